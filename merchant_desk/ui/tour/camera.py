"""Numbered pictures of all that is on the screen."""

from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget


class Camera:
    """Saves what a person would see of the program as ``NN-name.png`` in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0
        folder.mkdir(parents=True, exist_ok=True)

    def shoot(self, name: str) -> Path:
        self._count += 1
        path = self._folder / f"{self._count:02}-{name}.png"
        if not _all_windows().save(str(path)):
            raise OSError(f"cannot write {path}")
        return path


def _all_windows() -> QPixmap:
    """Every open window of the program, menus and dialogs over the windows that they belong to.

    Painted from the widgets, so that it is the same on every platform, also without a screen.
    """
    windows = [
        w for w in QApplication.topLevelWidgets() if w.isVisible() and not w.size().isEmpty()
    ]
    windows.sort(key=_depth)
    frame = QRect()
    for window in windows:
        frame = frame.united(QRect(_corner(window), window.size()))
    ratio = windows[0].devicePixelRatioF()
    picture = QPixmap(frame.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(windows[0].palette().window().color())
    painter = QPainter(picture)
    for window in windows:
        at = _corner(window) - frame.topLeft()
        painter.drawPixmap(at, window.grab())
        if window.isWindow() and window is not windows[0]:
            painter.setPen(window.palette().mid().color())
            painter.drawRect(QRect(at, window.size()))
    painter.end()
    return picture


def _corner(window: QWidget) -> QPoint:
    return window.mapToGlobal(QPoint(0, 0))


def _depth(window: QWidget) -> int:
    """How many windows a window stands upon."""
    parent = window.parentWidget()
    return 0 if parent is None else 1 + _depth(parent.window())
