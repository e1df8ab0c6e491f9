"""The site is recognised from the address, also from what an app shares."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from merchant_desk.core.report import Kind, ReportDraft
from merchant_desk.ui.report.dialog import ReportDialog
from merchant_desk.ui.report.sites import address_in, site_of


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://item.taobao.com/item.htm?id=1", "淘宝"),
        ("https://img.alicdn.com/imgextra/i1/a.jpg", "淘宝"),
        ("https://2.taobao.com/item.htm", "闲鱼"),
        ("https://detail.tmall.com/item.htm", "天猫"),
        ("https://detail.1688.com/offer/1.html", "1688"),
        ("https://item.jd.com/1.html", "京东"),
        ("https://img14.360buyimg.com/n1/a.jpg", "京东"),
        ("https://mobile.yangkeduo.com/goods.html?goods_id=1", "拼多多"),
        ("https://img.pddpic.com/a.jpeg", "拼多多"),
        ("https://www.xiaohongshu.com/explore/1", "小红书"),
        ("http://xhslink.com/a/b", "小红书"),
        ("https://m.weibo.cn/status/1", "微博"),
        ("https://wx1.sinaimg.cn/large/a.jpg", "微博"),
        ("https://v.douyin.com/abc/", "抖音"),
        ("https://www.zhihu.com/question/1", "知乎"),
        ("https://image.baidu.com/search/detail?word=x", "百度图片"),
        ("https://tieba.baidu.com/p/1", "百度贴吧"),
        ("https://www.baidu.com/s?wd=x", "百度"),
        ("https://cn.bing.com/images/search?q=x", "必应图片"),
        ("https://cn.bing.com/search?q=x", "必应"),
        ("https://www.google.com.hk/search?q=x&tbm=isch", "谷歌图片"),
        ("https://www.google.com/search?q=x&udm=2", "谷歌图片"),
        ("https://www.google.co.jp/search?q=x", "谷歌"),
        ("https://images.google.com/", "谷歌图片"),
        ("https://www.pinterest.com/pin/1/", "Pinterest"),
        ("https://www.pinterest.co.uk/pin/1/", "Pinterest"),
        ("https://i.pinimg.com/originals/a.jpg", "Pinterest"),
        ("https://mp.weixin.qq.com/s/abc", "微信公众号"),
        ("ITEM.TAOBAO.COM/item.htm", "淘宝"),
        ("https://item.taobao.com./item.htm", "淘宝"),
        ("https://nottaobao.com/", ""),
        ("https://taobao.com.example.cn/", ""),
        ("https://www.taobao.com@example.cn/", ""),
        ("https://example.cn/?u=https://www.taobao.com", ""),
        ("http://[::1", ""),
        ("", ""),
    ],
)
def test_a_site_is_known_by_its_address(address: str, site: str) -> None:
    assert site_of(address) == site


@given(st.text())
def test_any_text_is_an_address_of_a_site_or_of_none(text: str) -> None:
    assert isinstance(site_of(text), str)
    assert address_in(text) in text


def test_what_an_app_shares_becomes_its_address_and_site(
    show: Callable[..., ReportDialog], begin: Callable[..., ReportDraft]
) -> None:
    dialog = show(begin(), order_locked=True)
    dialog.proof.panel.kind.buttons[Kind.WEB].click()
    shared = "【小红书】一只很美的茶杯 http://xhslink.com/a/B1c2，复制本条信息，打开查看"
    QGuiApplication.clipboard().setText(shared)
    field = dialog.proof.panel.source.url
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    source = dialog.draft.suspects[0].source
    assert (source.url, source.site) == ("http://xhslink.com/a/B1c2", "小红书")
    assert field.text() == source.url
