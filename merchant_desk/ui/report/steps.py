"""The dialog's steps, each built when it is first needed: building all at once would be felt."""

from collections.abc import Callable
from enum import IntEnum
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from merchant_desk.desk.desk import Desk
from merchant_desk.ui.report.confirm_step import ConfirmStep
from merchant_desk.ui.report.keeper import DraftKeeper
from merchant_desk.ui.report.order_facts import Facts
from merchant_desk.ui.report.order_step import OrderStep
from merchant_desk.ui.report.proof_step import ProofStep
from merchant_desk.ui.report.receipt_step import ReceiptStep
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.thumbnails import Thumbnails

_BREATH = 40
"""Milliseconds between two steps that are built ahead, in which the window answers."""

S = TypeVar("S", bound=QWidget)


class Step(IntEnum):
    ORDER = 0
    PROOF = 1
    CONFIRM = 2
    RECEIPT = 3


class Steps(QStackedWidget):
    """Shows one step at a time. ``order_accepted``: go on with the chosen order;
    ``order_unwanted``: choose another; ``led`` carries a :class:`Check`; ``closing`` and
    ``viewing`` are the buttons of the receipt.
    """

    order_accepted = Signal()
    order_unwanted = Signal()
    led = Signal(object)
    closing = Signal()
    viewing = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, keeper: DraftKeeper, *, buyer: str) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._keeper = keeper
        self._buyer = buyer
        self._facts = Facts()
        self._shown = Step.ORDER
        self._thumbnails = Thumbnails(desk, tasks, self)

    @property
    def step(self) -> Step:
        return self._shown

    @cached_property
    def order(self) -> OrderStep:
        draft = self._keeper.draft
        made = OrderStep(
            self._desk, self._tasks, self._thumbnails, buyer=self._buyer, order=draft.order
        )
        made.accepted.connect(self.order_accepted)
        return self._add(made)

    @cached_property
    def proof(self) -> ProofStep:
        made = ProofStep(
            self._desk,
            self._tasks,
            self._thumbnails,
            self._keeper,
            self._facts.limits,
            self,
            buyer=self._buyer,
        )
        return self._add(made)

    @cached_property
    def confirm(self) -> ConfirmStep:
        made = ConfirmStep(self._thumbnails, self._keeper, self._facts.limits)
        made.led.connect(self.led)
        made.order.changing.connect(self.order_unwanted)
        self._show_facts_in(made)
        return self._add(made)

    @cached_property
    def receipt(self) -> ReceiptStep:
        made = ReceiptStep(self._desk, self._tasks)
        made.closing.connect(self.closing)
        made.viewing.connect(self.viewing)
        return self._add(made)

    def show_step(self, step: Step) -> None:
        """Show ``step`` and put the keyboard where it begins."""
        self._shown = step
        shown = (
            lambda: self.order,
            lambda: self.proof,
            lambda: self.confirm,
            lambda: self.receipt,
        )[step]()
        self.setCurrentWidget(shown)
        if step is Step.ORDER:
            self.order.search.setFocus()
        elif step is Step.PROOF:
            self.proof.canvas.setFocus()
        elif step is Step.CONFIRM:
            self.confirm.declarations.take_focus()

    def show_facts(self, facts: Facts) -> None:
        """What is known of the order by now."""
        self._facts = facts
        if self._has("proof"):
            self.proof.set_limits(facts.limits)
        if self._has("confirm"):
            self.confirm.set_limits(facts.limits)
            self._show_facts_in(self.confirm)

    def build_rest(self) -> None:
        """Build what comes next while the user looks at what is there, a step at a time."""
        builders: list[Callable[[], QWidget]] = [lambda: self.proof, lambda: self.confirm]

        def build() -> None:
            builders.pop(0)()
            if builders:
                QTimer.singleShot(_BREATH, self, build)

        QTimer.singleShot(_BREATH, self, build)

    def _has(self, name: str) -> bool:
        return name in self.__dict__

    def _add(self, step: S) -> S:
        self.addWidget(step)
        return step

    def _show_facts_in(self, confirm: ConfirmStep) -> None:
        number, facts = self._keeper.draft.order, self._facts
        known = facts if facts.number == number else Facts()
        confirm.order.show_order(number, known.order, known.cap)
