"""Snapping: a dragged edge goes to a line near it, of a region, the border or the picture."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from math import ceil, floor

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from merchant_desk.ui.report.canvas.edits import (
    Banding,
    Drag,
    Drawing,
    Indices,
    Moving,
    Regions,
    Resizing,
)
from merchant_desk.ui.report.canvas.levels import Levels
from merchant_desk.ui.report.canvas.view import Size

REACH = 6.0
"""Logical pixels from which a line draws an edge to itself."""
SHORT = 6
"""Pixels of a level under which a line is too short to be told from grain."""

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Ground:
    """What there is to snap to: regions, the picture's border, and its pixels once loaded."""

    regions: Regions
    size: Size
    levels: Levels | None = None


@dataclass(frozen=True, slots=True)
class Snapped:
    """Where the pointer is taken to be, in the picture; and the column and row it was drawn to."""

    x: float
    y: float
    column: int | None = None
    row: int | None = None


def snapped(drag: Drag, x: float, y: float, ground: Ground, zoom: float) -> Snapped:
    """Where ``drag`` with the pointer at the picture point (x, y) is taken to be.

    ``zoom`` is logical pixels a picture pixel. Moved regions keep to the border and to other
    regions; an edge that is drawn or sized goes to what is seen in the picture, too.
    """
    reach = REACH / zoom
    if reach < 1:
        return Snapped(x, y)
    match drag:
        case Moving():
            return _moved(drag, x, y, ground, reach)
        case Drawing():
            return _drawn(x, y, (drag.x, x), (drag.y, y), ground, (), reach, zoom)
        case Resizing():
            return _sized(drag, x, y, ground, reach, zoom)
        case Banding():
            return Snapped(x, y)


def _moved(drag: Moving, x: float, y: float, ground: Ground, reach: float) -> Snapped:
    held = [ground.regions[index] for index in drag.indices]
    columns, rows = _lines(ground, drag.indices)
    dx, dy = round(x - drag.x), round(y - drag.y)
    column = _nearest(
        (min(r.x for r in held) + dx, max(r.right for r in held) + dx), columns, reach
    )
    row = _nearest((min(r.y for r in held) + dy, max(r.bottom for r in held) + dy), rows, reach)
    return Snapped(
        x if column is None else drag.x + dx + column[1] - column[0],
        y if row is None else drag.y + dy + row[1] - row[0],
        None if column is None else column[1],
        None if row is None else row[1],
    )


def _sized(
    drag: Resizing, x: float, y: float, ground: Ground, reach: float, zoom: float
) -> Snapped:
    region = ground.regions[drag.index]
    across, down = drag.handle.value
    wide = {0.0: (x, region.right), 0.5: (region.x, region.right), 1.0: (region.x, x)}[across]
    tall = {0.0: (y, region.bottom), 0.5: (region.y, region.bottom), 1.0: (region.y, y)}[down]
    found = _drawn(x, y, wide, tall, ground, (drag.index,), reach, zoom)
    return Snapped(
        found.x,
        found.y,
        None if across == 0.5 else found.column,
        None if down == 0.5 else found.row,
    )


def _drawn(
    x: float,
    y: float,
    wide: Span,
    tall: Span,
    ground: Ground,
    own: Indices,
    reach: float,
    zoom: float,
) -> Snapped:
    """The corner (x, y) of what spans ``wide`` and ``tall``, drawn to the lines near it."""
    columns, rows = _lines(ground, own)
    column, row = _nearest((x,), columns, reach), _nearest((y,), rows, reach)
    at_x = column[1] if column else _seen(ground, x, tall, reach, zoom, across=True)
    at_y = row[1] if row else _seen(ground, y, wide, reach, zoom, across=False)
    return Snapped(x if at_x is None else at_x, y if at_y is None else at_y, at_x, at_y)


def _lines(ground: Ground, own: Indices) -> tuple[list[int], list[int]]:
    """The columns and the rows where the border and the other regions end."""
    others = [region for index, region in enumerate(ground.regions) if index not in own]
    columns = chain((0, ground.size.width), *((each.x, each.right) for each in others))
    rows = chain((0, ground.size.height), *((each.y, each.bottom) for each in others))
    return list(columns), list(rows)


def _nearest(
    edges_: Span | tuple[float], lines: Iterable[int], reach: float
) -> tuple[float, int] | None:
    """The edge and the line that are nearest to each other, within ``reach``."""
    pairs = ((edge, line) for line in lines for edge in edges_ if abs(line - edge) <= reach)
    return min(pairs, key=lambda pair: abs(pair[1] - pair[0]), default=None)


def _seen(
    ground: Ground, at: float, along: Span, reach: float, zoom: float, *, across: bool
) -> int | None:
    """The picture's own line near the column (row) ``at`` that runs ``along``.

    It is looked for in the level that is on the screen, and then to the pixel in the whole one.
    """
    if ground.levels is None:
        return None
    coarse = ground.levels.best(ground.size.width * zoom)
    found = _line(coarse, ground.size, at, along, reach, across=across)
    step = ground.size.width / coarse.width()
    if found is None or step <= 1 or not ground.levels.is_whole:
        return found
    fine = _line(ground.levels.images[-1], ground.size, found, along, step + 1, across=across)
    return found if fine is None else fine


def _line(
    image: QImage, size: Size, at: float, along: Span, reach: float, *, across: bool
) -> int | None:
    share = image.width() / size.width
    low, high = sorted(along)
    first, last = floor((at - reach) * share) - 1, ceil((at + reach) * share) + 1
    begin, end = ceil(low * share), floor(high * share)
    if end - begin < SHORT:
        return None
    strip = (first, begin, last - first, end - begin)
    rect = QRect(*strip) if across else QRect(strip[1], strip[0], strip[3], strip[2])
    rect = rect.intersected(image.rect())
    if rect.isEmpty():
        return None
    from merchant_desk.evidence import edges  # noqa: PLC0415 - NumPy is slow to load

    grey = image.copy(rect).convertToFormat(QImage.Format.Format_Grayscale8)
    found = edges.strongest(
        bytes(grey.constBits()), grey.width(), grey.height(), grey.bytesPerLine(), across=across
    )
    if found is None:
        return None
    line = round(((rect.left() if across else rect.top()) + found) / share)
    return line if abs(line - at) <= reach else None
