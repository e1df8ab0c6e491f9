"""Painting: the picture, its regions and their handles. Nothing is burned into the picture."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QImage, QPainter, QPen, QTransform

from merchant_desk.core.region import Region
from merchant_desk.ui import icons
from merchant_desk.ui.report.canvas import look
from merchant_desk.ui.report.canvas.hit import Frame, frame_of, grips
from merchant_desk.ui.report.canvas.levels import Levels
from merchant_desk.ui.report.canvas.view import Size, View

_AROUND = 40
"""Logical pixels about the window in which a region's badge may still be seen."""
_LABELLED, _WIDEST = 96, 160
"""From this width on a region shows its label; and the most that a label takes."""
_SEE_THROUGH = QImage.Format.Format_ARGB32_Premultiplied


def paint_picture(
    painter: QPainter, view: View, levels: Levels, size: Size, window: Size, ratio: float
) -> None:
    """Paint the part in sight from the smallest level that is sharp."""
    zoom = view.scale * ratio
    image = levels.best(size.width * zoom)
    corners = view.to_picture(0, 0), view.to_picture(window.width, window.height)
    seen = QRectF(QPointF(*corners[0]), QPointF(*corners[1])).normalized().adjusted(-1, -1, 1, 1)
    seen = seen.toAlignedRect().toRectF().intersected(QRectF(0, 0, size.width, size.height))
    if seen.isEmpty():
        return
    across, down = image.width() / size.width, image.height() / size.height
    source = QRectF(seen.x() * across, seen.y() * down, seen.width() * across, seen.height() * down)
    a, b, c, d = (part * view.scale for part in view.axes())
    painter.save()
    painter.setTransform(QTransform(a, c, b, d, view.left, view.top), combine=True)
    smooth = zoom < look.SMOOTH_BELOW
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
    painter.drawImage(seen, image, source)
    painter.restore()
    if zoom >= look.GRID_FROM:
        _paint_grid(painter, view, seen)


def _paint_grid(painter: QPainter, view: View, seen: QRectF) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(QColor(128, 128, 128, 90), 0))
    left, top, right, bottom = (
        round(each) for each in (seen.left(), seen.top(), seen.right(), seen.bottom())
    )
    for x in range(left, right + 1):
        painter.drawLine(QPointF(*view.to_screen(x, top)), QPointF(*view.to_screen(x, bottom)))
    for y in range(top, bottom + 1):
        painter.drawLine(QPointF(*view.to_screen(left, y)), QPointF(*view.to_screen(right, y)))


def paint_regions(
    painter: QPainter,
    view: View,
    regions: Sequence[Region],
    chosen: Sequence[int],
    font: QFont,
    *,
    handles: bool = True,
) -> None:
    """The chosen regions come last; a single one has handles, which lie on top.

    The others are painted in few calls, as hundreds of them must not cost a frame.
    """
    sight = QRectF(painter.window()).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
    frames = [(i, frame_of(view, region)) for i, region in enumerate(regions) if i not in chosen]
    seen = [(i, frame) for i, frame in frames if sight.intersects(_rect(frame))]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, width in ((look.HALO, look.HALO_WIDTH), (look.LINE, look.LINE_WIDTH)):
        painter.setBrush(QColor(colour))
        painter.drawRects([side for _, frame in seen for side in _sides(frame, width)])
    for index, frame in seen:
        _paint_badge(painter, frame, index, regions[index], font)
    for index in chosen:
        frame = frame_of(view, regions[index])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, len(chosen) == 1)
        _paint_dashes(painter, _rect(frame))
        _paint_badge(painter, frame, index, regions[index], font)
        if handles and len(chosen) == 1:
            _paint_handles(painter, frame)


def paint_private(
    painter: QPainter, view: View, private: Sequence[Region], chosen: Sequence[int]
) -> None:
    """What the annotated copy fills: here hatched, so that what is under it can still be seen."""
    for index, region in enumerate(private):
        frame = frame_of(view, region)
        rect = _rect(frame)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(QColor(look.HALO), 1))
        painter.setBrush(QColor(look.PRIVATE))
        painter.drawRect(rect)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(QColor(look.HATCH), Qt.BrushStyle.BDiagPattern))
        painter.drawRect(rect)
        mark = QRectF(0, 0, look.BADGE, look.BADGE)
        mark.moveCenter(rect.center())
        painter.setBrush(QColor(look.LOCKED))
        painter.drawEllipse(mark)
        icons.paint(painter, "private", mark.adjusted(4, 4, -4, -4), look.HALO)
        if index in chosen:
            _paint_dashes(painter, rect)
            if len(chosen) == 1:
                _paint_handles(painter, frame)


