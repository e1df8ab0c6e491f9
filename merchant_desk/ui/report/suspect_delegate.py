"""Paints one suspect picture of the strip: its thumbnail, number, kind, and how it stands."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from merchant_desk.core.report import Suspect
from merchant_desk.ui import icons, theme, words
from merchant_desk.ui.widgets.rows_model import VALUE_ROLE
from merchant_desk.ui.widgets.thumbnails import Thumbnails

CELL = QSize(136, 132)
_THUMB = 88


@dataclass(frozen=True, slots=True)
class SuspectLine:
    """A suspect with its number (from 1) and how many musts it still lacks."""

    number: int
    suspect: Suspect
    missing: int


class SuspectDelegate(QStyledItemDelegate):
    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return CELL

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        line: SuspectLine | None = index.data(VALUE_ROLE)
        if line is None:
            return
        of = theme.colours()
        cell = QRectF(option.rect).adjusted(6, 4, -6, -4)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(of.accent if is_chosen else of.border), 2 if is_chosen else 1))
        painter.setBrush(QColor(of.accent_soft if is_chosen else of.surface))
        painter.drawRoundedRect(cell, 8, 8)
        place = QRectF(cell.left() + 6, cell.top() + 6, cell.width() - 12, _THUMB)
        self._paint_picture(painter, place, line, of)
        _paint_number(painter, place, line.number)
        if line.missing:
            _paint_missing(painter, place, line, of)
        _paint_state(painter, QRectF(place.left(), place.bottom() + 5, place.width(), 20), line, of)
        painter.restore()

    def _paint_picture(
        self, painter: QPainter, place: QRectF, line: SuspectLine, of: theme.Colours
    ) -> None:
        ratio = painter.device().devicePixelRatio()
        sha256 = line.suspect.picture.sha256
        found = self._thumbnails.get(sha256, round(_THUMB * 2 * ratio))
        if found is None:
            icons.paint(
                painter,
                "picture",
                QRectF(0, 0, 28, 28).translated(place.center().x() - 14, place.center().y() - 14),
                of.muted,
            )
            return
        scale = min(place.width() / found.width(), place.height() / found.height())
        wide, high = found.width() * scale, found.height() * scale
        target = QRectF(place.center().x() - wide / 2, place.center().y() - high / 2, wide, high)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(target, found, QRectF(found.rect()))


def spoken(line: SuspectLine) -> str:
    """The same for a screen reader."""
    kind = line.suspect.kind
    parts = [
        words.translate("SuspectDelegate", "图 {n}").format(n=line.number),
        words.kind(kind) if kind else words.translate("SuspectDelegate", "未选类型"),
        line.suspect.picture.name,
        _state_words(line),
    ]
    return "，".join(parts)


def _state_words(line: SuspectLine) -> str:
    if line.missing:
        return words.translate("SuspectDelegate", "差 {n} 项").format(n=line.missing)
    return words.translate("SuspectDelegate", "已齐")


def _paint_number(painter: QPainter, place: QRectF, number: int) -> None:
    font = QFont(painter.font())
    font.setBold(True)
    painter.setFont(font)
    badge = QRectF(place.left(), place.top(), 22, 18)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("#0E1420", 200))
    painter.drawRoundedRect(badge, 4, 4)
    painter.setPen(QColor("#FFFFFF"))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(number))
    font.setBold(False)
    painter.setFont(font)


def _paint_missing(painter: QPainter, place: QRectF, line: SuspectLine, of: theme.Colours) -> None:
    """At the picture's upper right, on a ground of its own."""
    text = _state_words(line)
    width = painter.fontMetrics().horizontalAdvance(text) + 10
    badge = QRectF(place.right() - width, place.top(), width, 18)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(of.surface))
    painter.drawRoundedRect(badge, 4, 4)
    painter.setPen(QColor(of.warning))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)


def _paint_state(painter: QPainter, place: QRectF, line: SuspectLine, of: theme.Colours) -> None:
    is_whole = not line.missing
    icons.paint(
        painter,
        "accepted" if is_whole else "must",
        QRectF(place.left(), place.top() + 2, 16, 16),
        of.success if is_whole else of.warning,
    )
    kind = line.suspect.kind
    text = words.kind(kind) if kind else words.translate("SuspectDelegate", "未选类型")
    painter.setPen(QColor(of.text))
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    room = round(place.width() - 20)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(place.adjusted(20, 0, 0, 0), left, shown)
