"""A wrapping row of thumbnails, with the menu and the keys of pictures."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from merchant_desk.ui import icons, theme
from merchant_desk.ui.widgets.picture_actions import PictureActions
from merchant_desk.ui.widgets.press import PressAndHold
from merchant_desk.ui.widgets.rows_model import VALUE_ROLE, RowsModel
from merchant_desk.ui.widgets.thumbnails import Thumbnails
from merchant_desk.ui.wish import Wish

SIDE = 128


class _ThumbnailDelegate(QStyledItemDelegate):
    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(SIDE + 10, SIDE + 10)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        wish: Wish = index.data(VALUE_ROLE)
        of = theme.colours()
        rect: QRect = option.rect.adjusted(5, 5, -5, -5)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QPen(QColor(of.accent if is_current else of.border), 2 if is_current else 1))
        painter.setBrush(QColor(of.raised))
        painter.drawRoundedRect(rect, 6, 6)
        paint_thumbnail(painter, rect.adjusted(4, 4, -4, -4), wish.picture, self._thumbnails)
        painter.restore()


class PictureStrip(QListView):
    """Shows the picture of each :class:`Wish`; double click or Enter opens the viewer."""

    report_wanted = Signal(object)

    def __init__(self, actions: PictureActions, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._actions = actions
        self._model: RowsModel[Wish] = RowsModel(
            key=lambda wish: wish.picture, words=self._words, parent=self
        )
        self.setModel(self._model)
        self.setItemDelegate(_ThumbnailDelegate(thumbnails, self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setAccessibleName(self.tr("买家的图片"))
        self.setProperty("look", "clear")
        self.setFixedHeight(SIDE + 14)
        thumbnails.ready.connect(lambda _sha256: self.viewport().update())
        self.doubleClicked.connect(self._view)
        hold = PressAndHold(self.viewport())
        hold.held.connect(self._held)
        hold.tapped.connect(lambda place: self.setCurrentIndex(self.indexAt(place)))

    def set_pictures(self, wishes: Sequence[Wish]) -> None:
        self._model.set_rows(wishes)
        if wishes and not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(0))
        self.setVisible(bool(wishes))

    @property
    def current(self) -> Wish | None:
        return self._model.value(self.currentIndex())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        self._open(index)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Menu or (event.key() == Qt.Key.Key_F10 and shift):
            self._open(self.currentIndex())
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._view(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _held(self, place: object, by_touch: bool) -> None:
        index = self.indexAt(place)  # type: ignore[arg-type]
        self._open(index, by_hold=True, by_touch=by_touch)

    def _open(self, index: QModelIndex, *, by_hold: bool = False, by_touch: bool = False) -> None:
        wish = self._model.value(index)
        if wish is not None:
            self.setCurrentIndex(index)
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
            self._actions.open_menu(wish, place, by_hold=by_hold, by_touch=by_touch)

    def _view(self, index: QModelIndex) -> None:
        wish = self._model.value(index)
        if wish is not None:
            self._actions.view(wish)

    def _words(self, wish: Wish) -> str:
        row = self._model.row_of(wish.picture)
        return self.tr("图片 {number}").format(number=(row or 0) + 1)


def paint_thumbnail(painter: QPainter, rect: QRect, sha256: str, thumbnails: Thumbnails) -> None:
    """The picture fitted into ``rect``; a sign while it is loaded, another when it is gone."""
    ratio = painter.device().devicePixelRatioF() if painter.device() else 1.0
    side = round(max(rect.width(), rect.height()) * ratio)
    pixmap = thumbnails.get(sha256, side)
    if pixmap is None:
        name = "picture-gone" if thumbnails.problem(sha256, side) else "picture"
        mark = QRect(0, 0, 24, 24)
        mark.moveCenter(rect.center())
        icons.paint(painter, name, mark.toRectF(), theme.colours().muted)
        return
    size = pixmap.size().scaled(rect.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(0, 0, size.width(), size.height())
    place.moveCenter(rect.center())
    painter.drawPixmap(place, pixmap)