def paint_crosshair(painter: QPainter, at: QPointF) -> None:
    """Lines through the pointer, light beside dark, so that they are seen on any picture."""
    window = painter.window()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    x, y = round(at.x()), round(at.y())
    for colour, off in ((look.HALO, 1), (look.LOCKED, 0)):
        painter.setPen(QPen(QColor(colour), 1))
        painter.drawLine(x + off, window.top(), x + off, window.bottom())
        painter.drawLine(window.left(), y + off, window.right(), y + off)


def paint_lines(
    painter: QPainter, view: View, size: Size, column: int | None, row: int | None
) -> None:
    """The lines that a dragged edge was drawn to, across the picture."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    ends = []
    if column is not None:
        ends.append((view.to_screen(column, 0), view.to_screen(column, size.height)))
    if row is not None:
        ends.append((view.to_screen(0, row), view.to_screen(size.width, row)))
    for begin, end in ends:
        for colour, style in (
            (look.HALO, Qt.PenStyle.SolidLine),
            (look.SNAPPED, Qt.PenStyle.DashLine),
        ):
            painter.setPen(QPen(QColor(colour), 1, style))
            painter.drawLine(QPointF(*begin), QPointF(*end))


def paint_band(painter: QPainter, start: QPointF, end: QPointF) -> None:
    """The rectangle that chooses what it touches."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(QColor(look.BAND))
    for colour, style in ((look.HALO, Qt.PenStyle.SolidLine), (look.LOCKED, Qt.PenStyle.DotLine)):
        painter.setPen(QPen(QColor(colour), 1, style))
        painter.drawRect(QRectF(start, end).normalized())


def _rect(frame: Frame) -> QRectF:
    return QRectF(frame.left, frame.top, frame.width, frame.height)


def _sides(frame: Frame, width: float) -> Iterator[QRectF]:
    """An outline of ``width`` about the frame's edges, as four filled rectangles."""
    half = width / 2
    left, top = round(frame.left) - half, round(frame.top) - half
    right, bottom = round(frame.right) - half, round(frame.bottom) - half
    yield QRectF(left, top, right - left + width, width)
    yield QRectF(left, bottom, right - left + width, width)
    yield QRectF(left, top, width, bottom - top)
    yield QRectF(right, top, width, bottom - top)


def _paint_dashes(painter: QPainter, rect: QRectF) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    halo = QPen(QColor(look.HALO), look.HALO_WIDTH)
    halo.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(halo)
    painter.drawRect(rect)
    line = QPen(QColor(look.LINE), look.LINE_WIDTH)
    line.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    line.setDashPattern(look.DASH)
    line.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(line)
    painter.drawRect(rect)


def _paint_badge(painter: QPainter, frame: Frame, index: int, region: Region, font: QFont) -> None:
    """Above the top left corner, or inside where there is no room above.

    The label stands beside the number where the region is wide enough for it.
    """
    text = str(index + 1)
    if region.label and frame.width >= _LABELLED:
        text += f" {region.label}"
    ratio = painter.device().devicePixelRatio()
    badge = _badge(text, font.family(), _WIDEST if frame.width >= _WIDEST else _LABELLED, ratio)
    top = frame.top - look.BADGE - 6
    if top < 0:
        top = max(frame.top + 4, 0.0)
    painter.drawImage(QPointF(round(max(frame.left - 2, 0.0)), round(top)), badge)


@lru_cache(maxsize=1024)
def _badge(text: str, family: str, room: int, ratio: float) -> QImage:
    bold = QFont(family)
    bold.setBold(True)
    bold.setPixelSize(13)
    metrics = QFontMetrics(bold)
    if " " in text:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    wide = max(round(look.BADGE), metrics.horizontalAdvance(text) + 10)
    tall = round(look.BADGE)
    image = QImage(round((wide + 2) * ratio), round((tall + 2) * ratio), _SEE_THROUGH)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    rect = QRectF(1, 1, wide, tall)
    painter.setPen(QPen(QColor(look.HALO), 1.5))
    painter.setBrush(QColor(look.LINE))
    painter.drawRoundedRect(rect, 5, 5)
    painter.setFont(bold)
    painter.setPen(QColor(look.ON_LINE))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return image


def _paint_handles(painter: QPainter, frame: Frame) -> None:
    half = look.HANDLE / 2
    painter.setPen(QPen(QColor(look.LINE), 2))
    painter.setBrush(QColor(look.HALO))
    for grip in grips(frame):
        painter.drawRect(QRectF(grip.x - half, grip.y - half, look.HANDLE, look.HANDLE))
