"""The left pane: the buyers, and the search in them."""

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

from merchant_desk.core.chat import Conversation
from merchant_desk.core.errors import DeskError
from merchant_desk.desk import chats
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.chat.conversation_delegate import ConversationDelegate, said
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.face import Faced
from merchant_desk.ui.widgets.rows_model import RowsModel

_SETTLE = 150
"""Milliseconds between the last key or change and the reading."""


class ConversationsPane(QWidget):
    """``chosen`` carries the :class:`Buyer` whose messages are to be shown."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._asked = 0
        self.setProperty("look", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("搜索买家或聊天内容"))
        self.search.setAccessibleName(self.tr("搜索买家或聊天内容"))
        self.search.setToolTip(self.tr("搜索买家或聊天内容") + "  Ctrl+F")
        self.search.setClearButtonEnabled(True)
        self.model: RowsModel[Conversation] = RowsModel(
            key=lambda talk: talk.buyer.id, words=self._words, parent=self
        )
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(ConversationDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(self.tr("会话"))
        self._faced = Faced(self.list)
        self._settle = QTimer(self, interval=_SETTLE)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self.reload)
        self.search.textChanged.connect(lambda _text: self._settle.start())
        self.list.selectionModel().currentChanged.connect(self._on_current)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(12, 10, 12, 10)
        head.addWidget(self.search)
        column.addLayout(head)
        column.addWidget(self._faced, 1)

    def reload_soon(self) -> None:
        """Changes come in bursts: read once when they have settled."""
        if not self._settle.isActive():
            self._settle.start()

    def reload(self) -> None:
        desk, text = self._desk, self.search.text()
        self._asked += 1
        asked = self._asked
        self._faced.show_loading()
        self._tasks.run(
            lambda: chats.conversations(desk, text),
            done=lambda found: self._show(asked, found),
            failed=self._fail,
            owner=self,
        )

    def step(self, by: int) -> None:
        """Choose the next or the previous buyer, round and round."""
        count = self.model.rowCount()
        if count:
            row = (self.list.currentIndex().row() + by) % count
            self.list.setCurrentIndex(self.model.index(row))

    def choose(self, buyer: str) -> None:
        row = self.model.row_of(buyer)
        if row is not None:
            self.list.setCurrentIndex(self.model.index(row))

    def _show(self, asked: int, found: tuple[Conversation, ...]) -> None:
        if asked != self._asked:
            return
        self.model.set_rows(found)
        if found:
            self._faced.show_view()
        elif self.search.text().strip():
            self._faced.show_empty("search", self.tr("没有找到会话"), self.tr("换个词再试"))
        else:
            self._faced.show_empty("chat", self.tr("还没有会话"), self.tr("连接店铺后会自动同步"))

    def _fail(self, error: DeskError) -> None:
        self._faced.show_problem(error, self.reload)

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        talk = self.model.value(current)
        if talk is not None:
            self.chosen.emit(talk.buyer)

    def _words(self, talk: Conversation) -> str:
        parts = [talk.buyer.name]
        if talk.last is not None:
            parts.append(said(talk.last))
        if talk.open_after_sales:
            parts.append(self.tr("售后处理中 {count} 件").format(count=talk.open_after_sales))
        return "，".join(parts)
