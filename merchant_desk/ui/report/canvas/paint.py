"""Painting: the picture, its regions and their handles. Nothing is burned into the picture."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from merchant_desk.core.region import Region
from merchant_desk.ui.report.canvas import look
from merchant_desk.ui.report.canvas.hit import Frame, frame_of, grips
from merchant_desk.ui.report.canvas.levels import Levels
from merchant_desk.ui.report.canvas.view import Size, View


def paint_picture(
    painter: QPainter, view: View, levels: Levels, size: Size, window: Size, ratio: float
) -> None:
    """Paint the part in sight from the smallest level that is sharp."""
    zoom = view.scale * ratio
    image = levels.best(size.width * zoom)
    x0, y0 = view.to_picture(0, 0)
    x1, y1 = view.to_picture(window.width, window.height)
    seen = QRectF(QPointF(x0, y0), QPointF(x1, y1)).adjusted(-1, -1, 1, 1)
    seen = seen.toAlignedRect().toRectF().intersected(QRectF(0, 0, size.width, size.height))
    if seen.isEmpty():
        return
    across, down = image.width() / size.width, image.height() / size.height
    source = QRectF(seen.x() * across, seen.y() * down, seen.width() * across, seen.height() * down)
    left, top = view.to_screen(seen.x(), seen.y())
    target = QRectF(left, top, seen.width() * view.scale, seen.height() * view.scale)
    smooth = zoom < look.SMOOTH_BELOW
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
    painter.drawImage(target, image, source)
    if zoom >= look.GRID_FROM:
        _paint_grid(painter, view, seen)


def _paint_grid(painter: QPainter, view: View, seen: QRectF) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(QColor(128, 128, 128, 90), 0))
    left, top = view.to_screen(seen.left(), seen.top())
    right, bottom = view.to_screen(seen.right(), seen.bottom())
    for x in range(round(seen.left()), round(seen.right()) + 1):
        at = view.to_screen(x, 0)[0]
        painter.drawLine(QPointF(at, top), QPointF(at, bottom))
    for y in range(round(seen.top()), round(seen.bottom()) + 1):
        at = view.to_screen(0, y)[1]
        painter.drawLine(QPointF(left, at), QPointF(right, at))


def paint_regions(
    painter: QPainter,
    view: View,
    regions: Sequence[Region],
    selected: int | None,
    font: QFont,
    *,
    handles: bool = True,
) -> None:
    """The selected region comes last, so that its handles lie on top."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    order = sorted(range(len(regions)), key=lambda i: i == selected)
    for index in order:
        frame = frame_of(view, regions[index])
        _paint_outline(painter, frame, dashed=index == selected)
        _paint_badge(painter, frame, index + 1, font)
        if index == selected and handles:
            _paint_handles(painter, frame)


def _paint_outline(painter: QPainter, frame: Frame, *, dashed: bool) -> None:
    rect = QRectF(frame.left, frame.top, frame.width, frame.height)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    halo = QPen(QColor(look.HALO), look.HALO_WIDTH)
    halo.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(halo)
    painter.drawRect(rect)
    line = QPen(QColor(look.LINE), look.LINE_WIDTH)
    line.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dashed:
        line.setDashPattern(look.DASH)
        line.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(line)
    painter.drawRect(rect)


def _paint_badge(painter: QPainter, frame: Frame, number: int, font: QFont) -> None:
    """Above the top left corner, or inside where there is no room above."""
    text = str(number)
    bold = QFont(font)
    bold.setBold(True)
    bold.setPixelSize(13)
    wide = max(look.BADGE, 10.0 + 8.0 * len(text))
    top = frame.top - look.BADGE - 6
    if top < 0:
        top = max(frame.top + 4, 0.0)
    rect = QRectF(max(frame.left - 2, 0.0), top, wide, look.BADGE)
    painter.setPen(QPen(QColor(look.HALO), 1.5))
    painter.setBrush(QColor(look.LINE))
    painter.drawRoundedRect(rect, 5, 5)
    painter.setFont(bold)
    painter.setPen(QColor(look.ON_LINE))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def _paint_handles(painter: QPainter, frame: Frame) -> None:
    half = look.HANDLE / 2
    painter.setPen(QPen(QColor(look.LINE), 2))
    painter.setBrush(QColor(look.HALO))
    for grip in grips(frame):
        painter.drawRect(QRectF(grip.x - half, grip.y - half, look.HANDLE, look.HANDLE))
