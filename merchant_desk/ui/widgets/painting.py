"""What several delegates draw alike: grounds, chips, avatars, elided words."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from merchant_desk.ui import icons, theme
from merchant_desk.ui.theme import Colours

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def smaller(font: QFont, points: float = 1.0) -> QFont:
    made = QFont(font)
    made.setPointSizeF(max(font.pointSizeF() - points, 7.5))
    return made


def bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def words(
    painter: QPainter,
    rect: QRect,
    text: str,
    colour: str,
    font: QFont,
    align: Qt.AlignmentFlag = _LEFT,
) -> None:
    """One line of ``text``, elided at the right."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    one_line = " ".join(text.split())
    elided = QFontMetrics(font).elidedText(one_line, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, align, elided)


def chip(
    painter: QPainter,
    right_or_left: QPointF,
    text: str,
    ink: str,
    ground: str,
    font: QFont,
    *,
    icon: str = "",
    from_right: bool = False,
) -> QRectF:
    """A word on a soft ground, centred on the point's height; the place that it took."""
    metrics = QFontMetrics(font)
    side = metrics.ascent() if icon else 0
    gap = 4 if icon else 0
    wide = metrics.horizontalAdvance(text) + side + gap + 14
    high = metrics.height() + 4
    left = right_or_left.x() - wide if from_right else right_or_left.x()
    place = QRectF(left, right_or_left.y() - high / 2, wide, high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(place, 5, 5)
    inner = place.adjusted(7, 0, -7, 0)
    if icon:
        at = QRectF(inner.left(), place.center().y() - side / 2, side, side)
        icons.paint(painter, icon, at, ink)
        inner.setLeft(at.right() + gap)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    return place


def avatar(painter: QPainter, rect: QRect, name: str, of: Colours, font: QFont) -> None:
    """The first letter of ``name`` on a round ground; the colour stays with the name."""
    grounds = (
        (of.accent_soft, of.accent),
        (of.success_soft, of.success),
        (of.warning_soft, of.warning),
        (of.danger_soft, of.danger),
    )
    ground, ink = grounds[sum(name.encode()) % len(grounds)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawEllipse(rect)
    painter.setFont(bold(font))
    painter.setPen(QColor(ink))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, name[:1])


def ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """The ground of a list line: chosen, under the mouse, or plain, with a hairline below."""
    of = theme.colours()
    rect: QRect = option.rect
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, QColor(of.accent_soft))
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(of.accent))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, QColor(of.raised))
    painter.fillRect(QRect(rect.left() + 14, rect.bottom(), rect.width(), 1), QColor(of.border))
