"""Paints one order to choose: photo, title, number, amount, states, age, reports left."""

from datetime import UTC, datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from merchant_desk.desk.orders import OrderChoice
from merchant_desk.ui import icons, theme, words
from merchant_desk.ui.report.wording import reports_left
from merchant_desk.ui.widgets.rows_model import VALUE_ROLE
from merchant_desk.ui.widgets.thumbnails import Thumbnails

ROW = 76
_PHOTO = 52
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class OrderDelegate(QStyledItemDelegate):
    """``buyer`` is whose orders are marked as his."""

    def __init__(self, thumbnails: Thumbnails, buyer: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._buyer = buyer

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(320, ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        choice: OrderChoice | None = index.data(VALUE_ROLE)
        if choice is None:
            return
        rect = QRectF(option.rect)
        state = option.state
        of = theme.colours()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        ground = rect.adjusted(4, 2, -4, -2)
        if is_chosen:
            painter.setPen(QPen(QColor(of.accent), 1.5))
            painter.setBrush(QColor(of.accent_soft))
            painter.drawRoundedRect(ground, 8, 8)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(of.raised))
            painter.drawRoundedRect(ground, 8, 8)
        self._paint_choice(painter, ground, choice, of, chosen=is_chosen)
        painter.restore()

    def _paint_choice(
        self,
        painter: QPainter,
        rect: QRectF,
        choice: OrderChoice,
        of: theme.Colours,
        *,
        chosen: bool,
    ) -> None:
        order = choice.order
        mark = QRectF(rect.left() + 8, rect.center().y() - 8, 16, 16)
        _paint_radio(painter, mark, of, chosen=chosen)
        photo = QRectF(mark.right() + 10, rect.center().y() - _PHOTO / 2, _PHOTO, _PHOTO)
        self._paint_photo(painter, photo, order.photo, of)
        text = QRectF(photo.right() + 12, rect.top() + 8, rect.right() - photo.right() - 24, 20)
        strong = QFont(painter.font())
        strong.setBold(True)
        plain = QFont(painter.font())
        metrics = QFontMetrics(strong)
        money = words.money(order.paid)
        painter.setFont(strong)
        painter.setPen(QColor(of.text))
        painter.drawText(text, _RIGHT, money)
        title_width = text.width() - metrics.horizontalAdvance(money) - 12
        title = metrics.elidedText(order.title, Qt.TextElideMode.ElideRight, round(title_width))
        painter.drawText(text, _LEFT, title)
        painter.setFont(plain)
        painter.setPen(QColor(of.muted))
        second, third = text.translated(0, 20), text.translated(0, 40)
        painter.drawText(second, _LEFT, " · ".join(self._facts(choice)))
        painter.drawText(second, _RIGHT, _age(order.paid_at))
        painter.setPen(QColor(of.danger if choice.cap.is_reached else of.muted))
        left = self.tr("已达反馈上限") if choice.cap.is_reached else reports_left(choice.cap)
        painter.drawText(third, _RIGHT, left)
        case = choice.after_sale
        if case is not None:
            painter.setPen(QColor(of.warning if case.is_open else of.muted))
            line = self.tr("售后：{state}").format(state=words.status(case.status))
            if case.deadline is not None and case.is_open:
                line += f" · {words.time_left(case.deadline)}"
        else:
            painter.setPen(QColor(of.muted))
            line = self.tr("无售后")
        painter.drawText(third, _LEFT, line)

    def _facts(self, choice: OrderChoice) -> list[str]:
        order = choice.order
        facts = [order.number, order.state]
        if self._buyer and order.buyer == self._buyer:
            facts.insert(0, self.tr("该买家"))
        return [fact for fact in facts if fact]

    def _paint_photo(self, painter: QPainter, rect: QRectF, sha256: str, of: theme.Colours) -> None:
        painter.setPen(QPen(QColor(of.border), 1))
        painter.setBrush(QColor(of.raised))
        painter.drawRoundedRect(rect, 4, 4)
        ratio = painter.device().devicePixelRatio()
        found = self._thumbnails.get(sha256, round(_PHOTO * 2 * ratio)) if sha256 else None
        if found is None:
            icons.paint(painter, "picture", rect.adjusted(16, 16, -16, -16), of.muted)
            return
        side = min(found.width(), found.height())
        source = QRectF((found.width() - side) / 2, (found.height() - side) / 2, side, side)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(rect.adjusted(1, 1, -1, -1), found, source)


def spoken(choice: OrderChoice) -> str:
    """The same line for a screen reader."""
    order = choice.order
    parts = [order.title, order.number, words.money(order.paid), order.state]
    if choice.after_sale is not None:
        parts.append(words.status(choice.after_sale.status))
    return "，".join([*(part for part in parts if part), reports_left(choice.cap)])


def _age(paid_at: datetime | None) -> str:
    if paid_at is None:
        return ""
    days = (datetime.now(UTC) - paid_at).days
    if days < 1:
        return words.translate("OrderDelegate", "今天付款")
    return words.translate("OrderDelegate", "{n} 天前付款").format(n=days)


def _paint_radio(painter: QPainter, rect: QRectF, of: theme.Colours, *, chosen: bool) -> None:
    painter.setPen(QPen(QColor(of.accent if chosen else of.muted), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(rect)
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(of.accent))
        painter.drawEllipse(rect.adjusted(4, 4, -4, -4))
