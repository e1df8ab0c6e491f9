"""The sentences of the rules."""

from merchant_desk.core.errors import QT_TRANSLATE_NOOP, Problem

BAD_ORDER_NUMBER = Problem(
    "bad-order-number",
    QT_TRANSLATE_NOOP("Problem", "“{text}”不是订单号"),
    QT_TRANSLATE_NOOP("Problem", "请填写形如 260517-607198974342268 的订单号"),
)
INCOMPLETE = Problem(
    "incomplete",
    QT_TRANSLATE_NOOP("Problem", "还不能提交：{missing}"),
    QT_TRANSLATE_NOOP("Problem", "请补全后再提交，已填内容都已保留"),
)
