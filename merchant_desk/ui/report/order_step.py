"""Step 1: which order the pictures are about. Chat data names none, so the merchant does."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from merchant_desk.core.cap import CAP_SENTENCE, OrderCap
from merchant_desk.core.errors import DeskError
from merchant_desk.desk.desk import Desk
from merchant_desk.desk.orders import OrderChoice
from merchant_desk.ui import icons, theme, words
from merchant_desk.ui.report.order_delegate import OrderDelegate, spoken
from merchant_desk.ui.report.order_search import Found, find
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.banner import Banner
from merchant_desk.ui.widgets.face import Faced
from merchant_desk.ui.widgets.labels import dress, label
from merchant_desk.ui.widgets.rows_model import RowsModel
from merchant_desk.ui.widgets.thumbnails import Thumbnails

_TYPING = 180
"""Milliseconds of rest before what was typed is searched."""


class OrderStep(QWidget):
    """``chosen`` names the order as soon as one is (``""``: none); ``accepted`` on a double click.

    An unlisted number counts once the tick says that it is right.
    """

    chosen = Signal(str)
    accepted = Signal()

    def __init__(
        self, desk: Desk, tasks: Tasks, thumbnails: Thumbnails, *, buyer: str, order: str
    ) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._buyer = buyer
        self._wanted = order
        self._found: Found | None = None
        self._asked = 0
        self._is_asking = False
        self._then: Callable[[], None] | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("搜索商品名，或粘贴订单号"))
        self.search.setAccessibleName(self.tr("搜索订单"))
        self.search.setClearButtonEnabled(True)
        glass = QAction(icons.icon("search", theme.colours().muted), "", self.search)
        self.search.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self.search.installEventFilter(self)
        self.sentence = label(look="muted", wraps=True)
        self.sure = QCheckBox(self.tr("确认订单号无误"))
        self.capped = Banner()
        self.model: RowsModel[OrderChoice] = RowsModel(
            key=lambda choice: choice.order.number, words=spoken, parent=self
        )
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(OrderDelegate(thumbnails, buyer, self.view))
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setAccessibleName(self.tr("订单列表"))
        self._faced = Faced(self.view)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING)
        self._lay_out()
        thumbnails.ready.connect(self.view.viewport().update)
        self._typing.timeout.connect(self.reload)
        self.search.textChanged.connect(self._typing.start)
        self.sure.toggled.connect(self._tell)
        self.view.selectionModel().currentChanged.connect(self._tell)
        self.view.doubleClicked.connect(self.accepted)
        self.reload()

    @property
    def number(self) -> str:
        """The order that is chosen, or nothing."""
        if self._found is None:
            return ""
        if self._found.unlisted:
            is_sure = self.sure.isChecked() or not self._found.known
            return self._found.number if is_sure else ""
        choice = self.choice
        return choice.order.number if choice else ""

    @property
    def choice(self) -> OrderChoice | None:
        """The line that is chosen, when the order is a listed one."""
        if self._found is not None and self._found.unlisted:
            return None
        return self.model.value(self.view.currentIndex())

    @property
    def cap(self) -> OrderCap | None:
        if self._found is not None and self._found.unlisted:
            return self._found.cap
        return self.choice.cap if self.choice else None

    def when_found(self, then: Callable[[], None]) -> None:
        """Call ``then`` when what stands in the search field has been looked up; perhaps now."""
        if self._typing.isActive():
            self.reload()
        if self._is_asking:
            self._then = then
        else:
            then()

    def refuse(self) -> None:
        """Say why one cannot go on, and lead there."""
        if self.cap is not None and self.cap.is_reached and self.number:
            self.view.setFocus()
            return
        if self._found is not None and self._found.unlisted:
            self.sure.setFocus()
            return
        if not self.sentence.text():
            self._say(self.tr("请先选择一个订单，或粘贴订单号"), wrong=True)
        self.search.setFocus()

    def reload(self) -> None:
        """Search anew; an answer that was overtaken by a later question is dropped."""
        self._typing.stop()
        self._asked += 1
        self._is_asking = True
        asked, desk, buyer, text = self._asked, self._desk, self._buyer, self.search.text()
        wanted = self._wanted
        if not self.model.rows:
            self._faced.show_loading()

        def show(found: Found) -> None:
            if asked == self._asked:
                self._is_asking = False
                self._show(found, text.strip())
                then, self._then = self._then, None
                if then is not None:
                    then()

        def fail(error: DeskError) -> None:
            if asked == self._asked:
                self._is_asking, self._then = False, None
                self._faced.show_problem(error, self.reload)

        self._tasks.run(lambda: find(desk, buyer, text, wanted), done=show, failed=fail, owner=self)

    def eventFilter(self, watched: object, event: object) -> bool:
        """Up and down in the search field go through the list."""
        if watched is self.search and isinstance(event, QKeyEvent):
            is_way = event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}
            if is_way and event.type() == QKeyEvent.Type.KeyPress and self.model.rows:
                self.view.setFocus()
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = min(max(self.view.currentIndex().row() + step, 0), len(self.model.rows) - 1)
                self._select(row)
                return True
        return False

    def _show(self, found: Found, text: str) -> None:
        self._found = found
        if found.unlisted and not text:
            with QSignalBlocker(self.search):
                self.search.setText(found.number)
        self.model.set_rows(found.choices)
        if found.choices:
            self._faced.show_view()
        elif text:
            self._faced.show_empty("search", self.tr("没有找到相符的订单"))
        else:
            self._faced.show_empty(
                "records", self.tr("未找到近 90 天的订单"), self.tr("可在上方粘贴订单号")
            )
        self._preselect(found)
        self._say_about(found)
        self._tell()

    def _preselect(self, found: Found) -> None:
        """One candidate is always chosen and in sight."""
        if not found.choices:
            return
        wanted = found.number or self._wanted
        row = self.model.row_of(wanted)
        if row is None and self.view.currentIndex().isValid():
            row = self.view.currentIndex().row()
        self._select(row or 0)

    def _select(self, row: int) -> None:
        index = self.model.index(row)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(index, flag)
        self.view.scrollTo(index)

    def _say_about(self, found: Found) -> None:
        self.sure.setVisible(found.unlisted and found.known)
        if not found.unlisted:
            self.sure.setChecked(False)
        if found.problem is not None:
            self._say(words.sentence(found.problem), wrong=True)
        elif found.unlisted and found.known:
            text = self.tr("本店已同步的订单里没有 {number}，请核对").format(number=found.number)
            self._say(text, wrong=True)
        elif found.unlisted:
            text = self.tr("尚未同步订单，将按 {number} 反馈").format(number=found.number)
            self._say(text, wrong=False)
        else:
            self._say("", wrong=False)

    def _say(self, text: str, *, wrong: bool) -> None:
        self.sentence.setText(text)
        self.sentence.setVisible(bool(text))
        dress(self.sentence, "error" if wrong else "muted")
        dress(self.search, "wrong" if wrong else "")
        self.search.setAccessibleDescription(text)

    def _tell(self, _current: object = None, _before: QModelIndex | None = None) -> None:
        if self._found is None:
            return
        if self.number:
            self._wanted = self.number
        if self.cap is not None and self.cap.is_reached:
            self.capped.say("warning", CAP_SENTENCE, may_close=False)
        else:
            self.capped.hide()
        self.chosen.emit(self.number)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.search, 1)
        row.addWidget(self.sure)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.sentence)
        column.addWidget(self.capped)
        column.addWidget(self._faced, 1)
        self.sentence.hide()
        self.sure.hide()
        self.setFocusProxy(self.search)
