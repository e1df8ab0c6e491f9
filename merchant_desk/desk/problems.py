"""The sentences of the desk."""

from merchant_desk.core.errors import QT_TRANSLATE_NOOP, Problem

ALREADY_OPEN = Problem(
    "already-open",
    QT_TRANSLATE_NOOP("Problem", "这个数据文件夹已在另一个窗口中打开"),
    QT_TRANSLATE_NOOP("Problem", "已打开的程序会自动发送，请切换到那个窗口"),
)
NO_SUCH_DRAFT = Problem(
    "no-such-draft",
    QT_TRANSLATE_NOOP("Problem", "草稿已不存在"),
    QT_TRANSLATE_NOOP("Problem", "请重新发起反馈"),
)
UNLISTED_ORDER = Problem(
    "unlisted-order",
    QT_TRANSLATE_NOOP("Problem", "本店已同步的订单里没有 {order}"),
    QT_TRANSLATE_NOOP("Problem", "请核对订单号，确认无误时加上 --unlisted-order"),
)
REGION_OUTSIDE = Problem(
    "region-outside",
    QT_TRANSLATE_NOOP(
        "Problem", "框选区域 {region} 不在图片之内（{width}×{height}），或小于 8×8 像素"
    ),
    QT_TRANSLATE_NOOP("Problem", "请按图片的像素坐标改正"),
)
CAP_REACHED = Problem(
    "order-cap",
    QT_TRANSLATE_NOOP("Problem", "{sentence}"),
    QT_TRANSLATE_NOOP("Problem", "如仍在申诉期内，请用同一份材料发起维权申诉"),
)
NOT_EXPORTED = Problem(
    "not-exported",
    QT_TRANSLATE_NOOP("Problem", "证据包没有保存到“{path}”：{cause}"),
    QT_TRANSLATE_NOOP("Problem", "请换一个位置再导出"),
)
NOT_SEALED = Problem(
    "not-sealed",
    QT_TRANSLATE_NOOP("Problem", "这条反馈还是草稿，没有可导出的证据包"),
    QT_TRANSLATE_NOOP("Problem", "请先提交，再导出"),
)
DOSSIER_CHANGED = Problem(
    "dossier-changed",
    QT_TRANSLATE_NOOP("Problem", "证据包与导出时不一致：{files}"),
    QT_TRANSLATE_NOOP("Problem", "请重新导出，或向提供者索取原始文件"),
)
READING_BROKE_OFF = Problem(
    "reading-broke-off",
    QT_TRANSLATE_NOOP("Problem", "读取“{name}”时中断，没有添加"),
    QT_TRANSLATE_NOOP("Problem", "请检查移动盘、网络盘或手机是否还连着，再添加一次"),
)
NOT_A_TABLE = Problem(
    "not-a-table",
    QT_TRANSLATE_NOOP("Problem", "“{name}”不是能读取的订单表"),
    QT_TRANSLATE_NOOP("Problem", "请在商家后台重新导出订单（CSV 或 XLSX）"),
)
TABLE_LOCKED = Problem(
    "table-locked",
    QT_TRANSLATE_NOOP("Problem", "“{name}”设有密码"),
    QT_TRANSLATE_NOOP("Problem", "请去掉密码再导入"),
)
TABLE_TOO_LARGE = Problem(
    "table-too-large",
    QT_TRANSLATE_NOOP("Problem", "“{name}”太大，超过 {limit} MB 或行列太多"),
    QT_TRANSLATE_NOOP("Problem", "请按时间分几次导出再导入"),
)
NO_ORDER_COLUMN = Problem(
    "no-order-column",
    QT_TRANSLATE_NOOP("Problem", "“{name}”的前 {rows} 行里没有“订单号”这一列"),
    QT_TRANSLATE_NOOP("Problem", "请在导出时勾选订单号"),
)
BAD_CELL = Problem(
    "bad-cell",
    QT_TRANSLATE_NOOP("Problem", "第 {row} 行的“{column}”看不懂：“{value}”"),
    QT_TRANSLATE_NOOP("Problem", "请改正这一行再导入，其他行不受影响"),
)
ROWS_LEFT_OUT = Problem(
    "rows-left-out",
    QT_TRANSLATE_NOOP("Problem", "“{name}”有 {count} 行没有导入"),
    QT_TRANSLATE_NOOP("Problem", "请改正这些行再导入一次，其余的行已导入"),
)
NOTHING_TO_UNDO = Problem(
    "nothing-to-undo",
    QT_TRANSLATE_NOOP("Problem", "没有可以撤销的导入"),
    QT_TRANSLATE_NOOP("Problem", "从文件导入的订单已全部撤销"),
)
