"""Adding pictures and proof to the draft: files are taken in on a thread, then the draft edited."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from merchant_desk.core.chat import Message
from merchant_desk.core.errors import DeskError
from merchant_desk.core.report import Suspect
from merchant_desk.desk import pictures
from merchant_desk.desk.desk import Desk
from merchant_desk.ui import problems
from merchant_desk.ui.report import edits
from merchant_desk.ui.report.intake import (
    FILTER,
    FILTER_WITH_VIDEO,
    Intake,
    Offer,
    Taken,
    offer_of,
)
from merchant_desk.ui.report.keeper import DraftKeeper
from merchant_desk.ui.tasks import Tasks


class Additions(QObject):
    """``suspects_taken`` and ``proof_taken`` carry the refusals (perhaps none) of what was offered;
    ``reading`` tells whether files for the proof are being read. ``watched`` carries the SHA-256
    of the suspect whose proof they are for (nothing for suspects), and a tuple of
    :class:`Watch`.

    What is taken in goes to the suspect that it was meant for, wherever that stands by then.
    """

    suspects_taken = Signal(object)
    proof_taken = Signal(object)
    reading = Signal(bool)
    watched = Signal(str, object)

    def __init__(self, desk: Desk, tasks: Tasks, keeper: DraftKeeper, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._keeper = keeper
        self.intake = Intake(desk, tasks, self)

    def add_suspects(self, offer: Offer) -> None:
        def done(taken: Taken) -> None:
            before = self._keeper.draft.suspects
            after = edits.added(before, taken.pictures)
            self._keeper.edit(after, self.tr("添加图片"), suspect=len(before))
            if len(after) > len(before):
                self._keeper.stepped.emit(len(before))
            self.suspects_taken.emit(taken.refusals)

        self.watched.emit("", self.intake.take(offer, done, only_pictures=True))

    def add_from_chat(self, messages: tuple[Message, ...]) -> None:
        """Add the pictures of these messages; each suspect knows the message that it came with."""
        desk = self._desk

        def done(taken: tuple[tuple[Suspect, ...], tuple[DeskError, ...]]) -> None:
            suspects, refusals = taken
            before = self._keeper.draft.suspects
            new = edits.missing(before, suspects)
            self._keeper.edit((*before, *new), self.tr("添加图片"), suspect=len(before))
            if new:
                self._keeper.stepped.emit(len(before))
            self.suspects_taken.emit(refusals)

        self._tasks.run(lambda: _from_chat(desk, messages), done=done, owner=self)

    def add_proof(self, offer: Offer, suspect: int, instead: str = "") -> None:
        """Take ``offer`` in; in the place of the file ``instead``, when one is named."""
        sha256 = self._keeper.draft.suspects[suspect].picture.sha256

        def done(taken: Taken) -> None:
            self.reading.emit(False)
            self._put_proof(sha256, taken, instead)

        self.reading.emit(True)
        self.watched.emit(sha256, self.intake.take(offer, done, only_pictures=False))

    def add_product_photo(self, photo: str, suspect: int) -> None:
        """Take the shop's own photo ``photo`` as proof."""
        sha256, desk = self._keeper.draft.suspects[suspect].picture.sha256, self._desk
        name = self.tr("商品图 {id}").format(id=photo[:8])
        self.reading.emit(True)

        def done(taken: Taken) -> None:
            self.reading.emit(False)
            self._put_proof(sha256, taken)

        self._tasks.run(
            lambda: pictures.from_chat(desk, photo, name),
            done=lambda picture: done(Taken((picture,), ())),
            failed=lambda error: done(Taken((), (error,))),
            owner=self,
        )

    def paste(self, take: Callable[[Offer], None], refused: Callable[[DeskError], None]) -> None:
        """Hand what the clipboard holds to ``take``; say so when that is no picture."""
        offer = offer_of(QGuiApplication.clipboard().mimeData())
        if offer:
            take(offer)
        else:
            refused(DeskError(problems.NO_PICTURE_PASTED))

    def choose(self, parent: QWidget, take: Callable[[Offer], None], *, video: bool) -> None:
        """Let the user choose files. The dialog does not block the program."""
        words = self.tr("图片或视频") if video else self.tr("图片")
        everything = self.tr("所有文件 (*)")
        kinds = f"{words} {FILTER_WITH_VIDEO if video else FILTER};;{everything}"
        dialog = QFileDialog(parent, self.tr("选择文件"), "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: take(Offer(tuple(Path(n) for n in names))))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def choose_instead(self, parent: QWidget, sha256: str, suspect: int) -> None:
        """Let the user choose what takes the place of the file ``sha256``."""
        self.choose(parent, lambda offer: self.add_proof(offer, suspect, sha256), video=True)

    def _put_proof(self, sha256: str, taken: Taken, instead: str = "") -> None:
        suspects = self._keeper.draft.suspects
        index = edits.index_of(suspects, sha256)
        if index is not None and instead and taken.proofs:
            after = edits.replaced_proof(suspects, index, instead, taken.proofs)
            self._keeper.edit(after, self.tr("更换材料"), suspect=index)
        elif index is not None:
            after = edits.with_proof(suspects, index, taken.proofs)
            self._keeper.edit(after, self.tr("添加材料"), suspect=index)
        self.proof_taken.emit(taken.refusals)


def _from_chat(
    desk: Desk, messages: tuple[Message, ...]
) -> tuple[tuple[Suspect, ...], tuple[DeskError, ...]]:
    taken: list[Suspect] = []
    refusals: list[DeskError] = []
    for message in messages:
        try:
            picture = pictures.from_chat(desk, message.picture)
            taken.append(Suspect(picture=picture, message=message.id))
        except DeskError as refusal:
            refusals.append(refusal)
    return tuple(taken), tuple(refusals)
