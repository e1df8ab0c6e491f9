"""Loading a picture for the canvas off the UI thread: reduced at first, then whole."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from merchant_desk.core.errors import DeskError
from merchant_desk.core.picture import Picture
from merchant_desk.desk import pictures
from merchant_desk.desk.desk import Desk
from merchant_desk.ui import pixels
from merchant_desk.ui.report.canvas.levels import Levels
from merchant_desk.ui.tasks import Tasks

PROXY_SIDE = 1600
"""The longest side of the reduced picture, in pixels."""


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
        is_large = max(picture.width, picture.height) > PROXY_SIDE
        desk, sha256 = self._desk, picture.sha256

        def proxy_done(image: QImage) -> None:
            if sha256 != self._wanted:
                return
            if not is_large:
                self.arrived.emit(Levels(image, image))
                return
            self.arrived.emit(Levels(image))
            self._tasks.run(
                lambda: _load(desk, sha256, None),
                done=lambda full: self._tell(sha256, Levels(image, full)),
                failed=lambda error: self._fail(sha256, error),
                owner=self,
            )

        self._tasks.run(
            lambda: _load(desk, sha256, PROXY_SIDE if is_large else None),
            done=proxy_done,
            failed=lambda error: self._fail(sha256, error),
            owner=self,
        )

    def forget(self) -> None:
        self._wanted = ""

    def _tell(self, sha256: str, levels: Levels) -> None:
        if sha256 == self._wanted:
            self.arrived.emit(levels)

    def _fail(self, sha256: str, error: DeskError) -> None:
        if sha256 == self._wanted:
            self.failed.emit(error)


def _load(desk: Desk, sha256: str, max_side: int | None) -> QImage:
    image = pixels.load(pictures.fetch(desk, sha256), max_side)
    layout = QImage.Format.Format_RGB32
    if image.hasAlphaChannel():
        layout = QImage.Format.Format_ARGB32_Premultiplied
    return image.convertToFormat(layout)
