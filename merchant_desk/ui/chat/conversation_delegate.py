"""One line of the buyer list."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from merchant_desk.core.chat import Conversation, Message
from merchant_desk.ui import theme, words
from merchant_desk.ui.widgets import painting
from merchant_desk.ui.widgets.rows_model import VALUE_ROLE

_HIGH = 64
_AVATAR = 38
_MARGIN = 12


class ConversationDelegate(QStyledItemDelegate):
    """Who, the last thing said and when, and a mark while a case is open."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(200, _HIGH)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        talk: Conversation = index.data(VALUE_ROLE)
        rect: QRect = option.rect
        of = theme.colours()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painting.ground(painter, option)
        face = QRect(rect.left() + _MARGIN, rect.center().y() - _AVATAR // 2, _AVATAR, _AVATAR)
        painting.avatar(painter, face, talk.buyer.name, of, option.font)
        self._paint_words(painter, option, talk, rect.adjusted(_AVATAR + 22, 10, -_MARGIN, -10))
        painter.restore()

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, talk: Conversation, room: QRect
    ) -> None:
        of = theme.colours()
        small = painting.smaller(option.font)
        first = QRect(room.left(), room.top(), room.width(), room.height() // 2)
        second = first.translated(0, room.height() // 2)
        if talk.last is not None:
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            time = words.short(talk.last.sent_at)
            painting.words(painter, first, time, of.muted, small, right)
            first.setRight(first.right() - painter.fontMetrics().horizontalAdvance(time) - 8)
            if talk.open_after_sales:
                at = QPointF(second.right() + 1, second.center().y() + 1)
                mark = painting.chip(
                    painter,
                    at,
                    self.tr("售后 {count}").format(count=talk.open_after_sales),
                    of.warning,
                    of.warning_soft,
                    small,
                    from_right=True,
                )
                second.setRight(int(mark.left()) - 8)
            painting.words(painter, second, said(talk.last), of.muted, small)
        painting.words(painter, first, talk.buyer.name, of.text, painting.bold(option.font))


def said(message: Message) -> str:
    """A message in one line."""
    if message.picture:
        return words.translate("ConversationDelegate", "[图片]")
    return message.text
