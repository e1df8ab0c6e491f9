"""What an edit makes of the regions: pure functions that return frozen values."""

from dataclasses import dataclass, replace
from enum import StrEnum

from merchant_desk.core.region import MIN_SIDE, Region, moved, spanned
from merchant_desk.ui.report.canvas.hit import Handle
from merchant_desk.ui.report.canvas.view import Size

Regions = tuple[Region, ...]
Indices = tuple[int, ...]
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
    """The regions after an edit. ``touched`` are the indices that it was about, the one that the
    user holds last; of removed ones those that they had before.
    """

    deed: Deed
    regions: Regions
    touched: Indices

    @property
    def chosen(self) -> Indices:
        """What is selected afterwards."""
        return () if self.deed is Deed.REMOVED else self.touched


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drag that draws: where it began, in picture coordinates."""

    x: float
    y: float

    def carried(self, dx: float, dy: float) -> "Drawing":
        """Begun elsewhere: what is being drawn moves as it is."""
        return Drawing(self.x + dx, self.y + dy)


@dataclass(frozen=True, slots=True)
class Moving:
    """A drag that moves the regions ``indices``, grabbed at (x, y) of the picture."""

    indices: Indices
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Resizing:
    index: int
    handle: Handle


@dataclass(frozen=True, slots=True)
class Banding:
    """A drag that chooses what it encloses, and edits nothing: where it began, in the picture."""

    x: float
    y: float


Drag = Drawing | Moving | Resizing | Banding


def dragged(drag: Drag, regions: Regions, x: float, y: float, size: Size) -> Edit | None:
    """What ``drag`` makes of ``regions`` when it ends at the picture point (x, y).

    ``None`` when nothing comes of it: drawn too small, or put back where it was.
    """
    match drag:
        case Drawing():
            drawn = spanned(drag.x, drag.y, x, y, size.width, size.height)
            if drawn is None:
                return None
            return Edit(Deed.ADDED, (*regions, drawn), (len(regions),))
        case Moving():
            dx, dy = round(x - drag.x), round(y - drag.y)
            return _edit(
                Deed.MOVED, regions, drag.indices, shifted(regions, drag.indices, dx, dy, size)
            )
        case Resizing():
            after = resized(regions[drag.index], drag.handle, x, y, size)
            return _edit(Deed.RESIZED, regions, (drag.index,), put(regions, drag.index, after))
        case Banding():
            return None


def shifted(regions: Regions, indices: Indices, dx: int, dy: int, size: Size) -> Regions:
    """``indices`` moved together, as far as the picture reaches for all of them."""
    held = [regions[index] for index in indices]
    dx = min(max(dx, -min(r.x for r in held)), size.width - max(r.right for r in held))
    dy = min(max(dy, -min(r.y for r in held)), size.height - max(r.bottom for r in held))
    after = list(regions)
    for index in indices:
        after[index] = replace(regions[index], x=regions[index].x + dx, y=regions[index].y + dy)
    return tuple(after)


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


def nudged(regions: Regions, indices: Indices, dx: int, dy: int, size: Size) -> Edit | None:
    return _edit(Deed.NUDGED, regions, indices, shifted(regions, indices, dx, dy, size))


def edge_nudged(
    regions: Regions, indices: Indices, handle: Handle, dx: int, dy: int, size: Size
) -> Edit | None:
    """The edges of ``handle`` of each moved by whole pixels; the others stay."""
    across, down = handle.value
    after = regions
    for index in indices:
        region = regions[index]
        x = (region.x if across == 0.0 else region.right) + dx
        y = (region.y if down == 0.0 else region.bottom) + dy
        after = put(after, index, resized(region, handle, x, y, size))
    return _edit(Deed.NUDGED, regions, indices, after)


def placed(regions: Regions, x: float, y: float, extent: Size, size: Size) -> Edit | None:
    """A new region of about ``extent`` with its middle at (x, y); ``None`` where none fits."""
    if size.width < MIN_SIDE or size.height < MIN_SIDE:
        return None
    w = min(max(extent.width, MIN_SIDE), size.width)
    h = min(max(extent.height, MIN_SIDE), size.height)
    made = moved(Region(0, 0, w, h), round(x - w / 2), round(y - h / 2), size.width, size.height)
    return Edit(Deed.ADDED, (*regions, made), (len(regions),))


def duplicated(regions: Regions, indices: Indices, size: Size) -> Edit:
    """A second one of each, with its label, beside it as far as the picture reaches."""
    copies = tuple(
        moved(regions[index], APART, APART, size.width, size.height) for index in indices
    )
    after = (*regions, *copies)
    return Edit(Deed.ADDED, after, tuple(range(len(regions), len(after))))


def measures(edit: Edit) -> str:
    """Place and extent of the region that ``edit`` leaves in hand, in picture pixels."""
    if not edit.chosen:
        return ""
    region = edit.regions[edit.chosen[-1]]
    return f"{region.x}, {region.y}  {region.w}×{region.h}"


def removed(regions: Regions, indices: Indices) -> Edit:
    """The others close up, so that numbers stay dense."""
    kept = tuple(region for index, region in enumerate(regions) if index not in indices)
    return Edit(Deed.REMOVED, kept, indices)


def put(regions: Regions, index: int, region: Region) -> Regions:
    return (*regions[:index], region, *regions[index + 1 :])


def _edit(deed: Deed, before: Regions, touched: Indices, after: Regions) -> Edit | None:
    return None if after == before else Edit(deed, after, touched)
