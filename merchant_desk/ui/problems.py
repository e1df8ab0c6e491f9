"""The sentences of the window itself."""

from merchant_desk.core.errors import QT_TRANSLATE_NOOP, Problem

UNEXPECTED = Problem(
    "unexpected",
    QT_TRANSLATE_NOOP("Problem", "程序遇到了意外的问题，这一步没有完成"),
    QT_TRANSLATE_NOOP("Problem", "已填内容都已保留，请重试；再次出现时请查看数据目录中的日志"),
)
NO_PICTURE_PASTED = Problem(
    "no-picture-pasted",
    QT_TRANSLATE_NOOP("Problem", "剪贴板里没有图片"),
    QT_TRANSLATE_NOOP("Problem", "请先复制一张图片或图片文件，再粘贴"),
)
PICTURE_GONE = Problem(
    "picture-gone",
    QT_TRANSLATE_NOOP("Problem", "图片已过期或还没有下载"),
    QT_TRANSLATE_NOOP("Problem", "请联网后重新获取，或使用本地文件"),
)
NO_SUCH_PLACE = Problem(
    "no-such-place",
    QT_TRANSLATE_NOOP("Problem", "这个链接在本机没有对应的内容"),
    QT_TRANSLATE_NOOP("Problem", "它可能属于其他店铺或其他电脑，也可能已被删除，请在记录里查找"),
)
NOT_SAVED = Problem(
    "picture-not-saved",
    QT_TRANSLATE_NOOP("Problem", "图片没有保存到“{path}”：{cause}"),
    QT_TRANSLATE_NOOP("Problem", "请换一个位置再保存"),
)
