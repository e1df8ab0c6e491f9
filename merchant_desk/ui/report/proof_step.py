"""Step 2: suspect pictures at the left, the canvas in the middle, kind and proof at the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from merchant_desk.core.checklist import Check, checklist
from merchant_desk.core.errors import DeskError
from merchant_desk.core.picture import Limits, Picture
from merchant_desk.desk.desk import Desk
from merchant_desk.ui import words
from merchant_desk.ui.preferences import Preferences
from merchant_desk.ui.report.additions import Additions
from merchant_desk.ui.report.canvas.edits import Edit, Indices
from merchant_desk.ui.report.canvas.loading import PictureLoader
from merchant_desk.ui.report.canvas_frame import CanvasFrame
from merchant_desk.ui.report.carrier import Carrier
from merchant_desk.ui.report.chat_pictures import ChatPicturesDialog
from merchant_desk.ui.report.checklist_panel import ChecklistPanel
from merchant_desk.ui.report.compare.dialog import CompareDialog
from merchant_desk.ui.report.edits import index_of, model_for
from merchant_desk.ui.report.intake import Offer, offer_of
from merchant_desk.ui.report.keeper import DraftKeeper
from merchant_desk.ui.report.leading import lead
from merchant_desk.ui.report.mover import Mover
from merchant_desk.ui.report.moves import Item
from merchant_desk.ui.report.place import Whereabouts
from merchant_desk.ui.report.removals import Removals
from merchant_desk.ui.report.suspect_edits import SuspectEdits
from merchant_desk.ui.report.suspect_panel import SuspectPanel
from merchant_desk.ui.report.suspect_strip import SuspectStrip
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.banner import Banner
from merchant_desk.ui.widgets.thumbnails import Thumbnails


class ProofStep(QWidget):
    """Shows the keeper's draft, and turns what the user does into edits of it."""

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        thumbnails: Thumbnails,
        keeper: DraftKeeper,
        limits: Limits,
        parent: QWidget | None = None,
        *,
        buyer: str = "",
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._keeper = keeper
        self._limits = limits
        self.edits = SuspectEdits(keeper, self)
        self.setAcceptDrops(True)
        self.additions = Additions(desk, tasks, keeper, self)
        carrier = Carrier(keeper.draft.id)
        self.strip = SuspectStrip(thumbnails, carrier)
        self.mover = Mover(keeper, self)
        self.frame = CanvasFrame(
            PictureLoader(desk, tasks, self), keeper.undo, Preferences(desk.profile.root)
        )
        self.canvas = self.frame.canvas
        self.panel = SuspectPanel(desk, tasks, thumbnails, carrier)
        self.checks = ChecklistPanel()
        self.refusal = Banner()
        self.removals = Removals(self.refusal, keeper, self)
        self._lay_out()
        self._connect()
        self._connect_moves()
        self.strip.chat.setVisible(bool(buyer))
        self.strip.chatting.connect(lambda: self._choose_from_chat(buyer, thumbnails))
        self._whereabouts = Whereabouts(self.canvas, keeper, self.edits, self)
        self.refresh()

    def set_limits(self, limits: Limits) -> None:
        self._limits = limits
        self.refresh()

    def refresh(self) -> None:
        """Show the draft as it is now."""
        draft = self._keeper.draft
        count = len(draft.suspects)
        self.edits.settle()
        index = self.edits.index
        self.strip.show_draft(draft, self._limits)
        suspect = draft.suspects[index] if count else None
        if suspect is not None:
            self.strip.choose(index)
        self.frame.show_picture(suspect.picture if suspect else None)
        self.frame.show_marks(*((suspect.regions, suspect.private) if suspect else ((), ())))
        self.panel.show_suspect(suspect, index + 1, count, draft.order)
        model = model_for(draft.suspects, index) if suspect else None
        self.panel.kind.suggest(model.kind if model else None)
        self.panel.text.show_text(draft.text, self._limits.text_length)
        self.checks.show_checks(checklist(draft, self._limits), count)
        self._whereabouts.follow()

    def choose(self, index: int) -> None:
        """Show the suspect ``index``."""
        if index != self.edits.index and 0 <= index < len(self._keeper.draft.suspects):
            self.edits.choose(index)
            self.panel.slot.refuse(())
            self.refresh()

    def lead_to(self, check: Check) -> None:
        """Bring the control of a checklist line into sight and focus it."""
        if check.suspect is not None:
            self.choose(check.suspect)
        lead(check.need, self.strip, self.frame, self.panel)

    def escape(self) -> bool:
        """Give up a drag, else the selection; whether there was one."""
        return self.canvas.cancel()

    def paste(self) -> None:
        """Into the proof slot when the keyboard is there, else another suspect picture."""
        if self.panel.is_in_slot(QApplication.focusWidget()):
            self.additions.paste(self._offer_proof, lambda error: self.panel.slot.refuse((error,)))
        else:
            self.additions.paste(self.additions.add_suspects, lambda e: self.show_refusals((e,)))

    def show_refusals(self, refusals: tuple[DeskError, ...]) -> None:
        """Say which pictures were not taken, and why; nothing, when all were."""
        if refusals:
            text = "\n".join(words.sentence(each) for each in refusals)
            self.refusal.say("danger", text)
        else:
            self.refusal.hide()

    # -- events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if offer_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        offer = offer_of(event.mimeData())
        if offer:
            event.acceptProposedAction()
            self.additions.add_suspects(offer)

    # -- edits

    def _canvas_edited(self, edit: Edit) -> None:
        take = self.edits.hide if self.canvas.hides else self.edits.apply
        self.frame.say(take(edit))

    def _choose_rows(self, rows: Indices) -> None:
        """Both the canvas and the table show what could be chosen of ``rows``."""
        self.frame.choose(rows)
        self.panel.table.choose(self.frame.rows())

    def _choose_from_chat(self, buyer: str, thumbnails: Thumbnails) -> None:
        present = frozenset(s.picture.sha256 for s in self._keeper.draft.suspects)
        dialog = ChatPicturesDialog(self._desk, self._tasks, thumbnails, buyer, present, self)
        dialog.picked.connect(self.additions.add_from_chat)
        dialog.open()

    def _compare(self, sha256: str) -> None:
        """Open the comparison of the suspect that is shown with one of its proofs."""
        suspect = self._keeper.draft.suspects[self.edits.index]
        for item in suspect.proof:
            if item.sha256 == sha256 and isinstance(item, Picture):
                CompareDialog(self._desk, self._tasks, suspect.picture, item, self).open()

    def _offer_proof(self, offer: Offer) -> None:
        if self._keeper.draft.suspects:
            self.panel.slot.refuse(())
            self.additions.add_proof(offer, self.edits.index)

    def _remove(self, item: Item) -> None:
        suspects = self._keeper.draft.suspects
        index = index_of(suspects, item.owner or item.sha256)
        if index is not None and item.is_suspect:
            self.removals.remove_suspect(index)
        elif index is not None:
            self.removals.remove_proof(index, item.sha256)

    # -- assembly

    def _connect_moves(self) -> None:
        mover, view, slot = self.mover, self.strip.view, self.panel.slot
        view.dropped.connect(mover.drop)
        view.stepped.connect(mover.step)
        view.asked.connect(mover.ask)
        slot.asked.connect(mover.ask)
        slot.dropped.connect(lambda item, before: mover.into_proof(item, slot.owner, before))
        mover.said.connect(self.frame.say)
        mover.refused.connect(lambda error: self.show_refusals((error,)))
        mover.removing.connect(self._remove)
        mover.replacing.connect(lambda item: slot.replacing.emit(item.sha256))

    def _connect(self) -> None:
        keeper, strip, panel, additions = self._keeper, self.strip, self.panel, self.additions
        keeper.changed.connect(self.refresh)
        keeper.stepped.connect(self.choose)
        strip.chosen.connect(self.choose)
        strip.adding.connect(lambda: additions.choose(self, additions.add_suspects, video=False))
        strip.pasting.connect(
            lambda: additions.paste(additions.add_suspects, lambda e: self.show_refusals((e,)))
        )
        strip.removing.connect(lambda: self.removals.remove_suspect(self.edits.index))
        additions.suspects_taken.connect(self.show_refusals)
        additions.proof_taken.connect(panel.slot.refuse)
        additions.watched.connect(
            lambda owner, watches: (panel.slot if owner else strip).reading.watch(owner, watches)
        )
        additions.reading.connect(lambda busy: panel.slot.show_busy(busy=busy))
        self.canvas.edited.connect(self._canvas_edited)
        self.canvas.selected.connect(lambda _: panel.table.choose(self.frame.rows()))
        self.canvas.noting.connect(lambda: panel.table.edit_note(self.frame.rows()[-1]))
        panel.table.chosen.connect(self._choose_rows)
        panel.table.removing.connect(self.canvas.remove_selected)
        panel.table.regions.edited.connect(self.edits.set_regions)
        panel.table.regions.hidden.connect(self.edits.set_private)
        panel.reasons.chosen.connect(self.edits.set_reason)
        panel.kind.chosen.connect(self.edits.set_kind)
        panel.kind.followed.connect(self.edits.follow_model)
        panel.source.edited.connect(self.edits.set_source)
        panel.text.edited.connect(self.edits.set_text)
        self.checks.led.connect(self.lead_to)
        slot = panel.slot
        slot.offered.connect(self._offer_proof)
        slot.compared.connect(self._compare)
        slot.removed.connect(lambda sha256: self.removals.remove_proof(self.edits.index, sha256))
        slot.replacing.connect(
            lambda sha256: additions.choose_instead(self, sha256, self.edits.index)
        )
        slot.choosing.connect(lambda: additions.choose(self, self._offer_proof, video=True))
        slot.pasting.connect(
            lambda: additions.paste(self._offer_proof, lambda error: slot.refuse((error,)))
        )
        panel.photos.picked.connect(
            lambda photo: additions.add_product_photo(photo, self.edits.index)
        )

    def _lay_out(self) -> None:
        """From the outside in: a widget that moves to another parent is styled anew, with all
        that is in it.
        """
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.strip)
        row.addWidget(splitter, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.refusal)
        column.addLayout(row, 1)
        splitter.addWidget(self.frame)
        right = QWidget(splitter)
        right.setProperty("look", "pane")
        splitter.addWidget(right)
        stack = QVBoxLayout(right)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addWidget(self.panel, 1)
        stack.addWidget(self.checks)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 0)
