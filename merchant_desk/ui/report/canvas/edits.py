"""What an edit makes of the regions: pure functions that return frozen values."""

from dataclasses import dataclass, replace
from enum import StrEnum

from merchant_desk.core.region import MIN_SIDE, Region, moved, spanned
from merchant_desk.ui.report.canvas.hit import Handle
from merchant_desk.ui.report.canvas.view import Size

Regions = tuple[Region, ...]
APART = 16
"""Picture pixels, right and down, between a region and its duplicate."""


class Deed(StrEnum):
    """What was done; edits of the same deed on the same region soon after merge when nudged."""

    ADDED = "added"
    MOVED = "moved"
    RESIZED = "resized"
    NUDGED = "nudged"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Edit:
    """The regions after an edit, and which one is selected then."""

    deed: Deed
    regions: Regions
    selected: int | None


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drag that draws: where it began, in picture coordinates."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Moving:
    """A drag that moves the region ``index``, grabbed at (x, y) of the picture."""

    index: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Resizing:
    index: int
    handle: Handle


Drag = Drawing | Moving | Resizing


def dragged(drag: Drag, regions: Regions, x: float, y: float, size: Size) -> Edit | None:
    """What ``drag`` makes of ``regions`` when it ends at the picture point (x, y).

    ``None`` when nothing comes of it: drawn too small, or put back where it was.
    """
    match drag:
        case Drawing():
            drawn = spanned(drag.x, drag.y, x, y, size.width, size.height)
            if drawn is None:
                return None
            return Edit(Deed.ADDED, (*regions, drawn), len(regions))
        case Moving():
            before = regions[drag.index]
            dx, dy = round(x - drag.x), round(y - drag.y)
            after = moved(before, dx, dy, size.width, size.height)
            deed = Deed.MOVED
        case Resizing():
            before = regions[drag.index]
            after = resized(before, drag.handle, x, y, size)
            deed = Deed.RESIZED
    if after == before:
        return None
    return Edit(deed, put(regions, drag.index, after), drag.index)


def resized(region: Region, handle: Handle, x: float, y: float, size: Size) -> Region:
    """``region`` with the edges of ``handle`` brought to (x, y): inside, and at least 8×8."""
    across, down = handle.value
    left, top, right, bottom = region.x, region.y, region.right, region.bottom
    if across == 0.0:
        left = min(max(round(x), 0), right - MIN_SIDE)
    elif across == 1.0:
        right = max(min(round(x), size.width), left + MIN_SIDE)
    if down == 0.0:
        top = min(max(round(y), 0), bottom - MIN_SIDE)
    elif down == 1.0:
        bottom = max(min(round(y), size.height), top + MIN_SIDE)
    return replace(region, x=left, y=top, w=right - left, h=bottom - top)


def nudged(regions: Regions, index: int, dx: int, dy: int, size: Size) -> Edit | None:
    after = moved(regions[index], dx, dy, size.width, size.height)
    return _nudge(regions, index, after)


def edge_nudged(
    regions: Regions, index: int, handle: Handle, dx: int, dy: int, size: Size
) -> Edit | None:
    """The edges of ``handle`` moved by whole pixels; the others stay."""
    region = regions[index]
    across, down = handle.value
    x = (region.x if across == 0.0 else region.right) + dx
    y = (region.y if down == 0.0 else region.bottom) + dy
    return _nudge(regions, index, resized(region, handle, x, y, size))


def placed(regions: Regions, x: float, y: float, extent: Size, size: Size) -> Edit | None:
    """A new region of about ``extent`` with its middle at (x, y); ``None`` where none fits."""
    if size.width < MIN_SIDE or size.height < MIN_SIDE:
        return None
    w = min(max(extent.width, MIN_SIDE), size.width)
    h = min(max(extent.height, MIN_SIDE), size.height)
    made = moved(Region(0, 0, w, h), round(x - w / 2), round(y - h / 2), size.width, size.height)
    return Edit(Deed.ADDED, (*regions, made), len(regions))


def duplicated(regions: Regions, index: int, size: Size) -> Edit:
    """A second region like ``index``, with its label, beside it as far as the picture reaches."""
    copy = moved(regions[index], APART, APART, size.width, size.height)
    return Edit(Deed.ADDED, (*regions, copy), len(regions))


def measures(edit: Edit) -> str:
    """Place and extent of the region that ``edit`` leaves selected, in picture pixels."""
    if edit.selected is None:
        return ""
    region = edit.regions[edit.selected]
    return f"{region.x}, {region.y}  {region.w}×{region.h}"


def removed(regions: Regions, index: int) -> Edit:
    """The others close up, so that numbers stay dense."""
    return Edit(Deed.REMOVED, regions[:index] + regions[index + 1 :], None)


def put(regions: Regions, index: int, region: Region) -> Regions:
    return (*regions[:index], region, *regions[index + 1 :])


def _nudge(regions: Regions, index: int, after: Region) -> Edit | None:
    if after == regions[index]:
        return None
    return Edit(Deed.NUDGED, put(regions, index, after), index)
