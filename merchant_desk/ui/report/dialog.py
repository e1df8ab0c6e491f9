"""The report dialog: 选择订单 → 举证 → 确认提交 → 回执."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from merchant_desk.core.checklist import Check, Need
from merchant_desk.core.report import ReportDraft
from merchant_desk.desk.desk import Desk
from merchant_desk.ui import words
from merchant_desk.ui.preferences import Preferences
from merchant_desk.ui.report.confirm_step import ConfirmStep
from merchant_desk.ui.report.footer import Footer
from merchant_desk.ui.report.keeper import DraftKeeper
from merchant_desk.ui.report.order_facts import Facts, facts_of
from merchant_desk.ui.report.order_line import OrderLine
from merchant_desk.ui.report.order_step import OrderStep
from merchant_desk.ui.report.proof_step import ProofStep
from merchant_desk.ui.report.receipt_step import ReceiptStep
from merchant_desk.ui.report.stepper import Stepper
from merchant_desk.ui.report.steps import Step, Steps
from merchant_desk.ui.report.submission import Submission
from merchant_desk.ui.report.wording import earlier
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.banner import Banner

__all__ = ["ReportDialog", "Step"]

_GEOMETRY = "report"
_SMALLEST = (960, 640)
_USUAL = (1200, 800)


class ReportDialog(QDialog):
    """Edits one draft and submits it. Open it with ``open()``.

    ``submitted`` carries the report's id once it is saved; ``record_wanted`` the id whose record
    the user wants to see. ``place`` is where the user was in a kept draft. With ``order_locked``
    the order is known, and the form comes first.
    """

    submitted = Signal(str)
    record_wanted = Signal(str)

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        draft: ReportDraft,
        *,
        buyer: str = "",
        order_locked: bool = False,
        place: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._facts = Facts()
        self._report = ""
        self._is_closing = False
        self.setWindowTitle(self.tr("反馈虚假售后凭证"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setSizeGripEnabled(False)
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_USUAL)
        self._preferences = Preferences(desk.profile.root)
        self.restoreGeometry(self._preferences.state(_GEOMETRY))
        self.keeper = DraftKeeper(desk, tasks, draft, self, place)
        self._submission = Submission(desk, tasks, self.keeper, self)
        self.stepper = Stepper(
            (self.tr("选择订单"), self.tr("举证"), self.tr("确认提交"), self.tr("回执"))
        )
        self.order_line = OrderLine()
        self.notice = Banner()
        self.steps = Steps(desk, tasks, self.keeper, buyer=buyer)
        self.footer = Footer()
        self._lay_out()
        self._connect()
        self.go(Step.PROOF if order_locked and draft.order else Step.ORDER)
        self._read_facts()
        self.steps.build_rest()

    @property
    def step(self) -> Step:
        return self.steps.step

    @property
    def draft(self) -> ReportDraft:
        return self.keeper.draft

    @property
    def order(self) -> OrderStep:
        return self.steps.order

    @property
    def proof(self) -> ProofStep:
        return self.steps.proof

    @property
    def confirm(self) -> ConfirmStep:
        return self.steps.confirm

    @property
    def receipt(self) -> ReceiptStep:
        return self.steps.receipt

    def go(self, step: Step) -> None:
        """Show ``step`` and put the keyboard where it begins."""
        if self.step is not step:
            self.keeper.save()
        self.steps.show_step(step)
        self.stepper.show_step(step, may_go_back=step is not Step.RECEIPT)
        self.footer.setVisible(step is not Step.RECEIPT)
        self.footer.show_step(first=step is Step.ORDER, submits=step is Step.CONFIRM)
        self.order_line.setVisible(step in {Step.PROOF, Step.CONFIRM})
        self.order_line.show_order(self.draft.order, self._facts)
        if step is Step.CONFIRM:
            self._submission.prepare()

    def go_on(self) -> None:
        """The next step; from the last one before sending, submit."""
        if self.step is Step.ORDER:
            self.order.when_found(self._take_order)
        elif self.step is Step.PROOF:
            self.go(Step.CONFIRM)
        elif self.step is Step.CONFIRM:
            reading = self.proof.additions.intake.reading
            if self.confirm.missing():
                self.confirm.refuse()
            elif reading:
                text = self.tr("还有 {n} 个文件正在读取，读完后再提交，也可回到举证取消读取")
                self.notice.say("warning", text.format(n=reading))
            else:
                self._submission.begin()
        else:
            self.accept()

    def lead_to(self, check: Check) -> None:
        """Go to the control that a line of the checklist is about."""
        if check.need is Need.ORDER:
            self.go(Step.ORDER)
        elif check.need is Need.DECLARATIONS:
            self.go(Step.CONFIRM)
        else:
            self.go(Step.PROOF)
            self.proof.lead_to(check)

    def reject(self) -> None:
        """Esc and closing: first the drag, then the selection, then the dialog, draft kept."""
        if self.step is Step.PROOF and not self._is_closing and self.proof.escape():
            return
        self._is_closing = True
        if self._report:
            self._leave()
        else:
            self.keeper.flush(self._leave)

    def done(self, result: int) -> None:
        self._preferences.put_state(_GEOMETRY, self.saveGeometry())
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._is_closing = True
        super().closeEvent(event)

    # -- order

    def _take_order(self) -> None:
        number, cap, choice = self.order.number, self.order.cap, self.order.choice
        if self.step is not Step.ORDER:
            return
        if not number or (cap is not None and cap.is_reached):
            self.order.refuse()
            return
        if number != self.draft.order:
            case = choice.after_sale.id if choice and choice.after_sale else ""
            self.keeper.put(replace(self.draft, order=number, after_sale=case))
        self._read_facts()
        self.go(Step.PROOF)

    def _read_facts(self) -> None:
        desk, draft = self._desk, self.draft
        self._tasks.run(lambda: facts_of(desk, draft), done=self._show_facts, owner=self)

    def _show_facts(self, facts: Facts) -> None:
        self._facts = facts
        self.steps.show_facts(facts)
        self.order_line.show_order(self.draft.order, facts)
        if facts.earlier and not self._report:
            pictures = tuple(suspect.picture.sha256 for suspect in self.draft.suspects)
            self.notice.say("warning", earlier(facts.earlier, pictures, facts.number))
        else:
            self.notice.hide()
        if facts.cap is not None and facts.cap.is_reached and self.step is Step.PROOF:
            self.go(Step.ORDER)

    # -- submitting and leaving

    def _submitted(self, report: str) -> None:
        self._report = report
        self.notice.hide()
        self.go(Step.RECEIPT)
        self.receipt.show_report(report)
        self.submitted.emit(report)

    def _leave(self) -> None:
        """Close, unless the draft could not be saved: then the user decides."""
        self._is_closing = False
        problem = self.keeper.state.problem
        if problem is None or self._report:
            super().reject()
            return
        self.notice.say(
            "danger",
            words.sentence(problem),
            action=self.tr("不保存并关闭"),
            pressed=super().reject,
        )

    # -- assembly

    def _connect(self) -> None:
        self.stepper.chosen.connect(lambda step: self.go(Step(step)))
        self.order_line.changing.connect(lambda: self.go(Step.ORDER))
        steps, submission = self.steps, self._submission
        steps.order_accepted.connect(self.go_on)
        steps.order_unwanted.connect(lambda: self.go(Step.ORDER))
        steps.led.connect(self.lead_to)
        steps.closing.connect(self.accept)
        steps.viewing.connect(lambda: self.record_wanted.emit(self._report))
        steps.viewing.connect(self.accept)
        for part in (steps, self.stepper, self.footer):
            submission.running.connect(part.setDisabled)
        submission.submitted.connect(self._submitted)
        submission.refused.connect(self.notice.say_problem)
        self.footer.closing.connect(self.close)
        self.footer.going_back.connect(lambda: self.go(Step(self.step - 1)))
        self.footer.going_on.connect(self.go_on)
        self.keeper.saved.connect(lambda: self.footer.show_saving(self.keeper.state))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.go_on)

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("look", "header")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self.stepper, 1)
        row.addWidget(self.order_line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.notice)
        column.addWidget(self.steps, 1)
        column.addWidget(self.footer)
