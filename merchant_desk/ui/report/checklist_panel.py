"""The checklist at the foot of the right column: always in sight, what is missing first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from merchant_desk.core.checklist import Check, Level
from merchant_desk.ui.report.checklist_view import ChecklistView
from merchant_desk.ui.widgets.labels import label

_TALLEST = 140
"""Logical pixels; longer lists scroll."""


class ChecklistPanel(QFrame):
    """``led`` carries the :class:`Check` whose control is wanted."""

    led = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "footer")
        self._title = label(look="heading", wraps=True)
        self.view = ChecklistView()
        self.view.led.connect(self.led)
        self.view.setProperty("look", "pane")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 8)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._scroll)

    def show_checks(self, checks: tuple[Check, ...], pictures: int) -> None:
        musts = [check for check in checks if check.level is Level.MUST]
        met = sum(check.met for check in musts)
        text = self.tr("核对清单　必填已满足 {met}/{all}").format(met=met, all=len(musts))
        stronger = sum(not check.met and check.level is Level.SHOULD for check in checks)
        if stronger:
            text += self.tr("，补充 {n} 项会更有力").format(n=stronger)
        self._title.setText(text)
        ordered = sorted(checks, key=lambda check: (check.met, check.level is Level.SHOULD))
        self.view.show_checks(tuple(ordered), pictures)
        self._scroll.setFixedHeight(min(self.view.sizeHint().height(), _TALLEST))
