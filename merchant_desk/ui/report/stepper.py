"""The stepper on top of the dialog: where one is, and the way back."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy

from merchant_desk.ui import icons, theme
from merchant_desk.ui.widgets.labels import line

_DISC = 24
_JOINT = 8, 32
"""Logical pixels between two steps, at least and at most."""


class StepMark(QAbstractButton):
    """One step: a number, or a tick when it is done, and its name."""

    def __init__(self, number: int, text: str) -> None:
        super().__init__()
        self._number = number
        self._is_done = False
        self.setText(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_place(self, *, done: bool, current: bool) -> None:
        self._is_done = done
        self.setChecked(current)
        state = self.tr("当前步骤") if current else self.tr("已完成") if done else self.tr("未到")
        self.setAccessibleName(f"{self._number} {self.text()}，{state}")
        self.update()

    def sizeHint(self) -> QSize:
        """With room for bold words: what is current changes, and nothing should move by it."""
        words = QFontMetrics(self._font(bold=True)).horizontalAdvance(self.text())
        return QSize(words + _DISC + 20, 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme.colours()
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = QRectF(6, (self.height() - _DISC) / 2, _DISC, _DISC)
        is_strong = self.isChecked() or self._is_done
        painter.setPen(QPen(QColor(of.accent if is_strong else of.muted), 1.5))
        painter.setBrush(QColor(of.accent) if self.isChecked() else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc)
        ink = of.on_accent if self.isChecked() else of.accent if self._is_done else of.muted
        painter.setFont(self._font(bold=self.isChecked()))
        painter.setPen(QColor(ink))
        if self._is_done and not self.isChecked():
            icons.paint(painter, "check", disc.adjusted(5, 5, -5, -5), ink)
        else:
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.setPen(QColor(of.text if is_strong else of.muted))
        place = QRectF(disc.right() + 8, 0, self.width(), self.height())
        painter.drawText(
            place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text()
        )
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(of.accent), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _font(self, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setBold(bold)
        return font


class Stepper(QFrame):
    """``chosen`` asks for a step (from 0) that lies behind."""

    chosen = Signal(int)

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("步骤"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.marks: list[StepMark] = []
        for number, name in enumerate(names):
            if number:
                joint = line()
                joint.setMinimumWidth(_JOINT[0])
                joint.setMaximumWidth(_JOINT[1])
                row.addWidget(joint, 1, Qt.AlignmentFlag.AlignVCenter)
            mark = StepMark(number + 1, name)
            mark.clicked.connect(lambda _=False, at=number: self.chosen.emit(at))
            row.addWidget(mark)
            self.marks.append(mark)
        row.addStretch()

    def show_step(self, current: int, *, may_go_back: bool) -> None:
        for number, mark in enumerate(self.marks):
            mark.show_place(done=number < current, current=number == current)
            mark.setEnabled(may_go_back and number <= current)
            mark.setFocusPolicy(
                Qt.FocusPolicy.TabFocus if mark.isEnabled() else Qt.FocusPolicy.NoFocus
            )
