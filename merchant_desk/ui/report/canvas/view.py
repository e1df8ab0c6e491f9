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


_QUARTERS = ((1, 0, 0, 1), (0, -1, 1, 0), (-1, 0, 0, -1), (0, 1, -1, 0))
"""What clockwise quarter turns do: across = a·x + b·y, down = c·x + d·y, as (a, b, c, d)."""


@dataclass(frozen=True, slots=True)
class View:
    """Where the picture's first pixel is on the screen, and logical pixels per picture pixel.

    ``turn`` counts clockwise quarter turns; ``mirrored`` swaps left and right of what is then seen.
    Both are of the view alone: picture coordinates stay those of the upright picture.
    """

    scale: float = 1.0
    left: float = 0.0
    top: float = 0.0
    turn: int = 0
    mirrored: bool = False

    def to_screen(self, x: float, y: float) -> tuple[float, float]:
        dx, dy = self.way_to_screen(x, y)
        return self.left + dx * self.scale, self.top + dy * self.scale

    def to_picture(self, x: float, y: float) -> tuple[float, float]:
        return self.way_to_picture((x - self.left) / self.scale, (y - self.top) / self.scale)

    def way_to_screen(self, dx: float, dy: float) -> tuple[float, float]:
        """The direction on the screen of a direction in the picture; lengths stay."""
        a, b, c, d = self.axes()
        return a * dx + b * dy, c * dx + d * dy

    def way_to_picture(self, dx: float, dy: float) -> tuple[float, float]:
        a, b, c, d = self.axes()
        return a * dx + c * dy, b * dx + d * dy

    def axes(self) -> tuple[int, int, int, int]:
        """As (a, b, c, d): across = a·x + b·y, down = c·x + d·y."""
        a, b, c, d = _QUARTERS[self.turn % 4]
        return (-a, -b, c, d) if self.mirrored else (a, b, c, d)

    def span(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Left, top, right and bottom on the screen of what lies between two picture points."""
        (ax, ay), (bx, by) = self.to_screen(x0, y0), self.to_screen(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def clamped_scale(scale: float, ratio: float) -> float:
    """``scale`` within the zoom's limits on a screen of ``ratio`` device pixels a logical one."""
    return min(max(scale, MIN_ZOOM / ratio), MAX_ZOOM / ratio)


def fitted(picture: Size, window: Size, ratio: float, like: View | None = None) -> View:
    """The whole picture, centred, never larger than one picture pixel a logical pixel.

    It is turned and mirrored as ``like`` is.
    """
    like = like or View()
    across, down = picture.width, picture.height
    if like.turn % 2:
        across, down = down, across
    room = max(window.width - 2 * MARGIN, 1), max(window.height - 2 * MARGIN, 1)
    scale = clamped_scale(min(room[0] / across, room[1] / down, 1.0), ratio)
    return centred_on(replace(like, scale=scale), window, picture.width / 2, picture.height / 2)


def centred_on(view: View, window: Size, x: float, y: float) -> View:
    """``view`` with the picture point (x, y) in the middle of the window."""
    dx, dy = view.to_screen(x, y)
    return panned(view, window.width / 2 - dx, window.height / 2 - dy)


def turned(view: View, quarters: int, window: Size) -> View:
    """``view`` turned clockwise, as seen, about the middle of the window."""
    x, y = view.to_picture(window.width / 2, window.height / 2)
    turn = (view.turn + (-quarters if view.mirrored else quarters)) % 4
    return centred_on(replace(view, turn=turn), window, x, y)


def mirrored(view: View, window: Size) -> View:
    """``view`` with left and right of the window swapped."""
    x, y = view.to_picture(window.width / 2, window.height / 2)
    return centred_on(replace(view, mirrored=not view.mirrored), window, x, y)


def zoomed(view: View, factor: float, x: float, y: float, ratio: float) -> View:
    """``view`` zoomed so that the picture point under the screen point (x, y) stays there."""
    scale = clamped_scale(view.scale * factor, ratio)
    change = scale / view.scale
    left, top = x - (x - view.left) * change, y - (y - view.top) * change
    return replace(view, scale=scale, left=left, top=top)


def panned(view: View, dx: float, dy: float) -> View:
    return replace(view, left=view.left + dx, top=view.top + dy)


def kept(view: View, picture: Size, window: Size) -> View:
    """``view`` moved so that a part of the picture stays in sight."""
    left, top, right, bottom = view.span(0, 0, picture.width, picture.height)
    dx = _keep(left, right - left, window.width) - left
    dy = _keep(top, bottom - top, window.height) - top
    return panned(view, dx, dy)


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
