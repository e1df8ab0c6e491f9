"""The messages of one buyer, oldest first."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from merchant_desk.core.chat import Message
from merchant_desk.ui import words

Index = QModelIndex | QPersistentModelIndex
MESSAGE_ROLE = Qt.ItemDataRole.UserRole + 1
STARTS_DAY_ROLE = Qt.ItemDataRole.UserRole + 2
_ROOT = QModelIndex()


class MessageModel(QAbstractListModel):
    """Grows at both ends; a message is in it once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages: list[Message] = []
        self._ids: set[str] = set()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._messages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        message = self._messages[index.row()]
        match role:
            case _ if role == MESSAGE_ROLE:
                return message
            case _ if role == STARTS_DAY_ROLE:
                return self._starts_day(index.row())
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._words(message)
        return None

    def show(self, messages: Sequence[Message]) -> None:
        self.beginResetModel()
        self._messages = list(messages)
        self._ids = {message.id for message in messages}
        self.endResetModel()

    def prepend(self, older: Sequence[Message]) -> int:
        """Put those of the ``older`` messages that are not there yet before the first; how many."""
        new = [message for message in older if message.id not in self._ids]
        if new:
            self.beginInsertRows(_ROOT, 0, len(new) - 1)
            self._messages[:0] = new
            self._ids.update(message.id for message in new)
            self.endInsertRows()
            seam = self.index(len(new))
            if seam.isValid():
                self.dataChanged.emit(seam, seam)
        return len(new)

    def append(self, latest: Sequence[Message]) -> int:
        """Put those of the ``latest`` messages that are not there yet at the end; how many."""
        new = [message for message in latest if message.id not in self._ids]
        if new:
            first = len(self._messages)
            self.beginInsertRows(_ROOT, first, first + len(new) - 1)
            self._messages += new
            self._ids.update(message.id for message in new)
            self.endInsertRows()
        return len(new)

    def message(self, index: Index) -> Message | None:
        return self._messages[index.row()] if index.isValid() else None

    @property
    def oldest(self) -> str:
        """The first message's id, or nothing."""
        return self._messages[0].id if self._messages else ""

    def joins(self, latest: Sequence[Message]) -> bool:
        """Whether the ``latest`` messages overlap with these, so that none is missing between."""
        return not self._messages or any(message.id in self._ids for message in latest)

    def _starts_day(self, row: int) -> bool:
        if row == 0:
            return True
        before, message = self._messages[row - 1], self._messages[row]
        return before.sent_at.astimezone().date() != message.sent_at.astimezone().date()

    def _words(self, message: Message) -> str:
        who = self.tr("买家") if message.from_buyer else self.tr("我")
        what = self.tr("图片") if message.picture else message.text
        return self.tr("{who}，{time}：{what}").format(
            who=who, time=words.clock(message.sent_at), what=what
        )
