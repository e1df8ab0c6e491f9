"""Carrying a file of the draft by mouse: only within the form of one draft."""

import json

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from merchant_desk.ui.report.moves import Item

_TYPE = "application/x-merchant-desk-item"


class Carrier:
    """Nothing that is dragged elsewhere, or comes from another draft, is taken for an item."""

    def __init__(self, draft: str) -> None:
        self._draft = draft

    def pack(self, item: Item) -> QMimeData:
        mime = QMimeData()
        words = json.dumps([self._draft, item.sha256, item.owner])
        mime.setData(_TYPE, words.encode())
        return mime

    def unpack(self, mime: QMimeData) -> Item | None:
        """The item that is carried, if one is."""
        if not mime.hasFormat(_TYPE):
            return None
        draft, sha256, owner = json.loads(bytes(mime.data(_TYPE).data()))
        return Item(sha256, owner) if draft == self._draft else None

    def carry(self, source: QWidget, item: Item, shown: QPixmap | None) -> None:
        """Begin a drag that shows ``shown`` at the pointer; returns when it was let go."""
        drag = QDrag(source)
        drag.setMimeData(self.pack(item))
        if shown is not None:
            drag.setPixmap(shown)
            drag.setHotSpot(QPoint(-12, -8))
        drag.exec(Qt.DropAction.MoveAction)


def is_far(start: QPoint, now: QPoint) -> bool:
    """Whether a press has become a drag."""
    return (now - start).manhattanLength() >= QApplication.startDragDistance()
