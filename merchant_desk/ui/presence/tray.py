"""The icon in the tray: a badge, notices, and the way back to the window."""

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from merchant_desk.core.resources import resources_dir
from merchant_desk.ui import theme

_SIDES = (16, 20, 24, 32, 48)
_MOST = 9
_SHOWN = 10_000
"""Milliseconds; Windows decides for itself."""


class Tray(QObject):
    """``opened`` carries an address, or nothing: the user wants to see the window.
    ``leaving``: the user wants the program to end.
    """

    opened = Signal(str)
    leaving = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._address = ""
        self.menu = QMenu()
        self.menu.addAction(self.tr("打开商家反馈台(&O)"), lambda: self.opened.emit(""))
        self.menu.addSeparator()
        self.menu.addAction(self.tr("退出(&X)"), self.leaving.emit)
        self.icon = QSystemTrayIcon(self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._activate)
        self.icon.messageClicked.connect(lambda: self.opened.emit(self._address))
        self.show_count(0)
        if QSystemTrayIcon.isSystemTrayAvailable():
            self.icon.show()

    def show_count(self, count: int) -> None:
        """How many records wait for the user: on this icon and on the taskbar's button."""
        self.icon.setIcon(badged(count))
        words = self.tr("商家反馈台")
        waiting = self.tr("商家反馈台 · {count} 条待看").format(count=count)
        self.icon.setToolTip(waiting if count else words)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.setBadgeNumber(count)

    def say(self, title: str, text: str, address: str) -> None:
        """Show a notice; a click on it opens ``address``."""
        self._address = address
        if QSystemTrayIcon.supportsMessages():
            kind = QSystemTrayIcon.MessageIcon.Information
            self.icon.showMessage(title, text, kind, _SHOWN)

    def close(self) -> None:
        self.icon.hide()
        self.menu.deleteLater()

    def _activate(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        pressed = QSystemTrayIcon.ActivationReason
        if reason in {pressed.Trigger, pressed.DoubleClick}:
            self.opened.emit("")


def badged(count: int) -> QIcon:
    """The program's icon, with ``count`` in a corner; more than nine are 9+."""
    plain = QIcon(str(resources_dir() / "icons" / "merchant-desk.svg"))
    made = QIcon()
    for side in _SIDES:
        surface = QPixmap(side, side)
        surface.fill(Qt.GlobalColor.transparent)
        painter = QPainter(surface)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plain.paint(painter, surface.rect())
        if count:
            _paint_badge(painter, side, count)
        painter.end()
        made.addPixmap(surface)
    return made


def _paint_badge(painter: QPainter, side: int, count: int) -> None:
    words = str(count) if count <= _MOST else f"{_MOST}+"
    across = side * 0.62
    corner = QRectF(side - across, side - across, across, across)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.LIGHT.danger))
    painter.drawEllipse(corner)
    font = painter.font()
    font.setPixelSize(max(round(across * (0.8 if len(words) == 1 else 0.6)), 1))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(Qt.GlobalColor.white)
    painter.drawText(corner, Qt.AlignmentFlag.AlignCenter, words)
