"""The message list: keys, the picture menu, and new messages below."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QStyleOptionViewItem

from merchant_desk.core.chat import Message
from merchant_desk.ui.chat.message_delegate import MessageDelegate
from merchant_desk.ui.chat.message_model import MESSAGE_ROLE
from merchant_desk.ui.widgets.press import PressAndHold
from merchant_desk.ui.widgets.thumbnails import Thumbnails
from merchant_desk.ui.widgets.virtual_list import VirtualList

Index = QModelIndex | QPersistentModelIndex


class MessageView(VirtualList):
    """``menu_wanted``: a picture message, the global place, by holding?, by touch?"""

    menu_wanted = Signal(object, QPoint, bool, bool)
    view_wanted = Signal(object)
    end_reached = Signal()

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.delegate = MessageDelegate(thumbnails, self)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(self.tr("消息"))
        thumbnails.ready.connect(lambda _sha256: self.viewport().update())
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        hold = PressAndHold(self.viewport())
        hold.held.connect(self._on_held)
        hold.tapped.connect(lambda place: self.setCurrentIndex(self.indexAt(place)))

    def picture_rect(self, index: Index) -> QRect:
        """Where the message's picture is in the viewport; empty when it has none."""
        message = index.data(MESSAGE_ROLE) if index.isValid() else None
        if not isinstance(message, Message) or not message.picture:
            return QRect()
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        return self.delegate.bubble(option, index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.open_menu_of_current()
        else:
            self._open_menu(event.pos())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Menu or (event.key() == Qt.Key.Key_F10 and shift):
            self.open_menu_of_current()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._view(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if self.picture_rect(index).contains(event.position().toPoint()):
            self._view(index)
        event.accept()

    def open_menu_of_current(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            self.scrollTo(index)
            self._open_menu(self.picture_rect(index).center())

    def _on_held(self, place: QPoint, by_touch: bool) -> None:
        self._open_menu(place, by_hold=True, by_touch=by_touch)

    def _open_menu(self, place: QPoint, *, by_hold: bool = False, by_touch: bool = False) -> None:
        index = self.indexAt(place)
        if self.picture_rect(index).contains(place):
            self.setCurrentIndex(index)
            at = self.viewport().mapToGlobal(place)
            self.menu_wanted.emit(index.data(MESSAGE_ROLE), at, by_hold, by_touch)

    def _view(self, index: Index) -> None:
        message = index.data(MESSAGE_ROLE)
        if isinstance(message, Message) and message.picture:
            self.view_wanted.emit(message)

    def _on_scrolled(self, _value: int) -> None:
        if self.is_at_end:
            self.end_reached.emit()
