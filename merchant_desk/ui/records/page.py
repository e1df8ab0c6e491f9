"""The record page: drafts on top, the list, and one report in full."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from merchant_desk.core.change import Change, Topic
from merchant_desk.core.record import RecordDetail
from merchant_desk.desk import records, reports, support
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.records.detail_pane import RecordDetailPane
from merchant_desk.ui.records.drafts_bar import DraftsBar
from merchant_desk.ui.records.export import DossierExport
from merchant_desk.ui.records.list_pane import RecordsPane
from merchant_desk.ui.records.queue_bar import QueueBar
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.banner import Banner
from merchant_desk.ui.widgets.face import Face
from merchant_desk.ui.widgets.thumbnails import Thumbnails


class RecordsPage(QWidget):
    """``draft_wanted`` carries the :class:`ReportDraft` that the user goes on with."""

    draft_wanted = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._looked_at: set[str] = set()
        self._banner = Banner()
        self.queue = QueueBar(desk, tasks)
        self.queue.support_wanted.connect(self.offer_support)
        self.drafts = DraftsBar(desk, tasks, thumbnails)
        self.drafts.chosen.connect(self.draft_wanted)
        self.records = RecordsPane(desk, tasks, thumbnails)
        self.records.chosen.connect(self._read_detail)
        self.detail = RecordDetailPane(thumbnails)
        self.detail.retry_wanted.connect(self._retry)
        self.detail.cancel_wanted.connect(self._cancel)
        self.detail.withdraw_wanted.connect(self._withdraw)
        self.detail.mend_wanted.connect(self._mend)
        self.export = DossierExport(desk, tasks, self._banner, self)
        self.detail.export_wanted.connect(self.export.ask)
        self.detail.anyway_wanted.connect(self._send_anyway)
        self.queue.metered.connect(self.detail.show_metered)
        self._right = QStackedWidget()
        self._right.addWidget(Face("records", self.tr("选择一条记录"), self.tr("查看经过和回执")))
        self._right.addWidget(self.detail)
        self._lay_out()
        tasks.changed.connect(self._on_change)
        self.records.reload()
        self.drafts.reload()

    def show_report(self, report: str) -> None:
        self.records.choose(report)

    def _lay_out(self) -> None:
        left = QWidget()
        left.setProperty("look", "pane")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        left.setMinimumWidth(320)
        self._right.setMinimumWidth(400)
        inner = QVBoxLayout(left)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.queue)
        inner.addWidget(self.drafts)
        inner.addWidget(self.records, 1)
        self.splitter = QSplitter()
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self._right)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([430, 750])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._banner)
        column.addWidget(self.splitter, 1)

    def _on_change(self, change: Change) -> None:
        if change.topic is Topic.REPORTS:
            self.records.look_again(change.id)
            self.queue.look_again()
            if change.id == self.detail.report:
                self.detail.show_progress(records.progress(self._desk, change.id))
        elif change.topic is Topic.CONNECTION:
            self.queue.look_again()
        elif change.topic is Topic.DRAFTS:
            self.drafts.reload()

    def _read_detail(self, report: str) -> None:
        if not report:
            self._right.setCurrentIndex(0)
            return
        desk = self._desk
        self._tasks.run(lambda: records.detail(desk, report), done=self._show_detail, owner=self)

    def _show_detail(self, detail: RecordDetail) -> None:
        current = self.records.current
        if current is None or current.id != detail.record.id:
            return
        self.detail.show_detail(detail)
        self.detail.show_progress(records.progress(self._desk, detail.record.id))
        self._right.setCurrentWidget(self.detail)
        self._note_seen(detail)

    def _note_seen(self, detail: RecordDetail) -> None:
        """A decision that the user has on the screen is no news any more."""
        desk, report = self._desk, detail.record.id
        if detail.record.decision is None or report in self._looked_at or not self.isVisible():
            return
        self._looked_at.add(report)
        self._tasks.run(lambda: records.see(desk, report), done=lambda _: None, owner=self)

    def _retry(self, report: str) -> None:
        desk = self._desk
        self._do(lambda: reports.retry(desk, report))

    def _cancel(self, report: str) -> None:
        desk = self._desk
        self._do(lambda: reports.cancel(desk, report))

    def _withdraw(self, report: str) -> None:
        desk = self._desk
        self._do(lambda: reports.withdraw(desk, report))

    def _send_anyway(self, report: str) -> None:
        desk = self._desk
        self._do(lambda: reports.send_anyway(desk, report))

    def offer_support(self, *, after_crash: bool = False) -> None:
        """Say what the bundle holds before it is saved."""
        self._banner.say(
            "info",
            (self.tr("程序上次意外结束，可以把诊断包交给技术支持。") if after_crash else "")
            + self.tr(
                "诊断包里有：版本、检查结果、每条反馈的状态与错误代码、运行日志；"
                "没有姓名、订单号、文字、图片和口令"
            ),
            action=self.tr("选择保存位置…"),
            pressed=self._choose_support,
        )

    def _choose_support(self) -> None:
        dialog = QFileDialog(self, self.tr("保存诊断包"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile("merchant-desk-support.zip")
        dialog.fileSelected.connect(self.save_support)
        dialog.open()

    def save_support(self, target: str) -> None:
        desk = self._desk
        self._do(lambda: support.save(desk, Path(target)))

    def _mend(self, report: str) -> None:
        desk = self._desk
        self._tasks.run(
            lambda: reports.mend(desk, report),
            done=self.draft_wanted.emit,
            failed=self._banner.say_problem,
            owner=self,
        )

    def _do(self, call: Callable[[], None]) -> None:
        self._banner.hide()
        self._tasks.run(call, done=lambda _: None, failed=self._banner.say_problem, owner=self)
