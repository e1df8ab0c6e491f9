"""The sentences of reading pictures."""

from merchant_desk.core.errors import QT_TRANSLATE_NOOP, Problem

EMPTY_FILE = Problem(
    "empty-file",
    QT_TRANSLATE_NOOP("Problem", "“{name}”是空文件"),
    QT_TRANSLATE_NOOP("Problem", "请重新保存或下载后再选"),
)
NOT_A_PICTURE = Problem(
    "not-a-picture",
    QT_TRANSLATE_NOOP("Problem", "“{name}”不是能识别的图片或视频"),
    QT_TRANSLATE_NOOP(
        "Problem", "请选择 JPEG、PNG、WebP、BMP、GIF、HEIC 图片或 MP4、MOV、WebM 视频"
    ),
)
NOT_A_VIDEO_HERE = Problem(
    "not-a-video-here",
    QT_TRANSLATE_NOOP("Problem", "“{name}”是视频，这里需要图片"),
    QT_TRANSLATE_NOOP("Problem", "请选择图片，视频可作为补充材料添加"),
)
BROKEN_PICTURE = Problem(
    "broken-picture",
    QT_TRANSLATE_NOOP("Problem", "“{name}”已损坏或不完整，无法完整读出"),
    QT_TRANSLATE_NOOP("Problem", "请重新下载或请对方重发后再选"),
)
TOO_LARGE = Problem(
    "too-large",
    QT_TRANSLATE_NOOP("Problem", "“{name}”有 {size} MB，超过 {limit} MB 的上限"),
    QT_TRANSLATE_NOOP("Problem", "请换一个较小的文件"),
)
TOO_MANY_PIXELS = Problem(
    "too-many-pixels",
    QT_TRANSLATE_NOOP("Problem", "“{name}”有 {width}×{height} 像素，超过 {limit} 百万像素的上限"),
    QT_TRANSLATE_NOOP("Problem", "请换一张较小的图片"),
)
NO_COPY = Problem(
    "no-copy",
    QT_TRANSLATE_NOOP("Problem", "“{name}”的标注图没有生成"),
    QT_TRANSLATE_NOOP("Problem", "原图和框选坐标照常提交，不受影响"),
)
NO_CHINESE_FONT = Problem(
    "no-chinese-font",
    QT_TRANSLATE_NOOP("Problem", "这台电脑上没有中文字体，无法生成证据材料的 PDF"),
    QT_TRANSLATE_NOOP(
        "Problem", "请安装一种中文字体（如微软雅黑、思源黑体或 Noto Sans CJK）后重试"
    ),
)
NO_DOSSIER = Problem(
    "no-dossier",
    QT_TRANSLATE_NOOP("Problem", "无法读取“{name}”"),
    QT_TRANSLATE_NOOP("Problem", "请确认这是导出的证据包 ZIP，并且有读取权限"),
)
