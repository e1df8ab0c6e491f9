"""The pictures that the buyer sent in the chat, to report more than one of them at once."""

from PySide6.QtCore import QLocale, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListView, QVBoxLayout, QWidget

from merchant_desk.core.chat import Message
from merchant_desk.desk import chats
from merchant_desk.desk.desk import Desk
from merchant_desk.ui import words
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.face import Faced
from merchant_desk.ui.widgets.labels import button, label
from merchant_desk.ui.widgets.rows_model import Index, RowsModel
from merchant_desk.ui.widgets.thumbnails import Thumbnails

_SIDE = 112


class _SentModel(RowsModel[Message]):
    """Messages shown by their pictures, with when they were sent."""

    def __init__(self, thumbnails: Thumbnails, parent: QListView) -> None:
        super().__init__(key=lambda message: message.id, words=_said, parent=parent)
        self._thumbnails = thumbnails
        self._view = parent

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        message = self.value(index)
        if role == Qt.ItemDataRole.DecorationRole and message is not None:
            side = round(_SIDE * 2 * self._view.devicePixelRatioF())
            found = self._thumbnails.get(message.picture, side)
            return QIcon(found) if found is not None else None
        if role == Qt.ItemDataRole.DisplayRole and message is not None:
            return words.moment(message.sent_at)
        return super().data(index, role)


class ChatPicturesDialog(QDialog):
    """``picked`` carries the messages whose pictures were chosen, oldest first."""

    picked = Signal(object)

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        thumbnails: Thumbnails,
        buyer: str,
        present: frozenset[str],
        parent: QWidget,
    ) -> None:
        """``present`` are the SHA-256 of pictures that need not be offered any more."""
        super().__init__(parent)
        self._present = present
        self.setWindowTitle(self.tr("从聊天选择图片"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(640, 480)
        self.view = QListView()
        self.sent = _SentModel(thumbnails, self.view)
        self.view.setModel(self.sent)
        self.view.setViewMode(QListView.ViewMode.IconMode)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setMovement(QListView.Movement.Static)
        self.view.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.view.setIconSize(QSize(_SIDE, _SIDE))
        self.view.setGridSize(QSize(_SIDE + 24, _SIDE + 36))
        self.view.setAccessibleName(self.tr("买家发来的图片"))
        self._faced = Faced(self.view)
        self._take = button(self.tr("添加(&A)"), self.take, look="primary")
        self._take.setDefault(True)
        self._lay_out()
        self.view.doubleClicked.connect(self.take)
        self.view.selectionModel().selectionChanged.connect(self._show_count)
        thumbnails.ready.connect(self.view.viewport().update)
        self._show_count()
        self._faced.show_loading()
        tasks.run(lambda: chats.pictures(desk, buyer), done=self._show, owner=self)

    def take(self) -> None:
        """Hand over what is chosen, and close."""
        chosen = [self.sent.value(index) for index in self.view.selectedIndexes()]
        messages = sorted((m for m in chosen if m is not None), key=lambda m: m.sent_at)
        if messages:
            self.picked.emit(tuple(messages))
            self.accept()

    def _show(self, found: tuple[Message, ...]) -> None:
        fresh = {m.picture: m for m in reversed(found) if m.picture not in self._present}
        self.sent.set_rows(tuple(reversed(fresh.values())))
        if fresh:
            self._faced.show_view()
            self.view.setCurrentIndex(QModelIndex())
            self.view.setFocus()
        else:
            self._faced.show_empty(
                "picture", self.tr("聊天里没有其他图片"), self.tr("可以添加文件，或粘贴图片")
            )

    def _show_count(self) -> None:
        count = len(self.view.selectedIndexes())
        self._take.setEnabled(count > 0)
        self._count.setText(self.tr("已选 {n} 张").format(n=QLocale().toString(count)))

    def _lay_out(self) -> None:
        self._count = label(look="muted")
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addWidget(button(self.tr("取消"), self.reject))
        foot.addWidget(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self._faced, 1)
        column.addLayout(foot)


def _said(message: Message) -> str:
    """For a screen reader."""
    return words.translate("ChatPictures", "图片，{when}").format(
        when=words.moment(message.sent_at)
    )
