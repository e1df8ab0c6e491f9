"""One line of the after-sale list."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from merchant_desk.core.after_sale import AfterSale
from merchant_desk.desk.orders import AfterSaleLine
from merchant_desk.ui import theme, words
from merchant_desk.ui.theme import Colours
from merchant_desk.ui.widgets import painting
from merchant_desk.ui.widgets.picture_strip import paint_thumbnail
from merchant_desk.ui.widgets.rows_model import VALUE_ROLE
from merchant_desk.ui.widgets.thumbnails import Thumbnails

_HIGH = 84
_PHOTO = 60
_URGENT = 24 * 3600


class AfterSaleDelegate(QStyledItemDelegate):
    """Status, amount, time left, the first picture, the order's title, and 已反馈 n."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(260, _HIGH)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        line: AfterSaleLine = index.data(VALUE_ROLE)
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
        case = line.after_sale
        shown = case.pictures[0] if case.pictures else line.order.photo if line.order else ""
        paint_thumbnail(painter, photo.adjusted(3, 3, -3, -3), shown, self._thumbnails)
        self._paint_words(painter, option, line, rect.adjusted(_PHOTO + 26, 9, -14, -9))
        painter.restore()

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, line: AfterSaleLine, room: QRect
    ) -> None:
        of, case = theme.colours(), line.after_sale
        small, strong = painting.smaller(option.font), painting.bold(option.font)
        third = room.height() // 3
        first = QRect(room.left(), room.top(), room.width(), third)
        second, last = first.translated(0, third), first.translated(0, 2 * third)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        amount = words.money(case.amount)
        painting.words(painter, first, amount, of.text, strong, right)
        first.setRight(first.right() - QFontMetrics(strong).horizontalAdvance(amount) - 10)
        ink = of.text if case.is_open else of.muted
        painting.words(painter, first, words.status(case.status), ink, strong)
        title = line.order.title if line.order else case.order
        painting.words(painter, second, title, of.text, option.font)
        if line.reports:
            place = painting.chip(
                painter,
                QPointF(last.right() + 1, last.center().y() + 1),
                self.tr("已反馈 {count}").format(count=line.reports),
                of.success,
                of.success_soft,
                small,
                icon="flag",
                from_right=True,
            )
            last.setRight(int(place.left()) - 8)
        self._paint_foot(painter, last, line, of, option)

    def _paint_foot(
        self,
        painter: QPainter,
        room: QRect,
        line: AfterSaleLine,
        of: Colours,
        option: QStyleOptionViewItem,
    ) -> None:
        case, small = line.after_sale, painting.smaller(option.font)
        text = line.buyer_name
        if case.is_open and case.deadline is not None:
            left = words.time_left(case.deadline)
            ink = of.danger if is_urgent(case) else of.muted
            painting.words(painter, room, left, ink, small)
            room.setLeft(room.left() + QFontMetrics(small).horizontalAdvance(left) + 10)
            text = f"· {text}"
        painting.words(painter, room, text, of.muted, small)


def is_urgent(case: AfterSale) -> bool:
    """Whether less than a day is left to act."""
    return case.deadline is not None and words.seconds_left(case.deadline) < _URGENT
