"""Regions: rectangles over what was edited in a picture."""

from dataclasses import dataclass, replace

MIN_SIDE = 8
"""A region is at least this many picture pixels wide and high."""

LABEL_LENGTH = 200
"""The most characters of a region's label."""


@dataclass(frozen=True, slots=True, order=True)
class Region:
    """A rectangle in whole pixels of the upright (EXIF-turned) picture, half-open: [x, x+w)."""

    x: int
    y: int
    w: int
    h: int
    label: str = ""

    @property
    def right(self) -> int:
        return self.x + self.w

    @property
    def bottom(self) -> int:
        return self.y + self.h

    @property
    def area(self) -> int:
        return self.w * self.h

    def contains(self, x: float, y: float) -> bool:
        return self.x <= x < self.right and self.y <= y < self.bottom


def fits(region: Region, width: int, height: int) -> bool:
    """Whether ``region`` is large enough and wholly inside a ``width`` × ``height`` picture."""
    return (
        region.w >= MIN_SIDE
        and region.h >= MIN_SIDE
        and region.x >= 0
        and region.y >= 0
        and region.right <= width
        and region.bottom <= height
    )


def moved(region: Region, dx: int, dy: int, width: int, height: int) -> Region:
    """``region`` shifted as far as the picture reaches; its size never changes."""
    x = min(max(region.x + dx, 0), width - region.w)
    y = min(max(region.y + dy, 0), height - region.h)
    return replace(region, x=x, y=y)


def spanned(x0: float, y0: float, x1: float, y1: float, width: int, height: int) -> Region | None:
    """The region between two corners, clamped to the picture; ``None`` when it is too small.

    The corners may lie outside the picture and come in any order. Edges go to the nearest whole
    pixel edge, so that what the user sees framed is what is stored.
    """
    left, right = sorted((min(max(round(x0), 0), width), min(max(round(x1), 0), width)))
    top, bottom = sorted((min(max(round(y0), 0), height), min(max(round(y1), 0), height)))
    region = Region(left, top, right - left, bottom - top)
    return region if fits(region, width, height) else None


def parse_region(text: str) -> Region:
    """Read ``x,y,w,h`` or ``x,y,w,h,label``; :class:`ValueError` when it is neither."""
    parts = text.split(",", 4)
    if len(parts) < 4:
        raise ValueError(text)
    x, y, w, h = (int(part) for part in parts[:4])
    return Region(x, y, w, h, parts[4].strip() if len(parts) == 5 else "")
