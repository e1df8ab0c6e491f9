"""The list of suspect pictures: chosen by a click, carried by a drag, filled by a drop."""

from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QListView

from merchant_desk.ui import theme
from merchant_desk.ui.report.carrier import Carrier, is_far
from merchant_desk.ui.report.moves import Item
from merchant_desk.ui.report.suspect_delegate import SuspectLine
from merchant_desk.ui.widgets.rows_model import VALUE_ROLE
from merchant_desk.ui.widgets.thumbnails import Thumbnails

_EDGE = 0.3
"""Share of a row, at its upper and lower end, in which a drop goes between two rows."""
_SCROLL_ZONE, _SCROLL_STEP = 28, 12
"""Logical pixels from an end of the list within which a drag scrolls, and how far each time."""
_CARRIED = 72


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a drop would go: before ``row``, or, with ``is_onto``, into its proof."""

    row: int
    is_onto: bool = False


class SuspectList(QListView):
    """``removed`` asks to take the current picture out; ``dropped`` carries an :class:`Item` and
    a :class:`Spot`; ``stepped`` the current :class:`Item` and -1 or 1; ``asked`` an item and the
    point of the screen at which its menu is wanted.
    """

    removed = Signal()
    dropped = Signal(object, object)
    stepped = Signal(object, int)
    asked = Signal(object, QPoint)

    def __init__(self, thumbnails: Thumbnails, carrier: Carrier) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._carrier = carrier
        self._pressed: QPoint | None = None
        self._spot: Spot | None = None
        self.setAcceptDrops(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self._item(self.currentIndex())
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if item is not None and event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif item is not None and step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.stepped.emit(item, step)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        item = self._item(index)
        if item is not None:
            place = self.visualRect(index).center() if by_key else event.pos()
            self.asked.emit(item, self.viewport().mapToGlobal(place))

    # -- a picture is chosen when the button is let go: until then it may be carried away

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        start = self._pressed
        if start is None or not is_far(start, event.position().toPoint()):
            return
        self._pressed = None
        item = self._item(self.indexAt(start))
        if item is not None:
            ratio = self.devicePixelRatioF()
            shown = self._thumbnails.get(item.sha256, round(_CARRIED * ratio))
            self._carrier.carry(self, item, shown)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        start, self._pressed = self._pressed, None
        if start is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        index = self.indexAt(start)
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flag)

    # -- what is dropped; files are the form's own affair

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._hover(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        at, bar = event.position().y(), self.verticalScrollBar()
        if at < _SCROLL_ZONE:
            bar.setValue(bar.value() - _SCROLL_STEP)
        elif at > self.viewport().height() - _SCROLL_ZONE:
            bar.setValue(bar.value() + _SCROLL_STEP)
        self._hover(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._show_spot(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_spot(None)
        item = self._carrier.unpack(event.mimeData())
        if item is None:
            event.ignore()
            return
        event.acceptProposedAction()
        self.dropped.emit(item, self._spot_at(event.position().toPoint()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._spot is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.colours().accent), 3))
        row = self._rect(self._spot.row)
        if self._spot.is_onto:
            painter.drawRoundedRect(row.adjusted(5, 3, -5, -3), 8, 8)
        else:
            painter.drawLine(row.left() + 8, row.top() + 1, row.right() - 8, row.top() + 1)
        painter.end()

    def _hover(self, event: QDragMoveEvent) -> None:
        item = self._carrier.unpack(event.mimeData())
        if item is None:
            event.ignore()
            return
        self._show_spot(self._spot_at(event.position().toPoint()))
        event.acceptProposedAction()

    def _show_spot(self, spot: Spot | None) -> None:
        self._spot = spot
        self.viewport().update()

    def _spot_at(self, at: QPoint) -> Spot:
        index = self.indexAt(at)
        if not index.isValid():
            return Spot(self.model().rowCount())
        row = self.visualRect(index)
        share = (at.y() - row.top()) / row.height()
        if _EDGE <= share <= 1 - _EDGE:
            return Spot(index.row(), is_onto=True)
        return Spot(index.row() + (share > 1 - _EDGE))

    def _rect(self, row: int) -> QRect:
        """Of a row, also of the one that would come after the last."""
        if row < self.model().rowCount():
            return self.visualRect(self.model().index(row, 0))
        if row == 0:
            return QRect(0, 0, self.viewport().width(), 4)
        last = self.visualRect(self.model().index(row - 1, 0))
        return last.translated(0, last.height())

    def _item(self, index: QModelIndex) -> Item | None:
        line: SuspectLine | None = index.data(VALUE_ROLE)
        return Item(line.suspect.picture.sha256) if line is not None else None
