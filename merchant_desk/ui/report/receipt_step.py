"""Step 4: saved at once, and the receipt when it comes. Never 已送达 before the receipt."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from merchant_desk.core.cap import CAP_SENTENCE
from merchant_desk.core.change import Change, Topic
from merchant_desk.core.record import Record
from merchant_desk.core.state import ReportState
from merchant_desk.desk import records
from merchant_desk.desk.desk import Desk
from merchant_desk.ui import icons, theme, words
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.labels import button, label

_ARRIVED = frozenset({ReportState.ACCEPTED, ReportState.CLOSED})
_ORDER_CAP = "order-cap"


class ReceiptStep(QWidget):
    """Follows one report. ``closing`` and ``viewing`` are its two buttons."""

    closing = Signal()
    viewing = Signal()

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._report = ""
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = label(look="title", wraps=True)
        self.words = label(wraps=True)
        self.receipt = label(look="number", selectable=True)
        self._note = label(
            self.tr("平台对此反馈暂无结果反馈；处理进度可在「反馈记录」中查看。"),
            look="muted",
            wraps=True,
        )
        self.view = button(self.tr("查看记录(&V)"), self.viewing.emit)
        self.close_ = button(self.tr("关闭(&C)"), self.closing.emit, look="primary")
        self.close_.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 24, 48, 24)
        column.setSpacing(8)
        column.addStretch(2)
        for part in (self._icon, self.title, self.words, self.receipt, self._note):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        row.addWidget(self.view)
        row.addWidget(self.close_)
        row.addStretch()
        column.addSpacing(12)
        column.addLayout(row)
        column.addStretch(3)
        tasks.changed.connect(self._on_change)

    def show_report(self, report: str) -> None:
        """The report was saved: say so at once, then follow it."""
        self._report = report
        self._say(
            "queued",
            theme.colours().accent,
            self.tr("已保存，已加入待发送"),
            self.tr("联网后自动发送，可以关闭此窗口。"),
        )
        self.receipt.hide()
        self.close_.setFocus()
        self._read()

    def _on_change(self, change: Change) -> None:
        if self._report and change.topic is Topic.REPORTS and change.id in {"", self._report}:
            self._read()

    def _read(self) -> None:
        desk, report = self._desk, self._report
        self._tasks.run(lambda: records.record(desk, report), done=self._show, owner=self)

    def _show(self, record: Record | None) -> None:
        if record is None:
            return
        of = theme.colours()
        problem = record.last_problem
        if record.state in _ARRIVED and record.receipt is not None:
            self._say("accepted", of.success, self.tr("平台已收到"), self.tr("回执号"))
            self.receipt.setText(record.receipt.number)
            self.receipt.show()
        elif problem is not None and problem.code == _ORDER_CAP:
            self._say("warning", of.warning, self.tr("此订单未再提交"), CAP_SENTENCE)
        elif record.state is ReportState.PARKED:
            text = words.last_problem(problem) if problem else ""
            self._say("parked", of.danger, self.tr("已保存，需要处理后再发送"), text)
        elif record.state is not ReportState.READY:
            text = words.last_problem(problem) if problem else self.tr("可以关闭此窗口。")
            title = self.tr("已保存 · {state}").format(state=words.state(record.state))
            self._say(words.STATE_ICONS[record.state], of.accent, title, text)

    def _say(self, icon: str, colour: str, title: str, text: str) -> None:
        self._icon.setPixmap(icons.pixmap(icon, 56, colour, self.devicePixelRatioF()))
        self.title.setText(title)
        self.words.setText(text)
        self.setAccessibleName(f"{title} {text}")
