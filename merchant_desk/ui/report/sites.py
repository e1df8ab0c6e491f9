"""Which site an address belongs to, in the words that a merchant and the platform use."""

import re
from urllib.parse import SplitResult, urlsplit

_BY_DOMAIN = {
    "taobao.com": "淘宝",
    "tb.cn": "淘宝",
    "alicdn.com": "淘宝",
    "tmall.com": "天猫",
    "tmall.hk": "天猫",
    "goofish.com": "闲鱼",
    "2.taobao.com": "闲鱼",
    "1688.com": "1688",
    "alibaba.com": "阿里巴巴国际站",
    "aliexpress.com": "速卖通",
    "jd.com": "京东",
    "jd.hk": "京东",
    "3.cn": "京东",
    "360buyimg.com": "京东",
    "pinduoduo.com": "拼多多",
    "yangkeduo.com": "拼多多",
    "pddpic.com": "拼多多",
    "temu.com": "Temu",
    "suning.com": "苏宁易购",
    "vip.com": "唯品会",
    "dewu.com": "得物",
    "poizon.com": "得物",
    "smzdm.com": "什么值得买",
    "xiaohongshu.com": "小红书",
    "xhslink.com": "小红书",
    "xhscdn.com": "小红书",
    "weibo.com": "微博",
    "weibo.cn": "微博",
    "t.cn": "微博",
    "sinaimg.cn": "微博",
    "douyin.com": "抖音",
    "iesdouyin.com": "抖音",
    "douyinpic.com": "抖音",
    "jinritemai.com": "抖音",
    "tiktok.com": "TikTok",
    "kuaishou.com": "快手",
    "gifshow.com": "快手",
    "kwaixiaodian.com": "快手",
    "bilibili.com": "哔哩哔哩",
    "b23.tv": "哔哩哔哩",
    "hdslb.com": "哔哩哔哩",
    "zhihu.com": "知乎",
    "zhimg.com": "知乎",
    "toutiao.com": "今日头条",
    "douban.com": "豆瓣",
    "doubanio.com": "豆瓣",
    "mp.weixin.qq.com": "微信公众号",
    "mmbiz.qpic.cn": "微信公众号",
    "qzone.qq.com": "QQ空间",
    "dianping.com": "大众点评",
    "meituan.com": "美团",
    "ctrip.com": "携程",
    "baidu.com": "百度",
    "image.baidu.com": "百度图片",
    "graph.baidu.com": "百度图片",
    "tieba.baidu.com": "百度贴吧",
    "baijiahao.baidu.com": "百家号",
    "sogou.com": "搜狗",
    "pic.sogou.com": "搜狗图片",
    "so.com": "360 搜索",
    "image.so.com": "360 图片",
    "bing.com": "必应",
    "bing.net": "必应图片",
    "gstatic.com": "谷歌图片",
    "yandex.com": "Yandex",
    "yandex.ru": "Yandex",
    "tineye.com": "TinEye",
    "pinimg.com": "Pinterest",
    "huaban.com": "花瓣网",
    "duitang.com": "堆糖",
    "nipic.com": "昵图网",
    "58pic.com": "千图网",
    "699pic.com": "摄图网",
    "vcg.com": "视觉中国",
    "instagram.com": "Instagram",
    "facebook.com": "Facebook",
    "x.com": "X",
    "twitter.com": "X",
    "twimg.com": "X",
    "reddit.com": "Reddit",
    "tumblr.com": "Tumblr",
    "youtube.com": "YouTube",
    "flickr.com": "Flickr",
    "unsplash.com": "Unsplash",
    "pexels.com": "Pexels",
    "pixabay.com": "Pixabay",
    "shutterstock.com": "Shutterstock",
    "gettyimages.com": "Getty Images",
    "etsy.com": "Etsy",
    "wikipedia.org": "维基百科",
}
"""A domain stands for all below it, but for those that are named themselves."""

_EVERYWHERE = {
    "google": "谷歌",
    "pinterest": "Pinterest",
    "amazon": "亚马逊",
    "ebay": "eBay",
    "shopee": "Shopee",
    "lazada": "Lazada",
}
"""Those that have a domain in each country."""
_SECOND_LEVEL = {"com", "co", "net", "org"}

_PICTURES = {"谷歌": "谷歌图片", "必应": "必应图片"}
"""Searches that have their pictures below the same domain."""
_PICTURE_SEARCH = re.compile(r"^/(images|imgres|imghp)\b|[?&](tbm=isch|udm=2)\b")

_ADDRESS = re.compile(r"https?://[^\s\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+", re.IGNORECASE)


def site_of(address: str) -> str:
    """The name of the site that ``address`` belongs to, when it is a known one."""
    parts = _parts(address)
    labels = (parts.hostname or "").rstrip(".").split(".") if parts else []
    if parts is None or len(labels) < 2:
        return ""
    below = (".".join(labels[start:]) for start in range(len(labels) - 1))
    name = next((_BY_DOMAIN[domain] for domain in below if domain in _BY_DOMAIN), "")
    name = name or _EVERYWHERE.get(_owner(labels), "")
    if name in _PICTURES:
        is_search = _PICTURE_SEARCH.search(f"{parts.path}?{parts.query}")
        if is_search or labels[0] == "images":
            return _PICTURES[name]
    return name


def address_in(text: str) -> str:
    """The address in what an app gives to be shared (``【某某】https://… 复制打开``); ``text``
    itself when there is none in it, or nothing else.
    """
    found = _ADDRESS.search(text)
    return found.group() if found else text


def _parts(address: str) -> SplitResult | None:
    address = address.strip()
    try:
        return urlsplit(address if "://" in address else f"https://{address}")
    except ValueError:
        return None


def _owner(labels: list[str]) -> str:
    """What stands before the ending, be it ``.com`` or ``.com.hk``."""
    has_two = len(labels) > 2 and labels[-2] in _SECOND_LEVEL
    return labels[-3] if has_two else labels[-2]
