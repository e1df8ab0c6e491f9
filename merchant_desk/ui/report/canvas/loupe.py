"""The loupe: single pixels about the point that is being dragged, with the pixel's place."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from merchant_desk.ui.report.canvas import look
from merchant_desk.ui.report.canvas.levels import Levels
from merchant_desk.ui.report.canvas.view import Size, View

PIXELS = 17
"""Picture pixels across and down; odd, so that one is in the middle."""
SCALE = 8
"""Logical pixels of each."""
_FOOT = 22
_AWAY = 24
"""Logical pixels between the pointer and the loupe."""


def paint_loupe(
    painter: QPainter, view: View, levels: Levels, size: Size, window: Size, at: QPointF, words: str
) -> None:
    """Paint it beside ``at``, on the side where there is room, upright as the picture is.

    ``words`` (what is drawn, as numbers) stand below the pixels. A reduced level is shown coarser.
    """
    x, y = (int(part // 1) for part in view.to_picture(at.x(), at.y()))
    image = levels.images[-1]
    across, down = image.width() / size.width, image.height() / size.height
    first = x - PIXELS // 2, y - PIXELS // 2
    side = PIXELS * SCALE
    left = at.x() + _AWAY if at.x() + _AWAY + side < window.width else at.x() - _AWAY - side
    top = at.y() + _AWAY
    if top + side + _FOOT > window.height:
        top = at.y() - _AWAY - side - _FOOT
    pane = QRectF(round(left), round(top), side, side)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(pane.adjusted(-2, -2, 2, _FOOT + 2), QColor(look.LOCKED))
    seen = QRectF(*first, PIXELS, PIXELS).intersected(QRectF(0, 0, size.width, size.height))
    if not seen.isEmpty():
        place = (seen.x() - first[0]) * SCALE, (seen.y() - first[1]) * SCALE
        target = QRectF(*place, seen.width() * SCALE, seen.height() * SCALE)
        source = QRectF(
            seen.x() * across, seen.y() * down, seen.width() * across, seen.height() * down
        )
        painter.drawImage(target.translated(pane.topLeft()), image, source)
    painter.setPen(QPen(QColor(128, 128, 128, 90), 0))
    for step in range(SCALE, side, SCALE):
        painter.drawLine(pane.topLeft() + QPointF(step, 0), pane.bottomLeft() + QPointF(step, 0))
        painter.drawLine(pane.topLeft() + QPointF(0, step), pane.topRight() + QPointF(0, step))
    middle = QRectF(0, 0, SCALE, SCALE)
    middle.moveCenter(pane.center())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, out in ((look.HALO, 1), (look.LINE, 0)):
        painter.setPen(QPen(QColor(colour), 1))
        painter.drawRect(middle.adjusted(-out, -out, out, out))
    font = QFont(painter.font())
    font.setPixelSize(12)
    painter.setFont(font)
    painter.setPen(QColor(look.HALO))
    foot = QRectF(pane.left(), pane.bottom(), side, _FOOT)
    painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, words or f"{x}, {y}")
