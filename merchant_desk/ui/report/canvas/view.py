"""Between the screen and the picture: a frozen view and pure functions over it.

Screen coordinates are logical pixels of the widget; picture coordinates are pixels of the upright
picture. Zoom is device pixels per picture pixel: at 1.0 every picture pixel is one of the screen.
"""

from dataclasses import dataclass, replace

MIN_ZOOM = 0.05
MAX_ZOOM = 32.0
NOTCH = 1.1
"""Zoom of one wheel notch."""
KEY_STEP = 1.25
"""Zoom of one key press."""
MARGIN = 24
"""Logical pixels that stay free around a fitted picture, for badges and handles."""
KEEP = 48
"""Logical pixels of the picture that no panning can push out of sight."""


@dataclass(frozen=True, slots=True)
class Size:
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class View:
    """Where the picture's corner is on the screen, and logical pixels per picture pixel."""

    scale: float = 1.0
    left: float = 0.0
    top: float = 0.0

    def to_screen(self, x: float, y: float) -> tuple[float, float]:
        return self.left + x * self.scale, self.top + y * self.scale

    def to_picture(self, x: float, y: float) -> tuple[float, float]:
        return (x - self.left) / self.scale, (y - self.top) / self.scale


def clamped_scale(scale: float, ratio: float) -> float:
    """``scale`` within the zoom's limits on a screen of ``ratio`` device pixels a logical one."""
    return min(max(scale, MIN_ZOOM / ratio), MAX_ZOOM / ratio)


def fitted(picture: Size, window: Size, ratio: float) -> View:
    """The whole picture, centred, never larger than one picture pixel a logical pixel."""
    room = max(window.width - 2 * MARGIN, 1), max(window.height - 2 * MARGIN, 1)
    scale = min(room[0] / picture.width, room[1] / picture.height, 1.0)
    return centred(picture, window, clamped_scale(scale, ratio))


def centred(picture: Size, window: Size, scale: float) -> View:
    return View(
        scale,
        (window.width - picture.width * scale) / 2,
        (window.height - picture.height * scale) / 2,
    )


def zoomed(view: View, factor: float, x: float, y: float, ratio: float) -> View:
    """``view`` zoomed so that the picture point under the screen point (x, y) stays there."""
    scale = clamped_scale(view.scale * factor, ratio)
    change = scale / view.scale
    return View(scale, x - (x - view.left) * change, y - (y - view.top) * change)


def panned(view: View, dx: float, dy: float) -> View:
    return replace(view, left=view.left + dx, top=view.top + dy)


def kept(view: View, picture: Size, window: Size) -> View:
    """``view`` moved so that a part of the picture stays in sight."""
    return replace(
        view,
        left=_keep(view.left, picture.width * view.scale, window.width),
        top=_keep(view.top, picture.height * view.scale, window.height),
    )


def aligned(view: View, ratio: float) -> View:
    """At one device pixel a picture pixel: ``view`` moved onto whole ones, so that it is sharp."""
    if abs(view.scale * ratio - 1.0) > 1e-6:
        return view
    return replace(view, left=round(view.left * ratio) / ratio, top=round(view.top * ratio) / ratio)


def showing(view: View, window: Size, x: float, y: float) -> View:
    """``view`` moved as little as needed for the picture point (x, y) to be in sight."""
    sx, sy = view.to_screen(x, y)
    dx = min(max(sx, MARGIN), max(window.width - MARGIN, MARGIN)) - sx
    dy = min(max(sy, MARGIN), max(window.height - MARGIN, MARGIN)) - sy
    return panned(view, dx, dy)


def _keep(start: float, length: float, room: float) -> float:
    part = min(KEEP, length)
    return min(max(start, part - length), room - part)
