"""A press of the pointer while it lasts, and the cursor that says what it would do."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QCursor

from merchant_desk.ui.report.canvas import hit
from merchant_desk.ui.report.canvas.edits import (
    Banding,
    Drag,
    Drawing,
    Edit,
    Indices,
    Moving,
    Regions,
    Resizing,
    dragged,
)
from merchant_desk.ui.report.canvas.hit import Handle
from merchant_desk.ui.report.canvas.snap import Snapped
from merchant_desk.ui.report.canvas.view import Size, View

THRESHOLD = 3.0
"""Logical pixels that a pressed mouse moves before it drags."""

_DIAGONAL_DOWN = {Handle.TOP_LEFT, Handle.BOTTOM_RIGHT}
_DIAGONAL_UP = {Handle.TOP_RIGHT, Handle.BOTTOM_LEFT}
_ACROSS = {Handle.LEFT, Handle.RIGHT}


@dataclass(frozen=True, slots=True)
class Press:
    """Where it began, the view and the selection of then, and what it drags (nothing: it pans).

    ``adds`` says that what it comes upon is chosen beside what was; ``threshold`` from how many
    logical pixels on it is a drag; ``snapped`` where in the picture that drag is taken to be.
    """

    start: QPointF
    view: View
    drag: Drag | None
    chosen: Indices
    at: QPointF
    adds: bool = False
    threshold: float = THRESHOLD
    is_click: bool = True
    snapped: Snapped | None = None

    def moved_to(self, at: QPointF) -> "Press":
        way = at - self.start
        is_near = max(abs(way.x()), abs(way.y())) < self.threshold
        return replace(self, at=at, is_click=self.is_click and is_near)

    def edit(self, regions: Regions, size: Size | None) -> Edit | None:
        """What the drag would come to if it ended now."""
        if self.drag is None or self.is_click or self.snapped is None or size is None:
            return None
        return dragged(self.drag, regions, self.snapped.x, self.snapped.y, size)

    def picks(self, view: View, regions: Regions) -> Indices:
        """What is chosen once a click, or a drag that chooses, has ended."""
        x, y = view.to_picture(self.at.x(), self.at.y())
        if isinstance(self.drag, Banding) and not self.is_click:
            found = hit.enclosed(regions, self.drag.x, self.drag.y, x, y)
            return tuple(dict.fromkeys((*self.chosen, *found)))
        if not self.adds:
            last = self.chosen[-1] if self.chosen else None
            following = hit.next_at(regions, x, y, last)
            return () if following is None else (following,)
        under = hit.regions_at(regions, x, y)[:1]
        if set(under) <= set(self.chosen):
            return tuple(index for index in self.chosen if index not in under)
        return (*self.chosen, *under)

    def way(self) -> tuple[float, float]:
        way = self.at - self.start
        return way.x(), way.y()


def drag_at(
    view: View,
    regions: Regions,
    chosen: Indices,
    at: QPointF,
    *,
    over: bool,
    reach: float = hit.REACH,
) -> Drag:
    """What a press at the screen point would drag; with ``over`` it always draws.

    A single chosen region has handles, caught within ``reach``; several are moved together.
    """
    x, y = view.to_picture(at.x(), at.y())
    if over:
        return Drawing(x, y)
    if len(chosen) == 1:
        handle = hit.handle_at(hit.frame_of(view, regions[chosen[0]]), at.x(), at.y(), reach)
        if handle is not None:
            return Resizing(chosen[0], hit.in_picture(view, handle))
    found = hit.regions_at(regions, x, y)
    if set(chosen) & set(found):
        return Moving(chosen, x, y)
    return Moving(found[:1], x, y) if found else Drawing(x, y)


def cursor_of(view: View, drag: Drag | None, *, pans: bool) -> QCursor:
    shape = Qt.CursorShape.CrossCursor
    if pans:
        shape = Qt.CursorShape.ClosedHandCursor
    elif isinstance(drag, Moving):
        shape = Qt.CursorShape.SizeAllCursor
    elif isinstance(drag, Resizing):
        shape = _resizing(hit.on_screen(view, drag.handle))
    return QCursor(shape)


def _resizing(handle: Handle) -> Qt.CursorShape:
    if handle in _DIAGONAL_DOWN:
        return Qt.CursorShape.SizeFDiagCursor
    if handle in _DIAGONAL_UP:
        return Qt.CursorShape.SizeBDiagCursor
    return Qt.CursorShape.SizeHorCursor if handle in _ACROSS else Qt.CursorShape.SizeVerCursor
