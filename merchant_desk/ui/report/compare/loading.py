"""Reading and measuring two pictures, on threads, given up when nobody looks any more."""

from dataclasses import dataclass
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from merchant_desk.core.picture import Picture
from merchant_desk.desk import pictures
from merchant_desk.desk.desk import Desk
from merchant_desk.evidence.agreement import Agreement, agreement
from merchant_desk.ui import pixels
from merchant_desk.ui.tasks import Tasks

SIDE = 2400
"""Pixels of the longer side that are shown at most."""


@dataclass(frozen=True, slots=True)
class Compared:
    """``over`` is the other picture as it lies over the suspect, when it does."""

    agreement: Agreement
    is_mirrored: bool = False
    over: QImage | None = None


class Comparing(QObject):
    """``seen`` carries a picture's SHA-256 and its pixels, ``done`` a :class:`Compared`,
    ``failed`` the :class:`DeskError` of a picture that could not be read.
    """

    seen = Signal(str, QImage)
    done = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._unwanted = Event()
        parent.destroyed.connect(self._unwanted.set)

    def begin(self, suspect: Picture, other: Picture) -> None:
        for picture in (suspect, other):
            self._show(picture)
        desk, unwanted = self._desk, self._unwanted
        self._tasks.run(
            lambda: _compared(
                suspect,
                pictures.fetch(desk, suspect.sha256),
                pictures.fetch(desk, other.sha256),
                unwanted,
            ),
            done=self.done.emit,
            failed=self.failed.emit,
            owner=self,
        )

    def give_up(self) -> None:
        """Measure no further; nothing is announced that would come of it."""
        self._unwanted.set()

    def _show(self, picture: Picture) -> None:
        desk, sha256 = self._desk, picture.sha256
        self._tasks.run(
            lambda: pixels.load(pictures.fetch(desk, sha256), SIDE),
            done=lambda image: self.seen.emit(sha256, image),
            failed=self.failed.emit,
            owner=self,
        )


def _compared(suspect: Picture, first: Path, second: Path, unwanted: Event) -> Compared:
    from merchant_desk.evidence.compare import (  # noqa: PLC0415 - OpenCV is slow to load
        compare,
        laid_over,
    )

    found = compare(first, second, is_wanted=lambda: not unwanted.is_set())
    if found is None or unwanted.is_set():
        return Compared(Agreement.NOT_FOUND)
    over = laid_over(second, found, (suspect.width, suspect.height), SIDE)
    return Compared(agreement(found), found.is_mirrored, pixels.qimage(over))
