"""Loading a picture for the canvas off the UI thread: reduced at first, then whole."""

from PySide6.QtCore import QObject, Signal

from merchant_desk.core.errors import DeskError
from merchant_desk.core.picture import Picture
from merchant_desk.desk import pictures
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.report.canvas import reading
from merchant_desk.ui.report.canvas.levels import Levels
from merchant_desk.ui.tasks import Tasks


class PictureLoader(QObject):
    """Only the picture asked for last is announced."""

    arrived = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._wanted = ""

    def load(self, picture: Picture) -> None:
        """``arrived`` comes with :class:`Levels`, twice for a large picture; or ``failed``."""
        self._wanted = picture.sha256
        if max(picture.width, picture.height) <= reading.PROXY_SIDE:
            self._read_whole(picture.sha256)
            return
        desk, sha256 = self._desk, picture.sha256
        self._tasks.run(
            lambda: reading.proxy(pictures.fetch(desk, sha256)),
            done=lambda levels: self._proxy_done(sha256, levels),
            failed=lambda error: self._fail(sha256, error),
            owner=self,
        )

    def forget(self) -> None:
        self._wanted = ""

    def _proxy_done(self, sha256: str, levels: Levels) -> None:
        if sha256 == self._wanted:
            self.arrived.emit(levels)
            self._read_whole(sha256)

    def _read_whole(self, sha256: str) -> None:
        desk = self._desk
        self._tasks.run(
            lambda: reading.whole(pictures.fetch(desk, sha256)),
            done=lambda levels: self._tell(sha256, levels),
            failed=lambda error: self._fail(sha256, error),
            owner=self,
        )

    def _tell(self, sha256: str, levels: Levels) -> None:
        if sha256 == self._wanted:
            self.arrived.emit(levels)

    def _fail(self, sha256: str, error: DeskError) -> None:
        if sha256 == self._wanted:
            self.failed.emit(error)
