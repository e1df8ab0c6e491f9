"""The words of the plan: a shot is rendered, a theft or a forgery is made of a shot."""

from __future__ import annotations

from dataclasses import dataclass, field

from .camera import Phone
from .files import Form
from .forge import Change
from .render import View
from .rooms import Light


@dataclass(frozen=True)
class Thing:
    """A good on the table: which, in what style and state, where."""

    good: str
    style: str = ""
    damage: str = ""
    seed: int = 1
    at: tuple[float, float, float] = (0, 0, 0)
    turn: float = 0.0
    more: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Shot:
    """A rendered picture. `pixels` is the upright size rendered, `size` what the file has."""

    name: str
    product: str
    role: str
    things: tuple[Thing, ...]
    caption: str
    table: str = "oak"
    view: View = field(default_factory=View)
    light: Light = field(default_factory=Light)
    pixels: tuple[int, int] = (720, 960)
    size: tuple[int, int] | None = None
    phone: Phone = field(default_factory=Phone)
    form: Form = field(default_factory=Form)
    mark: str = ""
    tiled: bool = False
    banner: tuple[str, str] | None = None
    clutter: int = 0
    spp: int = 11
    counterpart: str = ""


@dataclass(frozen=True)
class Theft:
    """A buyer's copy of a web picture: cut (left, top, right, bottom in shares), smaller, worse."""

    name: str
    source: str
    caption: str
    cut: tuple[float, float, float, float]
    width: int
    form: Form
    mirrored: bool = False
    bright: float = 1.0


@dataclass(frozen=True)
class Forgery:
    """A whole good's picture, edited. The cut comes first, then the changes."""

    name: str
    source: str
    caption: str
    changes: tuple[Change, ...]
    width: int
    form: Form
    cut: tuple[float, float, float, float] = (0, 0, 1, 1)
