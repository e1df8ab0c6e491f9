"""The door ``file``: a picture dropped on the window, pasted, or opened from a file.

A table of orders that comes the same way is passed on.
"""

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from merchant_desk.core.errors import DeskError
from merchant_desk.core.report import Door
from merchant_desk.desk import imports, pictures
from merchant_desk.desk.desk import Desk
from merchant_desk.ui import pixels, problems
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.wish import Wish

_RAW = ("image/png", "image/jpeg", "image/webp", "image/bmp", "image/gif")
"""Kinds of bytes that are kept as they are; anything else is encoded as PNG."""


class FileDoor(QObject):
    """``wanted`` carries the :class:`Wish`; ``refused`` the :class:`DeskError`; ``tables`` the
    paths of files that are no pictures but may have orders in them.
    """

    wanted = Signal(object)
    tables = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._tasks = tasks
        self._window = window

    def ask(self) -> None:
        dialog = QFileDialog(self._window, self.tr("打开图片"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [
                self.tr("图片 (*.jpg *.jpeg *.png *.webp *.bmp *.gif *.heic)"),
                self.tr("所有文件 (*)"),
            ]
        )
        dialog.filesSelected.connect(lambda chosen: self.open(tuple(Path(c) for c in chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open(self, files: tuple[Path, ...]) -> None:
        tables = tuple(path for path in files if imports.is_table(path))
        others = tuple(path for path in files if path not in tables)
        if tables:
            self.tables.emit(tables)
        if others:
            self.wanted.emit(Wish(door=Door.FILE, files=others))

    def paste(self) -> None:
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, data: QMimeData) -> None:
        """Files first; else the picture itself, in its own bytes where they are offered."""
        files = _files(data)
        if files:
            self.open(files)
            return
        for kind in _RAW:
            if data.hasFormat(kind):
                self._keep(bytes(data.data(kind).data()))
                return
        picture = data.imageData()
        if isinstance(picture, QImage) and not picture.isNull():
            self._encode(picture)
            return
        self.refused.emit(DeskError(problems.NO_PICTURE_PASTED))

    @staticmethod
    def is_tables(data: QMimeData) -> bool:
        """Whether nothing but tables of orders is offered."""
        files = _files(data)
        return bool(files) and all(imports.is_table(path) for path in files)

    @staticmethod
    def takes(data: QMimeData) -> bool:
        return bool(_files(data)) or data.hasImage() or any(data.hasFormat(kind) for kind in _RAW)

    def _encode(self, picture: QImage) -> None:
        desk, name = self._desk, self.tr("粘贴的图片")
        self._tasks.run(
            lambda: pictures.attach_bytes(desk, pixels.png(picture), name).sha256,
            done=self._begin,
            failed=self.refused.emit,
            owner=self,
        )

    def _keep(self, content: bytes) -> None:
        desk, name = self._desk, self.tr("粘贴的图片")
        self._tasks.run(
            lambda: pictures.attach_bytes(desk, content, name).sha256,
            done=self._begin,
            failed=self.refused.emit,
            owner=self,
        )

    def _begin(self, sha256: str) -> None:
        self.wanted.emit(Wish(door=Door.FILE, picture=sha256))


def _files(data: QMimeData) -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
