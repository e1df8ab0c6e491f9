"""Keeps the draft: its present value, its undo history, and its saving."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from merchant_desk.core.errors import DeskError
from merchant_desk.core.report import ReportDraft
from merchant_desk.desk import drafts
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.report.edits import Suspects
from merchant_desk.ui.tasks import Tasks

AUTOSAVE = 400
"""Milliseconds after a change until it is saved, however many more come meanwhile."""
MERGE = 0.5
"""Seconds within which like edits are undone as one."""
_MERGE_ID = 1


@dataclass(frozen=True, slots=True)
class SaveState:
    """How the draft stands on the disk: whether it is all there, since when, or why not."""

    is_saved: bool = True
    at: datetime | None = None
    problem: DeskError | None = None


class DraftKeeper(QObject):
    """``changed``: look at :attr:`draft` again. ``saved``: look at :attr:`state` again.

    ``stepped`` names a suspect to bring into sight: one that was added, or that an undo was about.
    """

    changed = Signal()
    saved = Signal()
    stepped = Signal(int)

    def __init__(
        self, desk: Desk, tasks: Tasks, draft: ReportDraft, parent: QObject, place: str = ""
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self.draft = draft
        self.state = SaveState()
        self.undo = QUndoStack(self)
        self.place = place
        self._place_on_disk = place
        self._on_disk: ReportDraft = draft
        self._is_saving = False
        self._is_over = False
        self._then: list[Callable[[], None]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AUTOSAVE)
        self._timer.timeout.connect(self.save)

    def edit(self, suspects: Suspects, words: str, *, suspect: int = 0, merge: str = "") -> None:
        """Replace the suspects, undoably. Edits with the same ``merge`` soon after are one."""
        if suspects != self.draft.suspects:
            self.undo.push(_Replace(self, suspects, words, suspect, merge))

    def put(self, draft: ReportDraft) -> None:
        """Make ``draft`` the present value and save it in a while."""
        if draft == self.draft or self._is_over:
            return
        self.draft = draft
        self._save_soon()
        self.state = replace(self.state, is_saved=False)
        self.changed.emit()
        self.saved.emit()

    def put_place(self, place: str) -> None:
        """Remember where the user is in the draft; kept beside it, once the draft itself is."""
        self.place = place
        if place != self._place_on_disk:
            self._save_soon()

    def save(self) -> None:
        """Save now what is not on the disk yet; one save at a time."""
        self._timer.stop()
        if self._is_saving:
            return
        draft, place, desk = self.draft, self.place, self._desk
        if draft == self._on_disk and place == self._place_on_disk:
            self.state = replace(self.state, is_saved=True, problem=None)
            self.saved.emit()
            self._finish()
            return
        self._is_saving = True
        is_draft = draft != self._on_disk
        self._tasks.run(
            lambda: (
                drafts.save(desk, draft, place)
                if is_draft
                else drafts.put_place(desk, draft.id, place)
            ),
            done=lambda _: self._landed(draft, place, says=is_draft),
            failed=self._failed,
            owner=self,
        )

    def flush(self, then: Callable[[], None]) -> None:
        """Save, then call ``then``; :attr:`state` says whether all is on the disk."""
        self._then.append(then)
        self.save()

    def stop(self) -> None:
        """Change and save no more: the draft was submitted."""
        self._is_over = True
        self._timer.stop()
        self._on_disk, self._place_on_disk = self.draft, self.place

    def _save_soon(self) -> None:
        """Within :data:`AUTOSAVE`, also when changes never cease."""
        if not self._timer.isActive():
            self._timer.start()

    def _landed(self, draft: ReportDraft, place: str, *, says: bool) -> None:
        self._is_saving = False
        self._on_disk, self._place_on_disk = draft, place
        if says:
            self.state = SaveState(self.draft == draft, datetime.now(UTC))
            self.saved.emit()
        is_behind = self.draft != draft or self.place != place
        if is_behind and (self._then or not self._timer.isActive()):
            self.save()
        else:
            self._finish()

    def _failed(self, problem: DeskError) -> None:
        self._is_saving = False
        self.state = SaveState(False, self.state.at, problem)
        self.saved.emit()
        self._finish()

    def _finish(self) -> None:
        waiting, self._then = self._then, []
        for then in waiting:
            then()


class _Replace(QUndoCommand):
    """The suspects before and after. What else the draft holds is left as it is."""

    def __init__(
        self, keeper: DraftKeeper, after: Suspects, words: str, suspect: int, merge: str
    ) -> None:
        super().__init__(words)
        self._keeper = keeper
        self._before = keeper.draft.suspects
        self.after = after
        self._suspect = suspect
        self.merge = merge
        self.at = monotonic()
        self._is_first = True

    def id(self) -> int:
        return _MERGE_ID if self.merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Replace) or other.merge != self.merge:
            return False
        if other.at - self.at > MERGE:
            return False
        self.after, self.at = other.after, other.at
        return True

    def undo(self) -> None:
        self._show(self._before)

    def redo(self) -> None:
        self._show(self.after)

    def _show(self, suspects: Suspects) -> None:
        self._keeper.put(replace(self._keeper.draft, suspects=suspects))
        if not self._is_first:
            self._keeper.stepped.emit(self._suspect)
        self._is_first = False
