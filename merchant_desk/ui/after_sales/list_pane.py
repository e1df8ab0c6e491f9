"""The cases: filtered, searched, chosen."""

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from merchant_desk.desk import orders
from merchant_desk.desk.desk import Desk
from merchant_desk.desk.orders import AfterSaleLine
from merchant_desk.ui import words
from merchant_desk.ui.after_sales.delegate import AfterSaleDelegate
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.face import Faced
from merchant_desk.ui.widgets.labels import Button
from merchant_desk.ui.widgets.rows_model import RowsModel
from merchant_desk.ui.widgets.thumbnails import Thumbnails

_SETTLE = 150
_MINUTE = 60_000


class AfterSalesPane(QWidget):
    """``chosen`` carries the :class:`AfterSaleLine` to show in full, again when it changed."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._lines: tuple[AfterSaleLine, ...] = ()
        self._shown: AfterSaleLine | None = None
        self._wanted = ""
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("搜索买家、订单号或商品"))
        self.search.setAccessibleName(self.tr("搜索买家、订单号或商品"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._filter())
        self.open_only = Button(self.tr("待处理"), look="filter")
        self.all = Button(self.tr("全部"), look="filter")
        self._group = QButtonGroup(self)
        for choice in (self.open_only, self.all):
            choice.setCheckable(True)
            self._group.addButton(choice)
        self.open_only.setChecked(True)
        self._group.buttonClicked.connect(lambda _button: self._filter())
        self.model: RowsModel[AfterSaleLine] = RowsModel(
            key=lambda line: line.after_sale.id, words=self._words, parent=self
        )
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(AfterSaleDelegate(thumbnails, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(self.tr("售后单"))
        self.list.selectionModel().currentChanged.connect(self._on_current)
        thumbnails.ready.connect(lambda _sha256: self.list.viewport().update())
        self._faced = Faced(self.list)
        self._settle = QTimer(self, interval=_SETTLE)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self.reload)
        self._clock = QTimer(self, interval=_MINUTE)
        self._clock.timeout.connect(self.list.viewport().update)
        self._clock.start()
        self._lay_out()

    def reload_soon(self) -> None:
        if not self._settle.isActive():
            self._settle.start()

    def reload(self) -> None:
        desk = self._desk
        self._faced.show_loading()
        self._tasks.run(
            lambda: orders.after_sales(desk),
            done=self._show,
            failed=lambda error: self._faced.show_problem(error, self.reload),
            owner=self,
        )

    def choose(self, case: str) -> None:
        """Show the case with this id, whatever the filter hides, once it is in the list."""
        self.all.setChecked(True)
        self.search.clear()
        self._filter()
        row = self.model.row_of(case)
        self._wanted = "" if row is not None else case
        if row is not None:
            self.list.setCurrentIndex(self.model.index(row))

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(12, 10, 12, 10)
        head.setSpacing(8)
        head.addWidget(self.search)
        filters = QHBoxLayout()
        filters.setSpacing(8)
        filters.addWidget(self.open_only)
        filters.addWidget(self.all)
        filters.addStretch()
        head.addLayout(filters)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._faced, 1)

    def _show(self, lines: tuple[AfterSaleLine, ...]) -> None:
        self._lines = lines
        still_open = sum(line.after_sale.is_open for line in lines)
        self.open_only.setText(self.tr("待处理 {count}").format(count=still_open))
        self.all.setText(self.tr("全部 {count}").format(count=len(lines)))
        if self._wanted:
            self.choose(self._wanted)
        else:
            self._filter()

    def _filter(self) -> None:
        text = self.search.text().strip().lower()
        found = [
            line
            for line in self._lines
            if (line.after_sale.is_open or self.all.isChecked()) and _holds(line, text)
        ]
        self.model.set_rows(found)
        if not found:
            self._say_empty(text)
            return
        self._faced.show_view()
        current = self.model.value(self.list.currentIndex())
        if current is None:
            self.list.setCurrentIndex(self.model.index(0))
        elif current != self._shown:
            self._shown = current
            self.chosen.emit(current)

    def _say_empty(self, text: str) -> None:
        if text:
            self._faced.show_empty("search", self.tr("没有找到售后单"), self.tr("换个词再试"))
        elif self._lines:
            self._faced.show_empty("accepted", self.tr("没有待处理的售后单"))
        else:
            self._faced.show_empty(
                "after-sales", self.tr("还没有售后单"), self.tr("连接店铺后会自动同步")
            )

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        line = self.model.value(current)
        if line is not None:
            self._shown = line
            self.chosen.emit(line)

    def _words(self, line: AfterSaleLine) -> str:
        case = line.after_sale
        parts = [words.status(case.status), words.money(case.amount), line.buyer_name]
        if line.order:
            parts.append(line.order.title)
        if case.is_open and case.deadline is not None:
            parts.append(words.time_left(case.deadline))
        if line.reports:
            parts.append(self.tr("已反馈 {count}").format(count=line.reports))
        return "，".join(parts)


def _holds(line: AfterSaleLine, text: str) -> bool:
    places = [line.buyer_name, line.after_sale.order, line.after_sale.id]
    if line.order:
        places.append(line.order.title)
    return not text or any(text in place.lower() for place in places)
