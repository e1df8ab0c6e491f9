"""A list model of frozen values, each with a key."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex

VALUE_ROLE = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()


class RowsModel(QAbstractListModel, Generic[T]):
    """Shows values in order. Rows that stay keep their selection when the values are read again.

    ``key`` names a value for good; ``words`` is what a screen reader says of it.
    """

    def __init__(
        self,
        *,
        key: Callable[[T], str],
        words: Callable[[T], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._words = words
        self._rows: list[T] = []

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        value = self._rows[index.row()]
        if role == VALUE_ROLE:
            return value
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._words(value)
        return None

    def set_rows(self, rows: Sequence[T]) -> None:
        """Show ``rows``. Where the keys are the same as before, only their contents change."""
        before = [self._key(row) for row in self._rows]
        if before == [self._key(row) for row in rows]:
            for number, row in enumerate(rows):
                self._put(number, row)
            return
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        keys = [before[index.row()] for index in old]
        self._rows = list(rows)
        places = {self._key(row): number for number, row in enumerate(self._rows)}
        new = [self.index(places[key]) if key in places else QModelIndex() for key in keys]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def replace(self, row: T) -> bool:
        """Show the new value of one row; whether there is such a row."""
        number = self.row_of(self._key(row))
        if number is None:
            return False
        self._put(number, row)
        return True

    def row_of(self, key: str) -> int | None:
        return next((n for n, row in enumerate(self._rows) if self._key(row) == key), None)

    def value(self, index: Index) -> T | None:
        return self._rows[index.row()] if index.isValid() else None

    @property
    def rows(self) -> tuple[T, ...]:
        return tuple(self._rows)

    def _put(self, number: int, row: T) -> None:
        if self._rows[number] != row:
            self._rows[number] = row
            index = self.index(number)
            self.dataChanged.emit(index, index)
