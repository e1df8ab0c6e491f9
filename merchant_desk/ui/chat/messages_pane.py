"""The middle pane: one buyer's messages, read in windows as the user scrolls up."""

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from merchant_desk.core.chat import Buyer, Message
from merchant_desk.core.errors import DeskError
from merchant_desk.core.report import Door
from merchant_desk.desk import chats
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.chat.message_model import MessageModel
from merchant_desk.ui.chat.message_view import MessageView
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.banner import Banner
from merchant_desk.ui.widgets.face import Faced
from merchant_desk.ui.widgets.labels import button, label
from merchant_desk.ui.widgets.picture_actions import PictureActions
from merchant_desk.ui.widgets.thumbnails import Thumbnails
from merchant_desk.ui.wish import Wish

WINDOW = 200
"""Messages that are read at once."""
_SETTLE = 100


class MessagesPane(QWidget):
    """``report_wanted`` carries a :class:`Wish` for the selected picture (Ctrl+R)."""

    report_wanted = Signal(object)

    def __init__(
        self, desk: Desk, tasks: Tasks, actions: PictureActions, thumbnails: Thumbnails
    ) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._actions = actions
        self._buyer: Buyer | None = None
        self._has_more = False
        self._is_reading = False
        self._below = 0
        self.setProperty("look", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = MessageModel(self)
        self.view = MessageView(thumbnails)
        self.view.setModel(self.model)
        self.view.menu_wanted.connect(self._open_menu)
        self.view.view_wanted.connect(lambda message: actions.view(self._wish(message)))
        self.view.top_neared.connect(self._read_older)
        self.view.end_reached.connect(lambda: self._count_below(0))
        self._name = label(look="heading")
        self._banner = Banner()
        self._faced = Faced(self.view)
        self._newer = button("", self.view.go_to_end, look="float", icon="down")
        self._newer.setParent(self.view)
        self._newer.hide()
        self._newer.clicked.connect(lambda: self._count_below(0))
        self._settle = QTimer(self, interval=_SETTLE)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._read_newer)
        self._lay_out()
        self.view.installEventFilter(self)
        self._faced.show_empty(
            "chat", self.tr("选择会话"), self.tr("用 Ctrl+Tab 切换买家，用 ↑ ↓ 选择消息")
        )

    def show_buyer(self, buyer: Buyer) -> None:
        if self._buyer is not None and buyer.id == self._buyer.id:
            return
        self._buyer = buyer
        self._name.setText(buyer.name)
        self.view.delegate.buyer_name = buyer.name
        self._count_below(0)
        self.model.show(())
        self._read()

    def look_again(self, buyer: str) -> None:
        """Messages of ``buyer`` (or of anybody: empty) may have come."""
        if (
            self._buyer is not None
            and buyer in {"", self._buyer.id}
            and not self._settle.isActive()
        ):
            self._settle.start()

    def report_current(self) -> None:
        message = self.model.message(self.view.currentIndex())
        if message is not None and message.picture:
            self.report_wanted.emit(self._wish(message))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_newer()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place_newer()
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("look", "header")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 16, 0)
        row.addWidget(self._name)
        head.setFixedHeight(48)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._banner)
        column.addWidget(self._faced, 1)

    def _read(self) -> None:
        buyer = self._buyer
        if buyer is None:
            return
        desk = self._desk
        self._is_reading = True
        self._faced.show_loading()
        self._tasks.run(
            lambda: chats.messages(desk, buyer.id, limit=WINDOW),
            done=lambda found: self._show(buyer, found),
            failed=lambda error: self._fail(buyer, error),
            owner=self,
        )

    def _read_older(self) -> None:
        buyer, oldest = self._buyer, self.model.oldest
        if buyer is None or self._is_reading or not self._has_more or not oldest:
            return
        desk = self._desk
        self._is_reading = True
        self._tasks.run(
            lambda: chats.messages(desk, buyer.id, before=oldest, limit=WINDOW),
            done=lambda found: self._show_older(buyer, found),
            failed=lambda error: self._fail_older(buyer, error),
            owner=self,
        )

    def _read_newer(self) -> None:
        buyer, desk = self._buyer, self._desk
        if buyer is not None:
            self._tasks.run(
                lambda: chats.messages(desk, buyer.id, limit=WINDOW),
                done=lambda found: self._show_newer(buyer, found),
                failed=lambda error: self._banner.say_problem(error, self._read_newer),
                owner=self,
            )

    def _show(self, buyer: Buyer, found: tuple[Message, ...]) -> None:
        if buyer != self._buyer:
            return
        self._is_reading = False
        self._has_more = len(found) == WINDOW
        self.model.show(found)
        if found:
            self._faced.show_view()
        else:
            self._faced.show_empty("chat", self.tr("还没有消息"))

    def _show_older(self, buyer: Buyer, found: tuple[Message, ...]) -> None:
        if buyer == self._buyer:
            self._is_reading = False
            self._has_more = self.model.prepend(found) == WINDOW

    def _show_newer(self, buyer: Buyer, found: tuple[Message, ...]) -> None:
        if buyer != self._buyer:
            return
        if not self.model.joins(found) or not self.model.rowCount():
            self._show(buyer, found)
            return
        was_at_end = self.view.is_at_end
        added = self.model.append(found)
        if added and not was_at_end:
            self._count_below(self._below + added)

    def _fail(self, buyer: Buyer, error: DeskError) -> None:
        if buyer == self._buyer:
            self._is_reading = False
            self._faced.show_problem(error, self._read)

    def _fail_older(self, buyer: Buyer, error: DeskError) -> None:
        if buyer == self._buyer:
            self._is_reading = False
            self._banner.say_problem(error, self._read_older)

    def _count_below(self, count: int) -> None:
        self._below = count
        self._newer.setText(self.tr("{count} 条新消息").format(count=count))
        self._newer.setAccessibleName(self._newer.text())
        self._newer.setVisible(count > 0)
        self._place_newer()

    def _place_newer(self) -> None:
        self._newer.adjustSize()
        x = (self.view.width() - self._newer.width()) // 2
        self._newer.move(x, self.view.height() - self._newer.height() - 14)

    def _open_menu(self, message: Message, place: QPoint, by_hold: bool, by_touch: bool) -> None:
        self._actions.open_menu(self._wish(message), place, by_hold=by_hold, by_touch=by_touch)

    def _wish(self, message: Message) -> Wish:
        return Wish(
            door=Door.CHAT, picture=message.picture, message=message.id, buyer=message.buyer
        )
