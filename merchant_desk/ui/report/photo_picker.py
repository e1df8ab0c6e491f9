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
        return super().data(index, role)

    def _word(self, sha256: str) -> str:
        number = self.row_of(sha256)
        return self.tr("商品图 {n}").format(n=(number or 0) + 1)

    def _arrived(self, sha256: str) -> None:
        row = self.row_of(sha256)
        if row is not None:
            self.dataChanged.emit(self.index(row), self.index(row))


class PhotoPicker(QListView):
    """``picked`` carries the SHA-256 of the photo that was clicked, or chosen with Enter."""

    picked = Signal(str)

    def __init__(self, desk: Desk, tasks: Tasks, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._order: str | None = None
        self.photos = _PhotosModel(thumbnails, self)
        self.setModel(self.photos)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setIconSize(QSize(_SIDE, _SIDE))
        self.setGridSize(QSize(_SIDE + 10, _SIDE + 10))
        self.setFixedHeight(_SIDE + 28)
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

    @property
    def is_empty(self) -> bool:
        return not self.photos.rows

    def _show(self, order: str, found: tuple[str, ...]) -> None:
        if order == self._order:
            self.photos.set_rows(tuple(dict.fromkeys(found)))

    def _fail(self, _error: DeskError) -> None:
        """Picking from the shop's photos is a comfort; the slot takes files all the same."""
        self._order = None

    def _pick(self, index: QModelIndex) -> None:
        value = self.photos.value(index)
        if value is not None:
            self.picked.emit(value)
