"""A list view that measures only the rows near the screen, and keeps what is read still."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from merchant_desk.ui.widgets.row_heights import RowHeights

Index = QModelIndex | QPersistentModelIndex
ESTIMATE = 60
"""Pixels that a row is taken for until it is measured."""
_WHEEL_STEP = 24


class Anchor(NamedTuple):
    """The row at the viewport's top, and how far below the top it ends."""

    row: int
    bottom: int


class VirtualList(QAbstractItemView):
    """Rows of any height, painted by the delegate, whose ``sizeHint`` is asked only for rows on the
    screen and one screen around it. Sticks to the end while the end is shown. Rows may come, they
    never go but by a reset.
    """

    top_neared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heights = RowHeights()
        self._width = 0
        self._sticks = True
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    @property
    def is_at_end(self) -> bool:
        return self._sticks

    def go_to_end(self) -> None:
        self._sticks = True
        self._arrange()

    # What changes the rows

    def reset(self) -> None:
        super().reset()
        self._heights.clear()
        model = self.model()
        if model is not None:
            self._heights.insert(0, model.rowCount(), ESTIMATE)
        self.go_to_end()

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        count = end - start + 1
        anchor = self._anchor()
        self._heights.insert(start, count, ESTIMATE)
        super().rowsInserted(parent, start, end)
        if anchor is not None and start <= anchor.row:
            anchor = anchor._replace(row=anchor.row + count)
        self._arrange(anchor)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        for row in range(first.row(), last.row() + 1):
            self._heights.forget(row)
        super().dataChanged(first, last, list(roles))
        self._arrange(self._anchor())

    # What moves the view

    def updateGeometries(self) -> None:
        if self.viewport().width() != self._width:
            self._width = self.viewport().width()
            self._heights.forget_all()
        self._arrange(self._anchor())
        super().updateGeometries()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        bar = self.verticalScrollBar()
        self._sticks = bar.value() >= bar.maximum() - 2
        self._arrange(self._anchor())
        if bar.value() < self.viewport().height():
            self.top_neared.emit()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if not index.isValid():
            return
        self._heights.measure_span(index.row(), self._hint)
        rect, bar = self.visualRect(index), self.verticalScrollBar()
        room = self.viewport().height()
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - room // 2)
        elif rect.top() < 0 or rect.height() > room:
            bar.setValue(bar.value() + rect.top())
        elif rect.bottom() >= room:
            bar.setValue(bar.value() + rect.bottom() + 1 - room)

    # Where things are

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or index.row() >= len(self._heights):
            return QRect()
        top = self._heights.top(index.row()) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._heights.height(index.row()))

    def indexAt(self, point: QPoint) -> QModelIndex:
        y = point.y() + self.verticalOffset()
        model = self.model()
        if model is None or not 0 <= y < self._heights.total:
            return QModelIndex()
        return model.index(self._heights.row_at(y), 0)

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def isIndexHidden(self, _index: Index) -> bool:
        return False

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        model, last = self.model(), len(self._heights) - 1
        if model is None or last < 0:
            return QModelIndex()
        row = self.currentIndex().row()
        page = max(self.viewport().height() // ESTIMATE - 1, 1)
        steps = QAbstractItemView.CursorAction
        moves = {
            steps.MoveUp: -1,
            steps.MovePrevious: -1,
            steps.MoveLeft: -1,
            steps.MoveDown: 1,
            steps.MoveNext: 1,
            steps.MoveRight: 1,
            steps.MovePageUp: -page,
            steps.MovePageDown: page,
            steps.MoveHome: -last - 1,
            steps.MoveEnd: last + 1,
        }
        start = last + 1 if row < 0 else row
        return model.index(min(max(start + moves[action], 0), last), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.topLeft())
        self.selectionModel().select(QItemSelection(index, index), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    def paintEvent(self, _event: QPaintEvent) -> None:
        model = self.model()
        if model is None or not len(self._heights):
            return
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        plain = option.state
        offset, bottom = self.verticalOffset(), self.viewport().height()
        row = self._heights.row_at(offset)
        y = self._heights.top(row) - offset
        while row < len(self._heights) and y < bottom:
            index = model.index(row, 0)
            high = self._heights.height(row)
            option.rect = QRect(0, y, self.viewport().width(), high)
            state = plain
            if self.selectionModel().isSelected(index):
                state |= QStyle.StateFlag.State_Selected
            if index == self.currentIndex() and self.hasFocus():
                state |= QStyle.StateFlag.State_HasFocus
            option.state = state
            self.itemDelegate().paint(painter, option, index)
            y += high
            row += 1
        painter.end()

    # Measuring

    def _anchor(self) -> Anchor | None:
        """What must not move on the screen; nothing while the view sticks to the end."""
        if self._sticks or not len(self._heights):
            return None
        value = self.verticalOffset()
        row = self._heights.row_at(value)
        return Anchor(row, self._heights.top(row) + self._heights.height(row) - value)

    def _arrange(self, anchor: Anchor | None = None) -> None:
        """Measure what is on the screen and around it; then put the anchor where it was."""
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if len(self._heights):
            if anchor is None:
                last = len(self._heights) - 1
                self._heights.measure_span(last, self._hint, up=2 * room, down=0)
                value = self._heights.total - room if self._sticks else self.verticalOffset()
            else:
                self._heights.measure_span(anchor.row, self._hint, up=room, down=2 * room)
                end = self._heights.top(anchor.row) + self._heights.height(anchor.row)
                value = end - anchor.bottom
        else:
            value = 0
        with QSignalBlocker(bar):
            bar.setPageStep(room)
            bar.setSingleStep(_WHEEL_STEP)
            bar.setRange(0, max(self._heights.total - room, 0))
            bar.setValue(value)
        self.viewport().update()

    def _hint(self, row: int) -> int:
        """The row's height, asked from the delegate."""
        model = self.model()
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = QRect(0, 0, self.viewport().width(), 0)
        return self.itemDelegate().sizeHint(option, model.index(row, 0)).height()
