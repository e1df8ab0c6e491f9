"""The regions as a table: the canvas's equal for keyboards and screen readers."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor

from merchant_desk.core.region import MIN_SIDE, Region
from merchant_desk.ui import theme
from merchant_desk.ui.report.canvas.edits import Regions, put
from merchant_desk.ui.report.canvas.view import Size

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
NUMBER, X, Y, WIDTH, HEIGHT, LABEL = range(6)
LABEL_LENGTH = 200


class RegionsModel(QAbstractTableModel):
    """Holds no truth: ``edited`` carries the regions as the user wants them, ``hidden`` the private
    ones, which follow them in rows of their own.
    """

    edited = Signal(object)
    hidden = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._regions: Regions = ()
        self._private: Regions = ()
        self._size = Size(MIN_SIDE, MIN_SIDE)
        self._heads = ("#", "X", "Y", self.tr("宽"), self.tr("高"), self.tr("改动说明"))

    @property
    def regions(self) -> Regions:
        return self._regions

    @property
    def size_(self) -> Size:
        return self._size

    def show_regions(self, regions: Regions, private: Regions, size: Size) -> None:
        self._size = size
        if (regions, private) == (self._regions, self._private):
            return
        if (len(regions), len(private)) == (len(self._regions), len(self._private)):
            self._regions, self._private = regions, private
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, LABEL))
            return
        self.beginResetModel()
        self._regions, self._private = regions, private
        self.endResetModel()

    def is_private(self, row: int) -> bool:
        """Whether the row is of what the annotated copy fills."""
        return row >= len(self._regions)

    def _region(self, row: int) -> Region:
        return (*self._regions, *self._private)[row]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._regions) + len(self._private)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self._heads[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        is_fixed = index.column() == NUMBER
        is_fixed |= index.column() == LABEL and self.is_private(index.row())
        return flags if is_fixed else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        region, is_private = self._region(index.row()), self.is_private(index.row())
        number: int | str = index.row() + 1
        note = region.label
        if is_private:
            number = self.tr("遮{n}").format(n=index.row() + 1 - len(self._regions))
            note = self.tr("隐私，副本中涂满")
        value = (number, region.x, region.y, region.w, region.h, note)[index.column()]
        is_bare = index.column() == LABEL and not note
        if role == Qt.ItemDataRole.DisplayRole:
            return self.tr("双击填写") if is_bare else value
        if role == Qt.ItemDataRole.EditRole:
            return value
        if role == Qt.ItemDataRole.ForegroundRole and is_bare:
            return QColor(theme.colours().muted)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() != LABEL:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._heads[index.column()]} {value}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for the edit; numbers are brought inside the picture."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        row, before = index.row(), self._region(index.row())
        after = _changed(before, index.column(), value, self._size)
        if after == before:
            return True
        if self.is_private(row):
            self.hidden.emit(put(self._private, row - len(self._regions), after))
        else:
            self.edited.emit(put(self._regions, row, after))
        return True

    def limits(self, index: Index) -> tuple[int, int]:
        """The least and the largest number that the cell may hold."""
        region, size = self._region(index.row()), self._size
        return {
            X: (0, size.width - region.w),
            Y: (0, size.height - region.h),
            WIDTH: (MIN_SIDE, size.width - region.x),
            HEIGHT: (MIN_SIDE, size.height - region.y),
        }.get(index.column(), (0, 0))


def _changed(region: Region, column: int, value: Any, size: Size) -> Region:
    if column == LABEL:
        return replace(region, label=str(value)[:LABEL_LENGTH])
    number = int(value)
    match column:
        case 1:
            return replace(region, x=_within(number, 0, size.width - region.w))
        case 2:
            return replace(region, y=_within(number, 0, size.height - region.h))
        case 3:
            return replace(region, w=_within(number, MIN_SIDE, size.width - region.x))
        case 4:
            return replace(region, h=_within(number, MIN_SIDE, size.height - region.y))
        case _:
            return region


def _within(value: int, least: int, most: int) -> int:
    return max(least, min(value, most))
