"""Handing a draft in: saved for the last time, then submitted."""

from PySide6.QtCore import QObject, Signal

from merchant_desk.core.errors import DeskError
from merchant_desk.desk import reports
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.report.keeper import DraftKeeper
from merchant_desk.ui.tasks import Tasks


class Submission(QObject):
    """``submitted`` carries the report's id; ``refused`` the :class:`DeskError`. ``running`` says
    whether a report is being handed in: until it is over, nothing should be pressed twice.
    """

    running = Signal(bool)

    submitted = Signal(str)
    refused = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, keeper: DraftKeeper, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._keeper = keeper

    def prepare(self) -> None:
        """Make the annotated copies while the user reads, so that submitting need not wait."""
        desk, draft = self._desk, self._keeper.draft
        self._tasks.run(
            lambda: reports.prepare(desk, draft),
            done=lambda _: None,
            failed=lambda _: None,  # submitting meets it again, and says it
            owner=self,
        )

    def begin(self) -> None:
        """The last save comes first, so that none can follow and bring the draft back."""
        self.running.emit(True)
        self._keeper.flush(self._hand_in)

    def _hand_in(self) -> None:
        desk, draft = self._desk, self._keeper.draft
        self._tasks.run(
            lambda: reports.submit(desk, draft),
            done=self._done,
            failed=self._failed,
            owner=self,
        )

    def _done(self, report: str) -> None:
        self._keeper.stop()
        self.running.emit(False)
        self.submitted.emit(report)

    def _failed(self, problem: DeskError) -> None:
        self.running.emit(False)
        self.refused.emit(problem)
