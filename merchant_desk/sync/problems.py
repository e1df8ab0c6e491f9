"""The sentences of the network."""

from merchant_desk.core.errors import QT_TRANSLATE_NOOP, Problem

OFFLINE = Problem(
    "offline",
    QT_TRANSLATE_NOOP("Problem", "连不上服务器 {url}"),
    QT_TRANSLATE_NOOP("Problem", "请检查网络，联网后会自动发送，已保存的反馈不会丢失"),
)
CUT = Problem(
    "cut",
    QT_TRANSLATE_NOOP("Problem", "发送这条反馈时连接中断，服务器本身可以连上"),
    QT_TRANSLATE_NOOP("Problem", "会自动重试，不影响其他反馈"),
)
STOPPED = Problem(
    "stopped",
    QT_TRANSLATE_NOOP("Problem", "程序正在退出，上传已停下"),
    QT_TRANSLATE_NOOP("Problem", "下次打开时从已传到的位置继续"),
)
UNTRUSTED = Problem(
    "untrusted",
    QT_TRANSLATE_NOOP("Problem", "服务器 {url} 的证书不可信，可能已过期或属于别的服务器"),
    QT_TRANSLATE_NOOP("Problem", "请检查本机的日期和网络；不可信时什么都不会发送，反馈留在本机"),
)
NOT_OUR_ANSWER = Problem(
    "not-our-answer",
    QT_TRANSLATE_NOOP("Problem", "{url} 的回答不是来自反馈服务器"),
    QT_TRANSLATE_NOOP("Problem", "请检查地址，或先登录所在网络（如酒店、商场的上网页面）"),
)
NOT_PAIRED = Problem(
    "not-paired",
    QT_TRANSLATE_NOOP("Problem", "还没有连接店铺"),
    QT_TRANSLATE_NOOP("Problem", "请在设置中填写服务器地址和配对码，或运行 merchant-desk pair"),
)
BAD_PAIRING_CODE = Problem(
    "bad-pairing-code",
    QT_TRANSLATE_NOOP("Problem", "配对码不正确或已过期"),
    QT_TRANSLATE_NOOP("Problem", "请向店铺管理员索取新的配对码"),
)
DEVICE_REVOKED = Problem(
    "device-revoked",
    QT_TRANSLATE_NOOP("Problem", "这台设备的登录已失效"),
    QT_TRANSLATE_NOOP("Problem", "请在设置中用新的配对码重新连接店铺"),
)
OTHER_SHOP = Problem(
    "other-shop",
    QT_TRANSLATE_NOOP("Problem", "此数据文件夹已属于店铺“{shop}”"),
    QT_TRANSLATE_NOOP("Problem", "请用 --profile 为另一家店铺新建数据文件夹"),
)
REFUSED = Problem(
    "refused",
    QT_TRANSLATE_NOOP("Problem", "服务器拒绝了请求（{status} {detail}）"),
    QT_TRANSLATE_NOOP("Problem", "请稍后重试，若一直如此请联系服务器管理员"),
)
OUTDATED = Problem(
    "outdated",
    QT_TRANSLATE_NOOP("Problem", "本程序版本过旧，服务器不再接受"),
    QT_TRANSLATE_NOOP("Problem", "请升级后再发送，已保存的反馈不受影响"),
)
OTHER_BYTES = Problem(
    "other-bytes",
    QT_TRANSLATE_NOOP("Problem", "服务器已收到同一编号但内容不同的反馈"),
    QT_TRANSLATE_NOOP("Problem", "请核对后重新发起一条反馈"),
)
STALE = Problem(
    "stale",
    QT_TRANSLATE_NOOP("Problem", "服务器上的这条反馈已被改动"),
    QT_TRANSLATE_NOOP("Problem", "请联系服务器管理员核对"),
)
DECIDED = Problem(
    "decided",
    QT_TRANSLATE_NOOP("Problem", "平台已有结果，不能再撤回"),
    QT_TRANSLATE_NOOP("Problem", "结果会很快显示在记录里"),
)
NOT_WITHDRAWN = Problem(
    "not-withdrawn",
    QT_TRANSLATE_NOOP("Problem", "这条反馈现在不能撤回（状态：{state}）"),
    QT_TRANSLATE_NOOP("Problem", "平台已收到、还没有结果的可以撤回，没有送达的请取消"),
)
BAD_URL = Problem(
    "bad-url",
    QT_TRANSLATE_NOOP("Problem", "“{url}”不是服务器地址"),
    QT_TRANSLATE_NOOP("Problem", "请填写以 http:// 或 https:// 开头的地址"),
)
