"""The one menu of a picture, however it is opened."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from merchant_desk.ui import icons, theme
from merchant_desk.ui.wish import Wish


class PictureMenu(QMenu):
    """What can be done with the picture that ``wish`` names."""

    report_chosen = Signal(object)
    view_chosen = Signal(object)
    copy_chosen = Signal(object)
    save_chosen = Signal(object)

    def __init__(self, wish: Wish, parent: QWidget, *, by_hold: bool, by_touch: bool) -> None:
        super().__init__(parent)
        self.wish = wish
        self._ignores_release = by_hold
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("图片菜单"))
        if by_touch:
            self.setProperty("look", "touch")
        self._add(self.tr("反馈虚假售后凭证"), "flag", self.report_chosen, "Ctrl+R")
        self.addSeparator()
        self._add(self.tr("查看大图"), "zoom", self.view_chosen)
        self._add(self.tr("复制图片"), "copy", self.copy_chosen)
        self._add(self.tr("另存为…"), "save", self.save_chosen)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ignores_release = False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The finger that opened the menu leaves it open when it is lifted."""
        if self._ignores_release:
            self._ignores_release = False
            event.accept()
            return
        super().mouseReleaseEvent(event)

    def _add(self, text: str, icon: str, signal: object, shortcut: str = "") -> None:
        action = self.addAction(icons.icon(icon, theme.colours().text), text)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(lambda: signal.emit(self.wish))  # type: ignore[attr-defined]
