"""The navigation rail: one button a page, each with its badge."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from merchant_desk.ui import icons, theme


class RailButton(QAbstractButton):
    """An icon over a word; the badge counts what waits there."""

    def __init__(self, icon: str, text: str, shortcut: str) -> None:
        super().__init__()
        self._icon = icon
        self._badge = 0
        self._is_hovered = False
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        QShortcut(QKeySequence(shortcut), self, self.click)  # a button's own waits 100 ms
        self.setToolTip(f"{text}  {shortcut}")
        self.setAccessibleName(text)

    @property
    def badge(self) -> int:
        return self._badge

    @badge.setter
    def badge(self, count: int) -> None:
        self._badge = count
        words = self.tr("{page}，{count} 条待看").format(page=self.text(), count=count)
        self.setAccessibleName(words if count else self.text())
        self.update()

    def sizeHint(self) -> QSize:
        wide = QFontMetrics(self._font()).horizontalAdvance(self.text()) + 20
        return QSize(max(wide, 76), 62)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._is_hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._is_hovered = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        of = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(6, 3, -6, -3)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self._is_hovered:
            painter.setBrush(theme.colour("#FFFFFF", 36 if self.isChecked() else 16))
            painter.drawRoundedRect(ground, 8, 8)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor("#FFFFFF"))
            painter.drawRoundedRect(ground, 8, 8)
        ink = "#FFFFFF" if self.isChecked() else of.on_rail
        side = 22.0
        place = QRectF((self.width() - side) / 2, 10, side, side)
        icons.paint(painter, self._icon, place, ink)
        painter.setPen(QColor(ink))
        painter.setFont(self._font())
        painter.drawText(QRectF(0, 36, self.width(), 18), Qt.AlignmentFlag.AlignCenter, self.text())
        if self._badge:
            self._paint_badge(painter, place)
        painter.end()

    def _paint_badge(self, painter: QPainter, icon: QRectF) -> None:
        text = "99+" if self._badge > 99 else str(self._badge)
        font = QFont(self._font())
        font.setBold(True)
        painter.setFont(font)
        wide = max(QFontMetrics(font).horizontalAdvance(text) + 10, 18)
        pill = QRectF(icon.right() - 6, icon.top() - 6, wide, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#C62A1F"))
        painter.drawRoundedRect(pill, 9, 9)
        painter.setPen(QColor("#FFFFFF"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(max(font.pointSizeF() - 0.5, 8.0))
        return font


class Rail(QWidget):
    """``chosen`` tells the number of the page to show."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("导航"))
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.idClicked.connect(self.chosen)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 8)
        self._column.setSpacing(2)
        self._column.addStretch()

    def add(self, icon: str, text: str) -> RailButton:
        number = len(self._group.buttons())
        made = RailButton(icon, text, f"Ctrl+{number + 1}")
        self._group.addButton(made, number)
        self._column.insertWidget(number, made)
        return made

    def check(self, number: int) -> None:
        self._group.button(number).setChecked(True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.colours().rail))
        painter.end()
