"""Dropping files on a widget, as a window system tells of it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget


def drop(widget: QWidget, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    keys, place = Qt.KeyboardModifier.NoModifier, QPointF(widget.rect().center())
    QApplication.sendEvent(widget, QDragEnterEvent(place, copy, mime, left, keys))
    QApplication.sendEvent(widget, QDropEvent(place, copy, mime, left, keys))
