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
        ("item.taobao.com/item.htm?id=1", "淘宝"),
        ("img.alicdn.com/imgextra/i1/a.jpg", "淘宝"),
        ("2.taobao.com/item.htm", "闲鱼"),
        ("detail.tmall.com/item.htm", "天猫"),
        ("detail.1688.com/offer/1.html", "1688"),
        ("item.jd.com/1.html", "京东"),
        ("img14.360buyimg.com/n1/a.jpg", "京东"),
        ("mobile.yangkeduo.com/goods.html?goods_id=1", "拼多多"),
        ("img.pddpic.com/a.jpeg", "拼多多"),
        ("www.xiaohongshu.com/explore/1", "小红书"),
        ("xhslink.com/a/b", "小红书"),
        ("m.weibo.cn/status/1", "微博"),
        ("wx1.sinaimg.cn/large/a.jpg", "微博"),
        ("v.douyin.com/abc/", "抖音"),
        ("www.zhihu.com/question/1", "知乎"),
        ("image.baidu.com/search/detail?word=x", "百度图片"),
        ("tieba.baidu.com/p/1", "百度贴吧"),
        ("www.baidu.com/s?wd=x", "百度"),
        ("cn.bing.com/images/search?q=x", "必应图片"),
        ("cn.bing.com/search?q=x", "必应"),
        ("www.google.com.hk/search?q=x&tbm=isch", "谷歌图片"),
        ("www.google.com/search?q=x&udm=2", "谷歌图片"),
        ("www.google.co.jp/search?q=x", "谷歌"),
        ("images.google.com/", "谷歌图片"),
        ("www.pinterest.com/pin/1/", "Pinterest"),
        ("www.pinterest.co.uk/pin/1/", "Pinterest"),
        ("i.pinimg.com/originals/a.jpg", "Pinterest"),
        ("mp.weixin.qq.com/s/abc", "微信公众号"),
        ("ITEM.TAOBAO.COM/item.htm", "淘宝"),
        ("item.taobao.com./item.htm", "淘宝"),
        ("nottaobao.com/", ""),
        ("taobao.com.example.org/", ""),
        ("www.taobao.com@example.org/", ""),
        ("example.org/?u=www.taobao.com", ""),
        ("[::1", ""),
        ("", ""),
    ],
)
def test_a_site_is_known_by_its_address(address: str, site: str) -> None:
    assert site_of(address) == site
    assert site_of(f"https://{address}") == site


@given(st.text())
def test_any_text_is_an_address_of_a_site_or_of_none(text: str) -> None:
    assert isinstance(site_of(text), str)
    assert address_in(text) in text


def test_what_an_app_shares_becomes_its_address_and_site(
    show: Callable[..., ReportDialog], begin: Callable[..., ReportDraft]
) -> None:
    dialog = show(begin(), order_locked=True)
    dialog.proof.panel.kind.buttons[Kind.WEB].click()
    shared = "【小红书】一只很美的茶杯 https://www.xiaohongshu.com/a/B1c2，复制本条信息，打开查看"
    QGuiApplication.clipboard().setText(shared)
    field = dialog.proof.panel.source.url
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    source = dialog.draft.suspects[0].source
    assert (source.url, source.site) == ("https://www.xiaohongshu.com/a/B1c2", "小红书")
    assert field.text() == source.url
