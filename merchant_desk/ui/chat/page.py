"""The chat page: buyers, messages, orders side by side."""

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from merchant_desk.core.change import Change, Topic
from merchant_desk.core.chat import Buyer
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.chat.conversations_pane import ConversationsPane
from merchant_desk.ui.chat.messages_pane import MessagesPane
from merchant_desk.ui.chat.orders_pane import OrdersPane
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.picture_actions import PictureActions
from merchant_desk.ui.widgets.thumbnails import Thumbnails

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class ChatPage(QWidget):
    def __init__(
        self, desk: Desk, tasks: Tasks, actions: PictureActions, thumbnails: Thumbnails
    ) -> None:
        super().__init__()
        self.conversations = ConversationsPane(desk, tasks)
        self.messages = MessagesPane(desk, tasks, actions, thumbnails)
        self.orders = OrdersPane(desk, tasks, thumbnails)
        self.messages.report_wanted.connect(actions.report_wanted)
        self.conversations.chosen.connect(self._on_chosen)
        self.splitter = QSplitter()
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for pane, least, stretch in (
            (self.conversations, 220, 0),
            (self.messages, 360, 1),
            (self.orders, 230, 0),
        ):
            pane.setMinimumWidth(least)
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(self.splitter.count() - 1, stretch)
        self.splitter.setSizes([280, 640, 290])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)
        self._add_keys()
        tasks.changed.connect(self._on_change)
        self.conversations.reload()

    def _add_keys(self) -> None:
        conversations, search = self.conversations, self.conversations.search
        tab = Qt.Key.Key_Tab
        for keys, pressed in (
            (QKeySequence("Ctrl+F"), search.setFocus),
            (QKeySequence(QKeyCombination(_CTRL, tab)), lambda: conversations.step(1)),
            (QKeySequence(QKeyCombination(_CTRL | _SHIFT, tab)), lambda: conversations.step(-1)),
            (QKeySequence("Ctrl+R"), self.messages.report_current),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(pressed)

    def _on_chosen(self, buyer: Buyer) -> None:
        self.messages.show_buyer(buyer)
        self.orders.show_buyer(buyer)

    def _on_change(self, change: Change) -> None:
        match change.topic:
            case Topic.CHATS:
                self.conversations.reload_soon()
                self.messages.look_again(change.id)
            case Topic.ORDERS | Topic.AFTER_SALES:
                self.conversations.reload_soon()
                self.orders.reload()
