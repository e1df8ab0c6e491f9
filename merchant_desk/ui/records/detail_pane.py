"""One report in full: what can be done, what it holds, what happened to it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from merchant_desk.core.errors import QT_TRANSLATE_NOOP
from merchant_desk.core.record import Progress, Record, RecordDetail
from merchant_desk.core.report import Door, Suspect
from merchant_desk.core.state import EDITABLE, RETRYABLE, ReportState
from merchant_desk.ui import icons, theme, words
from merchant_desk.ui.records.look import look
from merchant_desk.ui.records.next_try import NextTry
from merchant_desk.ui.records.region_picture import RegionPicture
from merchant_desk.ui.records.timeline import Timeline
from merchant_desk.ui.records.upload_progress import UploadProgress
from merchant_desk.ui.widgets.banner import Banner
from merchant_desk.ui.widgets.labels import button, label, line
from merchant_desk.ui.widgets.thumbnails import Thumbnails

_MAY_WAIT_FOR_NETWORK = frozenset({ReportState.READY, ReportState.WAITING})
DOOR_WORDS: dict[Door, str] = {
    Door.CHAT: QT_TRANSLATE_NOOP("Door", "聊天"),
    Door.AFTER_SALE: QT_TRANSLATE_NOOP("Door", "售后详情"),
    Door.FILE: QT_TRANSLATE_NOOP("Door", "图片文件"),
}


class RecordDetailPane(QScrollArea):
    """Each signal carries the report's id; ``export_wanted`` the order's number, too."""

    retry_wanted = Signal(str)
    cancel_wanted = Signal(str)
    withdraw_wanted = Signal(str)
    mend_wanted = Signal(str)
    export_wanted = Signal(str, str)
    anyway_wanted = Signal(str)

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._detail: RecordDetail | None = None
        self._is_metered = False
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("反馈详情"))
        self.retry = button(
            self.tr("重试"), lambda: self.retry_wanted.emit(self.report), icon="retry"
        )
        self.mend = button(
            self.tr("修改后重发"), lambda: self.mend_wanted.emit(self.report), icon="draft"
        )
        self.export = button(self.tr("导出证据包"), self._ask_export, icon="save")
        self.cancel = button(self.tr("取消"), self._ask_cancel, look="danger", icon="close")
        self.withdraw = button(self.tr("撤回"), self._ask_withdraw, look="danger", icon="close")
        self.anyway = button(
            self.tr("用流量发送"), lambda: self.anyway_wanted.emit(self.report), look="plain"
        )
        self.anyway.setToolTip(self.tr("使用按流量计费的网络时也发送这一条"))
        self.progress = UploadProgress()
        self.next_try = NextTry()
        self._icon = QLabel()
        self._title = label(look="title")
        self._subtitle = label(look="muted", selectable=True)
        self.problem = Banner()
        self.confirm = Banner()
        self._body = QVBoxLayout()
        self._body.setSpacing(14)
        self._lay_out()

    @property
    def report(self) -> str:
        """The shown report's id, or nothing."""
        return self._detail.record.id if self._detail else ""

    def show_detail(self, detail: RecordDetail) -> None:
        if detail == self._detail:
            return
        if detail.record.id != self.report:
            self.confirm.hide()
        self._detail = detail
        record = detail.record
        shown = look(record, theme.colours())
        self._icon.setPixmap(icons.pixmap(shown.icon, 26, shown.ink, self.devicePixelRatio()))
        self._title.setText(shown.word)
        self._subtitle.setText(record.order)
        self.retry.setVisible(record.state in RETRYABLE)
        self.mend.setVisible(record.state in EDITABLE)
        self.cancel.setVisible(record.state in EDITABLE)
        self.withdraw.setVisible(record.state is ReportState.ACCEPTED)
        self._show_anyway(record)
        self._show_problem(record)
        self.next_try.show_record(record)
        self._fill(detail)

    def show_metered(self, is_metered: bool) -> None:
        """Whether the network costs by the byte, so that reports wait for another."""
        self._is_metered = is_metered
        if self._detail:
            self._show_anyway(self._detail.record)

    def _show_anyway(self, record: Record) -> None:
        waits = record.state in _MAY_WAIT_FOR_NETWORK and not record.any_network
        self.anyway.setVisible(self._is_metered and waits)

    def show_progress(self, progress: Progress | None) -> None:
        self.progress.show_progress(progress)

    def _lay_out(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._title)
        titles.addWidget(self._subtitle)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(titles, 1)
        actions = (self.anyway, self.retry, self.mend, self.export, self.cancel, self.withdraw)
        for action in actions:
            head.addWidget(action, 0, Qt.AlignmentFlag.AlignTop)
        page = QWidget()
        page.setProperty("look", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self.problem)
        column.addWidget(self.next_try)
        column.addWidget(self.confirm)
        column.addWidget(self.progress)
        column.addLayout(self._body)
        column.addStretch()
        self.setWidget(page)

    def _show_problem(self, record: Record) -> None:
        problem = record.last_problem
        if problem is None or record.receipt is not None:
            self.problem.hide()
            return
        level = "danger" if record.state is ReportState.PARKED else "warning"
        self.problem.say(level, words.last_problem(problem), may_close=False)

    def _ask_export(self) -> None:
        if self._detail is not None:
            self.export_wanted.emit(self.report, self._detail.record.order)

    def _ask_cancel(self) -> None:
        report = self.report
        self.confirm.say(
            "warning",
            self.tr("取消后不会再发送，材料仍留在记录里。确定取消？"),
            action=self.tr("确定取消"),
            pressed=lambda: self.cancel_wanted.emit(report),
        )

    def _ask_withdraw(self) -> None:
        report = self.report
        self.confirm.say(
            "warning",
            self.tr("撤回后平台不再审核，仍占用该订单的一次反馈机会，也不能恢复。确定撤回？"),
            action=self.tr("确定撤回"),
            pressed=lambda: self.withdraw_wanted.emit(report),
        )

    def _fill(self, detail: RecordDetail) -> None:
        _clear(self._body)
        self._body.addLayout(self._facts(detail))
        self._body.addWidget(line())
        for number, suspect in enumerate(detail.report.suspects, start=1):
            shops = detail.reuses.get(suspect.picture.sha256, 0)
            self._body.addWidget(self._suspect(number, suspect, shops))
        self._body.addWidget(line())
        self._body.addWidget(label(self.tr("经过"), "heading"))
        self._body.addWidget(Timeline(detail.events))

    def _facts(self, detail: RecordDetail) -> QGridLayout:
        record, report = detail.record, detail.report
        receipt, decision = record.receipt, record.decision
        facts = (
            (self.tr("订单号"), record.order),
            (self.tr("类型"), words.kinds(record.kinds)),
            (self.tr("入口"), words.translate("Door", DOOR_WORDS[report.door])),
            (self.tr("提交时间"), words.moment(record.made_at)),
            (self.tr("说明"), report.text),
            (self.tr("发送次数"), str(record.attempts) if record.attempts else ""),
            (self.tr("回执编号"), receipt.number if receipt else self.tr("尚无回执")),
            (self.tr("回执时间"), words.moment(receipt.received_at) if receipt else ""),
            (self.tr("平台结果"), words.decision(decision) if decision else self.tr("暂无结果")),
            (self.tr("结果说明"), decision.reason if decision else ""),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(fact for fact in facts if fact[1]):
            grid.addWidget(label(name, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(value, wraps=True, selectable=True), row, 1)
        return grid

    def _suspect(self, number: int, suspect: Suspect, shops: int) -> QWidget:
        texts = QVBoxLayout()
        texts.setSpacing(4)
        kind = words.kind(suspect.kind) if suspect.kind else self.tr("未选类型")
        title = self.tr("图片 {number} · {kind}").format(number=number, kind=kind)
        texts.addWidget(label(title, "heading"))
        if shops:
            reuse = self.tr("另有 {shops} 家店铺反馈过同样的图片（平台不透露是哪家）")
            texts.addWidget(label(reuse.format(shops=shops), "warning", wraps=True))
        for at, region in enumerate(suspect.regions, start=1):
            size = f"{region.w}×{region.h}"
            texts.addWidget(label(f"{at}. {region.label or size}", wraps=True))
        for fact in (suspect.source.site, suspect.source.url):
            if fact:
                texts.addWidget(label(fact, "muted", wraps=True, selectable=True))
        if suspect.proof:
            proof = self.tr("附证明 {count} 个").format(count=len(suspect.proof))
            texts.addWidget(label(proof, "muted"))
        texts.addStretch()
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(RegionPicture(suspect, self._thumbnails), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        return made


def _clear(layout: QVBoxLayout | QGridLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.deleteLater()
        elif isinstance(inner, QVBoxLayout | QGridLayout):
            _clear(inner)
