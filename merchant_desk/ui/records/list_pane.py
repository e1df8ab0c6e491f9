"""The list of records, each row read again when it changed."""

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from merchant_desk.core.record import Record
from merchant_desk.desk import records
from merchant_desk.desk.desk import Desk
from merchant_desk.ui import words
from merchant_desk.ui.records.delegate import RecordDelegate
from merchant_desk.ui.records.look import WAITS, summary
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.face import Faced
from merchant_desk.ui.widgets.rows_model import RowsModel
from merchant_desk.ui.widgets.thumbnails import Thumbnails

_SECOND = 1000


class RecordsPane(QWidget):
    """``chosen`` carries the current record's id, again whenever its row changed; nothing
    when there is none.
    """

    chosen = Signal(str)

    def __init__(self, desk: Desk, tasks: Tasks, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._wanted = ""
        self.model: RowsModel[Record] = RowsModel(
            key=lambda record: record.id, words=_words, parent=self
        )
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(RecordDelegate(thumbnails, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(self.tr("反馈记录"))
        self.list.selectionModel().currentChanged.connect(self._on_current)
        thumbnails.ready.connect(lambda _sha256: self.list.viewport().update())
        self._faced = Faced(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._faced)
        self._clock = QTimer(self, interval=_SECOND)
        self._clock.timeout.connect(self._tick)
        self._clock.start()

    def reload(self) -> None:
        desk = self._desk
        self._faced.show_loading()
        self._tasks.run(
            lambda: records.records(desk),
            done=self._show,
            failed=lambda error: self._faced.show_problem(error, self.reload),
            owner=self,
        )

    def look_again(self, report: str) -> None:
        """Read this one row again; all of them when it is new, or no report is named."""
        desk = self._desk
        if not report or self.model.row_of(report) is None:
            self.reload()
            return
        self._tasks.run(
            lambda: records.record(desk, report),
            done=self._replace,
            owner=self,
        )

    def choose(self, report: str) -> None:
        """Make it the current one, once it is in the list."""
        row = self.model.row_of(report)
        self._wanted = "" if row is not None else report
        if row is not None:
            self.list.setCurrentIndex(self.model.index(row))

    @property
    def current(self) -> Record | None:
        return self.model.value(self.list.currentIndex())

    def _show(self, found: tuple[Record, ...]) -> None:
        self.model.set_rows(found)
        if not found:
            self._faced.show_empty(
                "records",
                self.tr("还没有反馈记录"),
                self.tr("在聊天或售后里反馈一张图片后，它的发送状态、回执和平台结果都会出现在这里"),
            )
            self.chosen.emit("")
            return
        self._faced.show_view()
        if self._wanted:
            self.choose(self._wanted)
        current = self.current
        if current is None:
            self.list.setCurrentIndex(self.model.index(0))
        else:
            self.chosen.emit(current.id)

    def _replace(self, record: Record | None) -> None:
        if record is None:
            self.reload()
        elif self.model.replace(record) and record == self.current:
            self.chosen.emit(record.id)

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        record = self.model.value(current)
        if record is not None:
            self.chosen.emit(record.id)

    def _tick(self) -> None:
        """Countdowns go by the second, while there are any."""
        if self.isVisible() and any(r.state in WAITS for r in self.model.rows):
            self.list.viewport().update()


def _words(record: Record) -> str:
    parts = [words.outcome(record), record.order, words.kinds(record.kinds), summary(record)]
    return "，".join(part for part in parts if part)
