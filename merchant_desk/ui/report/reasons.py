"""Why a region is suspected of an edit: a short list, so that most notes are one press.

The note is for the platform's reviewers, so that what is written is the Chinese word whatever the
window speaks; a longer note can be typed in the table of regions.
"""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from merchant_desk.core.errors import QT_TRANSLATE_NOOP
from merchant_desk.core.region import LABEL_LENGTH, Region
from merchant_desk.ui.widgets.labels import button, label

REASONS = (
    QT_TRANSLATE_NOOP("Reason", "文字改动"),
    QT_TRANSLATE_NOOP("Reason", "局部涂抹"),
    QT_TRANSLATE_NOOP("Reason", "拼接"),
    QT_TRANSLATE_NOOP("Reason", "亮度颜色"),
    QT_TRANSLATE_NOOP("Reason", "AI 生成"),
    QT_TRANSLATE_NOOP("Reason", "重复纹理"),
)
_COLUMNS = 3
_JOINT = "："


def with_reason(region: Region, reason: str) -> Region:
    """``region`` with ``reason`` as its note, before what was typed there; pressing the reason
    that it has takes it away.
    """
    head, _, rest = region.label.partition(_JOINT)
    if head.strip() not in REASONS:
        head, rest = "", region.label.strip()
    parts = [part for part in ("" if head.strip() == reason else reason, rest.strip()) if part]
    return replace(region, label=_JOINT.join(parts)[:LABEL_LENGTH])


def reason_of(region: Region) -> str:
    """The reason that the region's note begins with, or nothing."""
    head = region.label.partition(_JOINT)[0].strip()
    return head if head in REASONS else ""


def completer(line: QLineEdit) -> QCompleter:
    """Completes a note that is typed from the same list."""
    made = QCompleter(REASONS, line)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    return made


class ReasonRow(QWidget):
    """One press writes the notes of the regions that are shown. ``chosen`` carries their rows and
    the reason in Chinese.
    """

    chosen = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[int, ...] = ()
        self._title = label(look="muted", wraps=True)
        self.buttons: dict[str, QPushButton] = {}
        grid = QGridLayout()
        grid.setSpacing(6)
        for number, reason in enumerate(REASONS):
            shown = QCoreApplication.translate("Reason", reason)
            made = button(shown, partial(self._choose, reason), look="filter")
            made.setCheckable(True)
            made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self.buttons[reason] = made
            grid.addWidget(made, *divmod(number, _COLUMNS))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addLayout(grid)

    def show_regions(self, regions: tuple[Region, ...], chosen: tuple[int, ...]) -> None:
        """Show the regions ``chosen``; when none is, the first that still lacks a note."""
        self.setVisible(bool(regions))
        if not regions:
            return
        bare = (row for row, region in enumerate(regions) if not region.label.strip())
        rows = tuple(row for row in chosen if row < len(regions))
        self._rows = rows or (next(bare, len(regions) - 1),)
        numbers = self.tr("、").join(str(row + 1) for row in sorted(self._rows))
        self._title.setText(self.tr("区域 {n} 的改动：点选，或在表中填写").format(n=numbers))
        shared = {reason_of(regions[row]) for row in self._rows}
        written = shared.pop() if len(shared) == 1 else ""
        for reason, each in self.buttons.items():
            each.setChecked(reason == written)
            each.setAccessibleName(
                self.tr("区域 {n}：{reason}").format(n=numbers, reason=each.text())
            )

    def _choose(self, reason: str) -> None:
        self.chosen.emit(self._rows, reason)
