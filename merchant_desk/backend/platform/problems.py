"""The sentences of the platform's operator."""

from merchant_desk.core.errors import QT_TRANSLATE_NOOP, Problem

PLATFORM_AWAY = Problem(
    "platform-away",
    QT_TRANSLATE_NOOP("Problem", "连不上平台（{detail}）"),
    QT_TRANSLATE_NOOP("Problem", "稍后会自动重试，请检查服务器的网络"),
)
PLATFORM_BUSY = Problem(
    "platform-busy",
    QT_TRANSLATE_NOOP("Problem", "平台要求放慢（{detail}）"),
    QT_TRANSLATE_NOOP("Problem", "稍后会自动重试，不需要处理"),
)
PLATFORM_UNCLEAR = Problem(
    "platform-unclear",
    QT_TRANSLATE_NOOP("Problem", "平台的回答看不懂（{detail}）"),
    QT_TRANSLATE_NOOP("Problem", "稍后会自动重试，如果一直这样，请升级本程序"),
)
PLATFORM_SHIFTING = Problem(
    "platform-shifting",
    QT_TRANSLATE_NOOP("Problem", "平台的列表在读取时一直变化"),
    QT_TRANSLATE_NOOP("Problem", "稍后会自动重试，不需要处理"),
)
PLATFORM_DENIED = Problem(
    "platform-denied",
    QT_TRANSLATE_NOOP("Problem", "平台不接受这家店铺的授权（{detail}）"),
    QT_TRANSLATE_NOOP("Problem", "请检查密钥、授权是否到期，以及平台的 IP 白名单"),
)
PLATFORM_CLOCK = Problem(
    "platform-clock",
    QT_TRANSLATE_NOOP("Problem", "平台说请求的时间不对（{detail}）"),
    QT_TRANSLATE_NOOP("Problem", "请校准服务器的时钟，误差不能超过 10 分钟"),
)
PLATFORM_REFUSED = Problem(
    "platform-refused",
    QT_TRANSLATE_NOOP("Problem", "平台拒绝了请求（{detail}）"),
    QT_TRANSLATE_NOOP("Problem", "请按平台的错误码处理，或升级本程序"),
)
PLATFORM_STOPPED = Problem(
    "platform-stopped",
    QT_TRANSLATE_NOOP("Problem", "读取平台时服务停止了"),
    QT_TRANSLATE_NOOP("Problem", "下次启动后会接着读取，不需要处理"),
)
KEYS_MISSING = Problem(
    "keys-missing",
    QT_TRANSLATE_NOOP("Problem", "没有找到平台密钥 {what}"),
    QT_TRANSLATE_NOOP("Problem", "请写入密钥文件或环境变量，见说明文档“接入拼多多”"),
)
KEYS_UNREADABLE = Problem(
    "keys-unreadable",
    QT_TRANSLATE_NOOP("Problem", "密钥文件“{path}”读写不了（{detail}）"),
    QT_TRANSLATE_NOOP("Problem", "请检查路径和权限，内容应为 JSON"),
)
KEYS_OPEN = Problem(
    "keys-open",
    QT_TRANSLATE_NOOP("Problem", "密钥文件“{path}”可被其他用户读取"),
    QT_TRANSLATE_NOOP("Problem", "请改为只有服务器的用户可读，例如 chmod 600"),
)
PLAIN_ROUTER = Problem(
    "plain-router",
    QT_TRANSLATE_NOOP("Problem", "平台地址 {url} 没有加密"),
    QT_TRANSLATE_NOOP("Problem", "请使用 https 地址，授权不能明文传送"),
)
NO_SUCH_SHOP = Problem(
    "no-such-shop",
    QT_TRANSLATE_NOOP("Problem", "没有店铺 {shop}"),
    QT_TRANSLATE_NOOP("Problem", "请用 backend platform status 查看店铺编号"),
)
SEVERAL_SHOPS = Problem(
    "several-shops",
    QT_TRANSLATE_NOOP("Problem", "有多家店铺叫 {shop}"),
    QT_TRANSLATE_NOOP("Problem", "请改用店铺编号，见 backend platform status"),
)
NOT_CONNECTED = Problem(
    "not-connected",
    QT_TRANSLATE_NOOP("Problem", "店铺 {shop} 还没有接入平台"),
    QT_TRANSLATE_NOOP("Problem", "请先运行 backend platform connect"),
)
IN_OTHER_HANDS = Problem(
    "in-other-hands",
    QT_TRANSLATE_NOOP("Problem", "另一个进程正在读取店铺 {shop}"),
    QT_TRANSLATE_NOOP("Problem", "服务器会自动读取，不需要另外运行，也可以稍后再试"),
)
