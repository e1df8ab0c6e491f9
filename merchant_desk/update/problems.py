"""The sentences about newer versions."""

from merchant_desk.core.errors import QT_TRANSLATE_NOOP, Problem

UPDATE_AWAY = Problem(
    "update-away",
    QT_TRANSLATE_NOOP("Problem", "没能检查新版本（{detail}）"),
    QT_TRANSLATE_NOOP("Problem", "请稍后再试；现在的版本可以继续使用"),
)
UPDATE_FORGED = Problem(
    "update-forged",
    QT_TRANSLATE_NOOP("Problem", "新版本没有通过校验，没有保留（{detail}）"),
    QT_TRANSLATE_NOOP("Problem", "请继续使用现在的版本，并告诉提供本程序的人"),
)
