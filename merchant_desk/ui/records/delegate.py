"""One line of the record list."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from merchant_desk.core.record import Record
from merchant_desk.ui import theme, words
from merchant_desk.ui.records.look import look, summary
from merchant_desk.ui.widgets import painting
from merchant_desk.ui.widgets.picture_strip import paint_thumbnail
from merchant_desk.ui.widgets.rows_model import VALUE_ROLE
from merchant_desk.ui.widgets.thumbnails import Thumbnails

_HIGH = 92
_PHOTO = 64


class RecordDelegate(QStyledItemDelegate):
    """State in icon and word, the order, the kinds, when it was made, and what matters now."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(300, _HIGH)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        record: Record = index.data(VALUE_ROLE)
        rect: QRect = option.rect
        of = theme.colours()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painting.ground(painter, option)
        photo = QRect(rect.left() + 14, rect.center().y() - _PHOTO // 2, _PHOTO, _PHOTO)
        painter.setPen(QPen(QColor(of.border), 1))
        painter.setBrush(QColor(of.raised))
        painter.drawRoundedRect(photo, 6, 6)
        paint_thumbnail(painter, photo.adjusted(3, 3, -3, -3), record.thumbnail, self._thumbnails)
        self._paint_words(painter, option, record, rect.adjusted(_PHOTO + 26, 9, -14, -9))
        painter.restore()

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, record: Record, room: QRect
    ) -> None:
        of, small = theme.colours(), painting.smaller(option.font)
        third = room.height() // 3
        first = QRect(room.left(), room.top(), room.width(), third)
        second, last = first.translated(0, third), first.translated(0, 2 * third)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        made = words.short(record.made_at)
        painting.words(painter, first, made, of.muted, small, right)
        shown = look(record, of)
        painting.chip(
            painter,
            QPointF(first.left(), first.center().y() + 1),
            shown.word,
            shown.ink,
            shown.ground,
            painting.bold(small),
            icon=shown.icon,
        )
        kinds = words.kinds(record.kinds)
        painting.words(painter, second, kinds, of.muted, small, right)
        second.setRight(second.right() - QFontMetrics(small).horizontalAdvance(kinds) - 12)
        painting.words(painter, second, record.order, of.text, option.font)
        painting.words(painter, last, summary(record), of.muted, small)
