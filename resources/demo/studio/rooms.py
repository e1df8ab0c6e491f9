"""Where a picture is taken: the light round it and the table under it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter

from . import textures
from .materials import bumped, glaze, matte, picture, satin, value
from .mesh import Mesh, box_sides, lathe, plane, sheet
from .noise import Floats, fbm3, smooth
from .render import Part

DEEP, WIDE, TALL = 190.0, 230.0, 170.0


@dataclass(frozen=True)
class Light:
    """A room with a window at `azimuth`; `warm` below 0 is bluish; `lamp` the ceiling light."""

    azimuth: float = 60.0
    window: float = 16.0
    fill: float = 0.42
    warm: float = 0.1
    lamp: float = 0.0
    wall: tuple[float, float, float] = (0.62, 0.6, 0.56)
    seed: int = 1


def _directions(width: int, height: int) -> Floats:
    across = (np.arange(width) + 0.5) / width * 2 * np.pi
    down = (np.arange(height) + 0.5) / height * np.pi
    phi, theta = np.meshgrid(across, down)
    return np.stack([np.sin(phi) * np.sin(theta), np.cos(phi) * np.sin(theta), np.cos(theta)], -1)


def _pane(u: Floats, v: Floats, light: Light) -> tuple[Floats, Floats]:
    """Inside a window of two panes: mask, and the brightness of what is outside."""
    inside = (np.abs(u) < 70) & (v > -25) & (v < 115)
    bars = (np.abs(u) < 3.5) | (np.abs(v - 62) < 3) | (np.abs(u) > 66) | (v > 111) | (v < -21)
    curtain = smooth(40, 66, np.abs(u)) * 0.72
    outside = 0.55 + 0.6 * smooth(-25, 60, v) - 0.35 * (v < 2 + 8 * np.sin(u * 0.13))
    return inside, np.where(bars, 0.03, outside * (1 - curtain)) * light.window


def room(light: Light, width: int = 1024) -> Floats:
    """The light of a lived-in room: window, curtain, walls, shelf, door, ceiling lamp."""
    rng = np.random.default_rng(light.seed)
    way = _directions(width, width // 2)
    turn = np.radians(light.azimuth)
    ahead = way[..., 0] * np.sin(turn) + way[..., 1] * np.cos(turn)
    aside = way[..., 0] * np.cos(turn) - way[..., 1] * np.sin(turn)
    lift = way[..., 2]
    reach = np.stack(
        [WIDE / np.maximum(np.abs(ahead), 1e-4), DEEP / np.maximum(np.abs(aside), 1e-4)], -1
    ).min(-1)
    level = np.where(lift > 0, TALL, 95.0) / np.maximum(np.abs(lift), 1e-4)
    far = np.minimum(reach, level)
    x, y, z = ahead * far, aside * far, lift * far
    ceiling, floor = (lift > 0) & (level < reach), (lift < 0) & (level < reach)
    tone = np.ones((*far.shape, 3)) * np.asarray(light.wall)
    tone *= (0.75 + 0.35 * (x + WIDE) / (2 * WIDE))[..., None]
    tone[ceiling] = (0.8, 0.8, 0.78)
    tone[floor] = (0.26, 0.2, 0.15)
    for _ in range(9):
        # Furniture: dark and coloured blocks low on the walls, so reflections have something.
        at, wide, top = rng.uniform(-200, 200), rng.uniform(15, 60), rng.uniform(-60, 50)
        along = np.where(np.abs(y) > DEEP * 0.98, x, y + 1000 * (x > 0))
        block = (np.abs(along - at) < wide) & (z < top) & (z > -95) & ~floor & ~ceiling
        tone[block] = rng.uniform(0.06, 0.5) * rng.uniform(0.82, 1.0, 3) * [1.05, 0.98, 0.88]
    glow = tone * light.fill
    wall = (x > WIDE * 0.985) & ~ceiling & ~floor
    inside, shine = _pane(y, z, light)
    cast = np.array([1 + light.warm, 1.0, 1 - light.warm])
    pane = wall & inside
    glow[pane] = shine[pane][:, None] * cast
    glow[floor] *= (1 + 2.2 * np.exp(-(((x - 90) / 80) ** 2) - (y / 70) ** 2))[floor][:, None]
    if light.lamp > 0:
        disc = ceiling & (np.hypot(x - 20, y + 30) < 32)
        glow[disc] = light.lamp * np.array([1.0, 0.86, 0.66])
    # The far room is never in focus: soften it a little, and it is seen as out of focus.
    return np.asarray(gaussian_filter(glow, (5, 5, 0), mode=("nearest", "wrap", "nearest")))


def softboxes(warm: float = 0.0) -> Floats:
    """A small studio: two large soft boxes and a pale surround."""
    way = _directions(1024, 512)
    glow = np.ones((512, 1024, 3)) * (0.42 + 0.2 * way[..., 2:3])
    for azimuth, lift, size, power in (
        (-55, 42, 0.5, 13.0),
        (75, 30, 0.36, 8.0),
        (180, 78, 0.3, 3.5),
    ):
        a, e = np.radians(azimuth + 180), np.radians(lift)
        centre = np.array([np.sin(a) * np.cos(e), np.cos(a) * np.cos(e), np.sin(e)])
        side = np.array([np.cos(a), -np.sin(a), 0])
        over = np.cross(side, centre)
        ahead = way @ centre
        u, v = way @ side / np.maximum(ahead, 1e-3), way @ over / np.maximum(ahead, 1e-3)
        edge = smooth(size, size * 0.93, np.maximum(np.abs(u), np.abs(v) * 0.8))
        glow += (power * edge * (ahead > 0.05))[..., None]
    return glow * np.array([1 + warm, 1.0, 1 - warm])


def table(kind: str, seed: int) -> list[Part]:
    """A table top (or bed, or floor) whose surface is at height 0."""
    rng = np.random.default_rng(seed)
    if kind in ("oak", "walnut", "pine", "grey"):
        top = bumped(
            satin(picture(textures.wood(rng, kind), 1.6), 0.36), textures.grain(rng), 0.05, 3
        )
        return _slab(top, 150, 90, rng)
    if kind == "marble":
        return _slab(satin(picture(textures.marble(rng), 1.5), 0.13), 150, 90, rng)
    if kind == "tiles":
        top = bumped(satin(picture(textures.tiles(rng, 4)), 0.22), textures.grain(rng, 2), 0.04)
        return [Part(plane(320, 320), top)]
    if kind == "white":
        return _slab(glaze(value((0.72, 0.71, 0.69)), 0.14), 150, 90, rng)
    if kind == "card":
        return [Part(plane(220, 220), matte(picture(textures.card(rng), 2.4)))]
    colours = {
        "linen": (196, 186, 168),
        "grey cloth": (128, 132, 138),
        "plaid": (176, 84, 74),
        "blue plaid": (104, 130, 164),
        "sheet": (206, 204, 210),
    }
    return [_cloth(kind, colours[kind], rng, seed)]


def _slab(
    material: dict[str, object], width: float, depth: float, rng: np.random.Generator
) -> list[Part]:
    turn = float(rng.uniform(-7, 7))
    sides = box_sides((width, depth, 2.6))
    return [
        Part(sides[name].moved((0, 14, -2.6)).moved(turn=(0, 0, turn)), material)
        for name in ("top", "front", "back", "left", "right")
    ]


def _cloth(kind: str, colour: tuple[int, int, int], rng: np.random.Generator, seed: int) -> Part:
    flat = plane(200, 200, 320, 320)
    at = flat.points
    soft = 3.4 if kind == "sheet" else 0.5
    lift = fbm3(at * [1, 0.45, 1], 0.045, 3, seed) * soft * 2
    lift += np.abs(fbm3(at * [0.5, 1, 1], 0.09, 2, seed + 9)) * soft * 0.9
    near = smooth(10, 34, np.hypot(at[:, 0], at[:, 1]))
    lift = (lift - soft * 0.9) * near
    weave = textures.cloth(rng, colour, "plaid" in kind)
    mesh = Mesh(
        at + np.stack([0 * lift, 0 * lift, np.minimum(lift, 4) - 0.0], 1), flat.faces, flat.uv
    )
    return Part(mesh, matte(picture(weave, 5.0), 0.9, 0.4))


def sweep(colour: tuple[float, float, float]) -> list[Part]:
    """A seamless paper background of the studio."""
    angle = np.linspace(0, np.pi / 2, 24)
    arc = np.stack([70 + 30 * np.sin(angle), 30 - 30 * np.cos(angle)], 1)
    line = np.concatenate([[[-130, 0]], arc, [[100, 220]]])
    x = np.linspace(-240, 240, 3)
    grid = np.stack(
        [np.repeat(x[None], len(line), 0), *(np.repeat(line[:, k : k + 1], 3, 1) for k in (0, 1))],
        -1,
    )
    return [Part(sheet(3, len(line), grid), matte(value(colour), 0.85))]


def podium(colour: tuple[float, float, float], radius: float, height: float) -> list[Part]:
    """A round plinth; its top is at height 0, so put the sweep `height` lower."""
    r = radius
    profile = np.array([[r, -height], [r, -0.35], [r - 0.1, -0.1], [r - 0.35, 0], [0.01, 0]])
    return [Part(lathe(profile, 200), matte(value(colour), 0.8))]


def clutter(seed: int, distance: float = 34.0) -> list[Part]:
    """Things that stand about behind: books, a jar, a cup. Mostly out of focus."""
    rng = np.random.default_rng(seed)
    parts: list[Part] = []
    height = 0.0
    for _ in range(int(rng.integers(2, 5))):
        size = (float(rng.uniform(16, 22)), float(rng.uniform(12, 15)), float(rng.uniform(1.4, 3)))
        spin, cover = float(rng.uniform(-25, 25)), rng.uniform(0.06, 0.5) * rng.uniform(0.6, 1.0, 3)
        for name, side in box_sides(size).items():
            paper = name in ("front", "left")
            look = value((0.72, 0.68, 0.58)) if paper else value(tuple(cover))
            placed = side.moved((0, 0, height), (0, 0, spin)).moved(
                (-18 - rng.uniform(0, 0.01), distance, 0)
            )
            parts.append(Part(placed, satin(look, 0.5)))
        height += size[2]
    jar = np.array([[0.1, 0], [4, 0], [4.3, 1], [4.3, 9], [3.2, 10.5], [3.4, 12.5], [0.1, 12.6]])
    tint = rng.uniform(0.2, 0.6) * rng.uniform(0.75, 1.0, 3)
    parts.append(
        Part(lathe(jar).moved((12 + rng.uniform(0, 8), distance + 4, 0)), glaze(value(tuple(tint))))
    )
    return parts
