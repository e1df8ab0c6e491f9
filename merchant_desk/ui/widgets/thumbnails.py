"""Small pictures, loaded off the UI thread and kept within a number of bytes."""

from collections import OrderedDict

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from merchant_desk.core.change import Change, Topic
from merchant_desk.core.errors import DeskError
from merchant_desk.desk import pictures
from merchant_desk.desk.desk import Desk
from merchant_desk.ui import pixels
from merchant_desk.ui.tasks import Tasks

BUDGET = 64 * 1024**2
"""Bytes of decoded thumbnails that are kept."""
_AT_ONCE = 3
_QUEUE = 80

Key = tuple[str, int]


class Thumbnails(QObject):
    """``get`` gives what is there and sees to what is not; ``ready`` names a picture that came.

    The newest wish is served first, so that what is on the screen comes before what was scrolled
    past; wishes that have waited too long are forgotten (painting the row renews them).
    """

    ready = Signal(str)

    def __init__(
        self, desk: Desk, tasks: Tasks, parent: QObject | None = None, budget: int = BUDGET
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._budget = budget
        self._bytes = 0
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()
        self._wanted: OrderedDict[Key, None] = OrderedDict()
        self._running: set[Key] = set()
        self._failed: dict[Key, DeskError] = {}
        tasks.changed.connect(self._on_change)

    def get(self, sha256: str, side: int) -> QPixmap | None:
        """The picture with no side over ``side`` device pixels, or ``None`` while it is loaded."""
        key = (sha256, side)
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        if sha256 and key not in self._failed and key not in self._running:
            self._wanted[key] = None
            self._wanted.move_to_end(key)
            if len(self._wanted) > _QUEUE:
                self._wanted.popitem(last=False)
            self._start()
        return None

    def problem(self, sha256: str, side: int) -> DeskError | None:
        """Why the picture could not be had, if that was tried."""
        return self._failed.get((sha256, side))

    @property
    def kept_bytes(self) -> int:
        return self._bytes

    def _start(self) -> None:
        while self._wanted and len(self._running) < _AT_ONCE:
            key, _ = self._wanted.popitem(last=True)
            self._running.add(key)
            self._load(key)

    def _load(self, key: Key) -> None:
        desk, (sha256, side) = self._desk, key
        self._tasks.run(
            lambda: pixels.load(pictures.fetch(desk, sha256), side),
            done=lambda image: self._arrived(key, image),
            failed=lambda error: self._missed(key, error),
            owner=self,
        )

    def _arrived(self, key: Key, image: QImage) -> None:
        self._running.discard(key)
        pixmap = QPixmap.fromImage(image)
        self._kept[key] = pixmap
        self._bytes += _weight(pixmap)
        while self._bytes > self._budget and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            self._bytes -= _weight(dropped)
        self.ready.emit(key[0])
        self._start()

    def _missed(self, key: Key, error: DeskError) -> None:
        self._running.discard(key)
        self._failed[key] = error
        self.ready.emit(key[0])
        self._start()

    def _on_change(self, change: Change) -> None:
        """The network or the picture may be back: what failed is worth another try."""
        if change.topic not in {Topic.CONNECTION, Topic.PICTURES} or not self._failed:
            return
        again = [k for k in self._failed if not change.id or k[0] == change.id]
        for key in again:
            del self._failed[key]
        for sha256 in {key[0] for key in again}:
            self.ready.emit(sha256)


def _weight(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
