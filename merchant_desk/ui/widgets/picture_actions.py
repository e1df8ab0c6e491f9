"""What can be done with a shown picture: report, view, copy, save."""

import shutil
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from merchant_desk.core.errors import DeskError
from merchant_desk.desk import pictures
from merchant_desk.desk.desk import Desk
from merchant_desk.evidence.formats import HEAD, media_type
from merchant_desk.ui import pixels, problems
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.picture_menu import PictureMenu
from merchant_desk.ui.widgets.picture_viewer import PictureViewer
from merchant_desk.ui.wish import Wish

_SUFFIXES = {"image/jpeg": "jpg", "video/quicktime": "mov"}


class PictureActions(QObject):
    """One for the whole window. ``report_wanted`` carries a :class:`Wish`."""

    report_wanted = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._tasks = tasks
        self._window = window
        self._viewer: PictureViewer | None = None

    def open_menu(
        self, wish: Wish, place: QPoint, *, by_hold: bool = False, by_touch: bool = False
    ) -> PictureMenu:
        """The picture's menu at the global ``place``; the same however it was asked for."""
        menu = PictureMenu(wish, self._window, by_hold=by_hold, by_touch=by_touch)
        menu.report_chosen.connect(self.report_wanted)
        menu.view_chosen.connect(self.view)
        menu.copy_chosen.connect(self.copy)
        menu.save_chosen.connect(self.save)
        menu.popup(place)
        return menu

    def view(self, wish: Wish) -> None:
        if self._viewer is None:
            self._viewer = PictureViewer(self._desk, self._tasks, self._window)
            self._viewer.report_wanted.connect(self.report_wanted)
        self._viewer.show_picture(wish)

    def copy(self, wish: Wish) -> None:
        desk, sha256 = self._desk, wish.picture
        self._tasks.run(
            lambda: pixels.load(pictures.fetch(desk, sha256)), done=_to_clipboard, owner=self
        )

    def save(self, wish: Wish) -> None:
        """Ask where to, then save the original's bytes untouched."""
        desk, sha256 = self._desk, wish.picture

        def ask(source: tuple[Path, str]) -> None:
            path, suffix = source
            name = f"{wish.name or sha256[:12]}.{suffix}"
            dialog = QFileDialog(self._window, self.tr("另存为"))
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.selectFile(name)
            dialog.fileSelected.connect(lambda chosen: self.save_to(path, Path(chosen)))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self._tasks.run(lambda: _located(desk, sha256), done=ask, owner=self)

    def save_to(self, source: Path, target: Path) -> None:
        self._tasks.run(lambda: _copy_file(source, target), done=lambda _: None, owner=self)


def _to_clipboard(image: QImage) -> None:
    QGuiApplication.clipboard().setImage(image)


def _located(desk: Desk, sha256: str) -> tuple[Path, str]:
    """The picture's file and the suffix that its bytes, not its name, deserve."""
    path = pictures.fetch(desk, sha256)
    with path.open("rb") as file:
        kind = media_type(file.read(HEAD))
    if kind is None:
        raise DeskError(problems.PICTURE_GONE)
    return path, _SUFFIXES.get(kind.value, kind.value.rpartition("/")[2])


def _copy_file(source: Path, target: Path) -> None:
    try:
        shutil.copyfile(source, target)
    except OSError as error:
        raise DeskError(
            problems.NOT_SAVED, path=target.name, cause=error.strerror or str(error)
        ) from error
