"""What is under the pointer: pure functions that return frozen values."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from merchant_desk.core.region import Region
from merchant_desk.ui.report.canvas.view import View

REACH = 16.0
"""Side of the square, in logical pixels, in which a handle is caught by the mouse."""
SMALL = 32.0
"""A frame under this many logical pixels has its handles outside, so that it can be grabbed."""
OUTSIDE = 9.0


class Handle(Enum):
    """Eight handles; the value is their place in the frame, across and down."""

    TOP_LEFT = (0.0, 0.0)
    TOP = (0.5, 0.0)
    TOP_RIGHT = (1.0, 0.0)
    RIGHT = (1.0, 0.5)
    BOTTOM_RIGHT = (1.0, 1.0)
    BOTTOM = (0.5, 1.0)
    BOTTOM_LEFT = (0.0, 1.0)
    LEFT = (0.0, 0.5)


@dataclass(frozen=True, slots=True)
class Frame:
    """A region as it stands on the screen, in logical pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Grip:
    """A handle and the screen point where it is drawn and caught."""

    handle: Handle
    x: float
    y: float


def frame_of(view: View, region: Region) -> Frame:
    return Frame(*view.span(region.x, region.y, region.right, region.bottom))


def in_picture(view: View, handle: Handle) -> Handle:
    """Which handle of the region it is that ``view`` shows as ``handle`` of the frame."""
    return _at(*view.way_to_picture(handle.value[0] - 0.5, handle.value[1] - 0.5))


def on_screen(view: View, handle: Handle) -> Handle:
    """Where ``view`` shows the region's ``handle``."""
    return _at(*view.way_to_screen(handle.value[0] - 0.5, handle.value[1] - 0.5))


def _at(across: float, down: float) -> Handle:
    return Handle((across + 0.5, down + 0.5))


def grips(frame: Frame) -> tuple[Grip, ...]:
    """The eight handles of ``frame``; outside of it when it is small."""
    out = OUTSIDE if min(frame.width, frame.height) < SMALL else 0.0
    left, top = frame.left - out, frame.top - out
    width, height = frame.width + 2 * out, frame.height + 2 * out
    return tuple(
        Grip(handle, left + width * handle.value[0], top + height * handle.value[1])
        for handle in Handle
    )


def handle_at(frame: Frame, x: float, y: float, reach: float = REACH) -> Handle | None:
    """The nearest handle whose square of side ``reach`` holds the screen point."""
    half = reach / 2
    near = [g for g in grips(frame) if abs(g.x - x) <= half and abs(g.y - y) <= half]
    if not near:
        return None
    return min(near, key=lambda g: (g.x - x) ** 2 + (g.y - y) ** 2).handle


def regions_at(regions: Sequence[Region], x: float, y: float) -> tuple[int, ...]:
    """Indexes of the regions that hold the picture point, smallest first."""
    found = [i for i, region in enumerate(regions) if region.contains(x, y)]
    return tuple(sorted(found, key=lambda i: regions[i].area))


def enclosed(
    regions: Sequence[Region], x0: float, y0: float, x1: float, y1: float
) -> tuple[int, ...]:
    """Indexes of the regions that the rectangle between two picture points touches."""
    left, right = sorted((x0, x1))
    top, bottom = sorted((y0, y1))
    return tuple(
        index
        for index, r in enumerate(regions)
        if r.x < right and r.right > left and r.y < bottom and r.bottom > top
    )


def next_at(regions: Sequence[Region], x: float, y: float, selected: int | None) -> int | None:
    """What a click selects: the smallest, or the one after ``selected`` on a repeated click."""
    found = regions_at(regions, x, y)
    if not found:
        return None
    if selected not in found:
        return found[0]
    return found[(found.index(selected) + 1) % len(found)]
