"""What a comparison found, in words: how far two files agree, never what that proves."""

from PySide6.QtCore import QCoreApplication

from merchant_desk.core.errors import QT_TRANSLATE_NOOP
from merchant_desk.evidence.agreement import Agreement
from merchant_desk.ui.report.compare.loading import Compared

SENTENCES: dict[Agreement, str] = {
    Agreement.ALMOST_ALL: QT_TRANSLATE_NOOP("Agreement", "对齐后，两张图的画面几乎全部相合"),
    Agreement.MOST: QT_TRANSLATE_NOOP("Agreement", "对齐后，两张图的画面大部分相合"),
    Agreement.PART: QT_TRANSLATE_NOOP("Agreement", "对齐后，两张图有一部分画面相合"),
    Agreement.LITTLE: QT_TRANSLATE_NOOP("Agreement", "找到了可对齐之处，但相合的画面很少"),
    Agreement.NOT_FOUND: QT_TRANSLATE_NOOP(
        "Agreement", "没有找到可对齐的画面；这不说明两张图无关，可并排查看"
    ),
}


def sentence(compared: Compared) -> str:
    """How far the two pictures agree."""
    text = QCoreApplication.translate("Agreement", SENTENCES[compared.agreement])
    if compared.is_mirrored:
        text += QCoreApplication.translate("Agreement", "（对比图经左右翻转）")
    return text
