"""The shop's product photos, to pick the real product's from."""

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QListView

from merchant_desk.core.errors import DeskError
from merchant_desk.desk import pictures
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.rows_model import Index, RowsModel
from merchant_desk.ui.widgets.thumbnails import Thumbnails

_SIDE = 64
PHOTO_STRIP = _SIDE + 26
"""Logical pixels of the strip's height, with room for its scroll bar."""


class _PhotosModel(RowsModel[str]):
    """SHA-256 of photos, shown by their pictures."""

    def __init__(self, thumbnails: Thumbnails, parent: QListView) -> None:
        super().__init__(key=lambda sha256: sha256, words=self._word, parent=parent)
        self._thumbnails = thumbnails
        self._view = parent
        thumbnails.ready.connect(self._arrived)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        value = self.value(index)
        if role == Qt.ItemDataRole.DecorationRole and value is not None:
            side = round(_SIDE * 2 * self._view.devicePixelRatioF())
            found = self._thumbnails.get(value, side)
            return QIcon(found) if found is not None else None
        if role == Qt.ItemDataRole.DisplayRole:
            return None
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(_SIDE + 8, _SIDE + 8)
        return super().data(index, role)

    def _word(self, sha256: str) -> str:
        number = self.row_of(sha256)
        return self.tr("商品图 {n}").format(n=(number or 0) + 1)

    def _arrived(self, sha256: str) -> None:
        row = self.row_of(sha256)
        if row is not None:
            self.dataChanged.emit(self.index(row), self.index(row))


class PhotoPicker(QListView):
    """``picked`` carries the SHA-256 of the photo that was clicked, or chosen with Enter;
    ``found`` how many there are.
    """

    picked = Signal(str)
    found = Signal(int)

    def __init__(self, desk: Desk, tasks: Tasks, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._order: str | None = None
        self.photos = _PhotosModel(thumbnails, self)
        self.setModel(self.photos)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setIconSize(QSize(_SIDE, _SIDE))
        self.setSpacing(2)
        self.setMouseTracking(True)
        self.setFixedHeight(PHOTO_STRIP)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("从本店商品图选择"))
        self.clicked.connect(self._pick)
        self.activated.connect(self._pick)

    def show_order(self, order: str) -> None:
        """Show the photos of the order's product; read once an order."""
        if order == self._order:
            return
        self._order = order
        desk = self._desk
        self._tasks.run(
            lambda: pictures.product_photos(desk, order),
            done=lambda found: self._show(order, found),
            failed=self._fail,
            owner=self,
        )

    def _show(self, order: str, found: tuple[str, ...]) -> None:
        if order == self._order:
            self.photos.set_rows(tuple(dict.fromkeys(found)))
            self.found.emit(len(self.photos.rows))

    def _fail(self, _error: DeskError) -> None:
        """Picking from the shop's photos is a comfort; the slot takes files all the same."""
        self._order = None

    def _pick(self, index: QModelIndex) -> None:
        value = self.photos.value(index)
        if value is not None:
            self.picked.emit(value)
