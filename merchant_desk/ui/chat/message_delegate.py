"""Paints messages as bubbles, with a line where a day begins."""

from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPen,
    QStaticText,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from merchant_desk.core.chat import Message
from merchant_desk.ui import icons, theme, words
from merchant_desk.ui.chat.message_model import MESSAGE_ROLE, STARTS_DAY_ROLE
from merchant_desk.ui.theme import Colours
from merchant_desk.ui.widgets import painting
from merchant_desk.ui.widgets.thumbnails import Thumbnails

Index = QModelIndex | QPersistentModelIndex
PICTURE_HIGH = 168
"""Pictures are always this high, so that a row's height is known before its picture is here."""
PICTURE_WIDE = 264
_DAY = 40
_GAP = 6
_SIDE = 16
_AVATAR = 32
_PAD_X, _PAD_Y = 12, 8
_MOST_CACHED = 50_000


class _Key(NamedTuple):
    message: str
    starts_day: bool
    width: int
    font: str


class MessageDelegate(QStyledItemDelegate):
    """Knows how high a message is, once for each (message, width, font)."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._highs: dict[_Key, int] = {}
        self.buyer_name = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        message: Message = index.data(MESSAGE_ROLE)
        starts_day: bool = index.data(STARTS_DAY_ROLE)
        width = option.rect.width()
        key = _Key(message.id, starts_day, width, option.font.key())
        high = self._highs.get(key)
        if high is None:
            if len(self._highs) >= _MOST_CACHED:
                self._highs.clear()
            size = self._bubble_size(message, width, option.font)
            high = size.height() + 2 * _GAP + (_DAY if starts_day else 0)
            self._highs[key] = high
        return QSize(width, high)

    def bubble(self, option: QStyleOptionViewItem, index: Index) -> QRect:
        """Where the message's bubble (or its picture) is in ``option.rect``."""
        message: Message = index.data(MESSAGE_ROLE)
        rect: QRect = option.rect
        size = self._bubble_size(message, rect.width(), option.font)
        top = rect.top() + _GAP + (_DAY if index.data(STARTS_DAY_ROLE) else 0)
        if message.from_buyer:
            left = rect.left() + _SIDE + _AVATAR + 8
        else:
            left = rect.right() + 1 - _SIDE - size.width()
        return QRect(QPoint(left, top), size)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        message: Message = index.data(MESSAGE_ROLE)
        rect: QRect = option.rect
        of = theme.colours()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if index.data(STARTS_DAY_ROLE):
            self._paint_day(painter, rect, message, of, option.font)
        bubble = self.bubble(option, index)
        if message.from_buyer:
            face = QRect(rect.left() + _SIDE, bubble.top(), _AVATAR, _AVATAR)
            painting.avatar(painter, face, self.buyer_name, of, option.font)
        if message.picture:
            self._paint_picture(painter, bubble, message, of, option.font)
        else:
            self._paint_text(painter, bubble, message, of, option.font)
        self._paint_time(painter, bubble, message, of, option.font)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(of.accent), 2))
            painter.drawRoundedRect(bubble.adjusted(-3, -3, 2, 2), 11, 11)
        painter.restore()

    def _bubble_size(self, message: Message, width: int, font: QFont) -> QSize:
        if message.picture:
            return QSize(self._picture_width(message.picture), PICTURE_HIGH)
        room = min(max(width * 62 // 100, 120), 620) - 2 * _PAD_X
        metrics = QFontMetrics(font)
        longest = max(metrics.horizontalAdvance(line) for line in message.text.split("\n"))
        wide = min(longest + 1, room)
        high = ceil(_laid(message.text, font, wide).size().height())
        return QSize(wide + 2 * _PAD_X, high + 2 * _PAD_Y)

    def _picture_width(self, sha256: str) -> int:
        pixmap = self._thumbnails.get(sha256, self._pixels())
        if pixmap is None:
            return PICTURE_HIGH
        natural = PICTURE_HIGH * pixmap.width() // max(pixmap.height(), 1)
        return min(max(natural, 96), PICTURE_WIDE)

    def _pixels(self) -> int:
        parent = self.parent()
        ratio = parent.devicePixelRatioF() if isinstance(parent, QWidget) else 1.0
        return round(PICTURE_WIDE * ratio)

    def _paint_day(
        self, painter: QPainter, rect: QRect, message: Message, of: Colours, font: QFont
    ) -> None:
        small = painting.smaller(font)
        text = words.day(message.sent_at)
        middle = rect.top() + _DAY // 2 + 2
        wide = QFontMetrics(small).horizontalAdvance(text) + 24
        painter.setPen(QColor(of.border))
        painter.drawLine(rect.left() + _SIDE, middle, rect.center().x() - wide // 2, middle)
        painter.drawLine(rect.center().x() + wide // 2, middle, rect.right() - _SIDE, middle)
        place = QRect(rect.left(), rect.top() + 2, rect.width(), _DAY)
        painting.words(painter, place, text, of.muted, small, Qt.AlignmentFlag.AlignCenter)

    def _paint_text(
        self, painter: QPainter, bubble: QRect, message: Message, of: Colours, font: QFont
    ) -> None:
        own = not message.from_buyer
        painter.setPen(Qt.PenStyle.NoPen if own else QPen(QColor(of.border), 1))
        painter.setBrush(QColor(of.own_bubble if own else of.raised))
        painter.drawRoundedRect(bubble, 9, 9)
        painter.setPen(QColor(of.text))
        painter.setFont(font)
        room = bubble.width() - 2 * _PAD_X
        inner = bubble.topLeft() + QPoint(_PAD_X, _PAD_Y)
        painter.drawStaticText(inner, _laid(message.text, font, room))

    def _paint_picture(
        self, painter: QPainter, place: QRect, message: Message, of: Colours, font: QFont
    ) -> None:
        path = QPainterPath()
        path.addRoundedRect(place, 9, 9)
        painter.fillPath(path, QColor(of.raised))
        pixmap = self._thumbnails.get(message.picture, self._pixels())
        if pixmap is None:
            self._paint_absence(painter, place, message.picture, of, font)
        else:
            painter.save()
            painter.setClipPath(path)
            shown = pixmap.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRect(QPoint(0, 0), shown)
            target.moveCenter(place.center())
            painter.drawPixmap(target, pixmap)
            painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(of.border), 1))
        painter.drawPath(path)

    def _paint_absence(
        self, painter: QPainter, place: QRect, sha256: str, of: Colours, font: QFont
    ) -> None:
        problem = self._thumbnails.problem(sha256, self._pixels())
        mark = QRect(0, 0, 28, 28)
        mark.moveCenter(place.center())
        icons.paint(painter, "picture-gone" if problem else "picture", mark.toRectF(), of.muted)
        if problem:
            below = QRect(place.left() + 6, mark.bottom() + 6, place.width() - 12, 20)
            small = painting.smaller(font)
            text = self.tr("图片还没有下载")
            painting.words(painter, below, text, of.muted, small, Qt.AlignmentFlag.AlignCenter)

    def _paint_time(
        self, painter: QPainter, bubble: QRect, message: Message, of: Colours, font: QFont
    ) -> None:
        small = painting.smaller(font, 1.5)
        text = words.clock(message.sent_at)
        wide = QFontMetrics(small).horizontalAdvance(text) + 2
        left = bubble.right() + 8 if message.from_buyer else bubble.left() - 8 - wide
        painting.words(painter, QRect(left, bubble.bottom() - 18, wide, 18), text, of.muted, small)


def _laid(text: str, font: QFont, width: int) -> QStaticText:
    """``text`` broken between words, or within one that is longer than ``width``."""
    laid = QStaticText(text)
    laid.setTextFormat(Qt.TextFormat.PlainText)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    laid.setTextOption(option)
    laid.setTextWidth(width)
    laid.prepare(font=font)
    return laid
