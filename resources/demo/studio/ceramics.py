"""Mugs, bowls and flower pots, whole and broken."""

from __future__ import annotations

import numpy as np

from . import prints, textures
from .cracks import crack, darken
from .materials import blend, bumped, glaze, matte, picture, points, satin, value
from .mesh import Mesh, curve, lathe, merged, sphere
from .noise import Floats, fbm3, smooth
from .render import Part
from .solid import (
    Field,
    around,
    ball,
    bar,
    depth_below,
    joined,
    mesh_of,
    rough,
    shards,
    shell,
    without,
)

CLAY = (0.66, 0.6, 0.5)


def _mug_body(style: str) -> tuple[Field, float]:
    tall = 9.4
    if style == "sage":
        wall = curve([(0.0, 0.35), (2.6, 0.35), (3.5, 0.9), (4.3, 3.2), (4.1, 6.0), (4.5, 8.2)], 26)
        tall = 8.4
    else:
        wall = np.concatenate(
            [
                [[0.0, 0.35]],
                curve([(3.4, 0.35), (3.85, 0.6), (4.05, 1.3), (4.1, 4), (4.1, 9.2)], 18),
            ]
        )
    angle = np.linspace(-98, 98, 15)
    path = np.stack(
        [
            4.0 + 2.5 * np.cos(np.radians(angle)),
            0 * angle,
            tall * 0.53 + 2.9 * np.sin(np.radians(angle)),
        ],
        1,
    )
    handle = without(bar(path, 0.62, 1.0), lambda p: np.hypot(p[:, 0], p[:, 1]) - 3.9)
    return joined(shell(wall, 0.46), handle, 0.35), tall


def _glazed(
    mesh: Mesh, whole: Field, art: Floats, tall: float, middle: float, rub: float = 0.0
) -> Part:
    mesh = around(mesh, tall, lambda p: np.hypot(p[:, 0], p[:, 1]) < middle_radius(p, middle))
    mesh = mesh.painted("vertex_raw", depth_below(whole, mesh, 0.05))
    skin = glaze(picture(art), rub)
    return Part(mesh, blend(skin, matte(value(CLAY), 0.9), "vertex_raw"))


def middle_radius(points: Floats, middle: float) -> Floats:
    """Inside of a cup: nearer the axis than the wall's middle, and above its floor."""
    return np.where(points[:, 2] > 0.36, middle, -1.0)


def mug(style: str = "white", damage: str = "", seed: int = 1) -> list[Part]:
    """A mug with its handle to the right (+x). Damages: crack, chip, handle, broken."""
    rng = np.random.default_rng(seed)
    field, tall = _mug_body(style)
    whole = field
    art = np.roll(prints.mug_art(style, rng), 560, axis=1)
    low, high, step = (-5, -5, 0), (7.4, 5, tall + 0.4), 0.075
    if damage == "crack":
        # x 0.75 of the unrolled picture faces the front.
        line = crack((2400, 2048), (1860, 1024), 84, 900, rng, 10, 3)
        line = np.maximum(line, crack((2400, 2048), (1860, 1024), -88, 420, rng, 9, 1))
        art = darken(art, line, (58, 46, 38))
    if damage == "chip":
        bite = rough(ball((-0.6, -4.25, tall + 0.15), 1.25), 0.42, 1.3, seed)
        nick = rough(ball((1.9, -3.7, tall + 0.1), 0.55), 0.25, 2.2, seed + 5)
        field = without(without(field, bite), nick)
    if damage == "handle":
        gone = rough(
            lambda p: np.maximum(np.abs(p[:, 2] - tall * 0.52) - 2.2, 4.95 - p[:, 0]),
            0.3,
            1.6,
            seed,
        )
        field = without(field, gone)
    mid = 4.12
    if damage == "broken":
        seeds = np.array([[-2.5, 1, 4], [3, 3, 5], [1.5, -4.5, 8.5], [-3.5, -3, 9.5], [3, 1, 2.0]])
        made = [
            _glazed(mesh_of(piece, low, high, step), whole, art, tall, mid)
            for piece in shards(field, seeds, 2.2, seed)
        ]
        spots = [(-1, 2), (9, 5), (6.5, -5.5), (-7.5, -4), (3.2, -0.5)]
        turns = [(0, 0, 0), (20, 80, 40), (76, 10, 30), (-70, 30, 60), (0, 12, 0)]
        return [
            Part(part.mesh.rested(spots[k], turns[k]), part.material) for k, part in enumerate(made)
        ]
    return [_glazed(mesh_of(field, low, high, step), whole, art, tall, mid)]


def bowl(style: str = "blue", damage: str = "", seed: int = 2, wide: float = 7.0) -> list[Part]:
    """One bowl. Damages: crack, chip, broken."""
    rng = np.random.default_rng(seed)
    ink = {"blue": (44, 78, 142), "red": (160, 52, 46), "grey": (84, 92, 90)}[style]
    art = prints.petals(rng, ink)
    s = wide / 7.0
    wall = np.concatenate(
        [
            [[0.0, 0.9]],
            curve([(2.6, 0.9), (4.4, 1.8), (5.9, 3.6), (6.6, 5.2), (7.0, 6.4)], 22),
        ]
    ) * [s, 1.0]
    foot = np.array([[2.7 * s, 0.25], [2.7 * s, 0.9]])
    field = joined(shell(wall, 0.4), shell(foot, 0.4), 0.25)
    whole = field
    tall = 6.6
    up, out = wall[:, 1], wall[:, 0]
    if damage == "crack":
        mask = crack((3000, 2048), (2250, 1024), 88, 900, rng, 9, 4)
        mask = np.maximum(mask, crack((3000, 2048), (2250, 1024), -86, 700, rng, 9, 3))
        art = darken(art, mask, (70, 54, 40))
    if damage == "chip":
        field = without(field, rough(ball((0.8, -7.1 * s, 6.6), 1.3), 0.5, 1.2, seed))
        field = without(field, rough(ball((3.6, -6.1 * s, 6.7), 0.5), 0.3, 2.0, seed + 1))

    def dress(mesh: Mesh) -> Part:
        def inner(p: Floats) -> Floats:
            return (np.hypot(p[:, 0], p[:, 1]) < np.interp(p[:, 2], up, out)) & (p[:, 2] > 0.92)

        made = around(mesh, tall, inner)
        made = made.painted("vertex_raw", depth_below(whole, made, 0.05))
        return Part(made, blend(glaze(picture(art)), matte(value(CLAY), 0.9), "vertex_raw"))

    low, high = (-7.8 * s, -7.8 * s, -0.1), (7.8 * s, 7.8 * s, 7.0)
    if damage == "broken":
        seeds = np.array(
            [[-4, 1, 2], [4, 3, 3], [2.5, -5, 4], [-4.5, -5.5, 5.5], [0.5, 6, 6.0]]
        ) * [s, s, 1]
        spots = [(-2.5, 2.5), (7, 4), (5, -5.5), (-6, -6.5), (1.5, 11.5)]
        turns = [(0, 0, 0), (0, 10, 10), (12, -20, 20), (160, 10, 50), (-30, 0, 10)]
        return [
            Part(part.mesh.rested(spots[k], turns[k]), part.material)
            for k, part in enumerate(
                dress(mesh_of(piece, low, high, 0.1)) for piece in shards(field, seeds, 2.6, seed)
            )
        ]
    return [dress(mesh_of(field, low, high, 0.1))]


def bowl_set(style: str = "blue", damage: str = "", seed: int = 2) -> list[Part]:
    """A stack of two bowls, one beside, and a plate."""
    one = bowl(style, "", seed)
    hurt = bowl(style, damage, seed + 1)
    parts = list(one)
    parts += [Part(p.mesh.moved((0.2, 0, 2.3), (1.5, 0, 70)), p.material) for p in one]
    parts += [Part(p.mesh.moved((-13.6, -6.2, 0), (0, 0, 10)), p.material) for p in hurt]
    rim = curve([(5.4, 0.6), (7.5, 1.2), (9.6, 2.0)], 16)
    plate = np.concatenate(
        [
            [[0.01, 0.55]],
            rim,
            [[9.75, 2.15], [9.7, 2.3]],
            np.add(rim[::-1], (0, 0.32)),
            [[0.01, 0.9]],
        ]
    )
    band = np.full((256, 8, 3), (236, 236, 230), np.uint8)
    for row in (146, 150, 166):
        band[row : row + 3] = (44, 78, 142) if style == "blue" else (150, 60, 50)
    turned = lathe(plate, 220).moved((12.5, -5.5, 0))
    parts.append(Part(turned, glaze(picture(band[::-1]))))
    return parts


def pot(style: str = "terracotta", damage: str = "", seed: int = 3) -> list[Part]:
    """A flower pot with a succulent. Damages: crack, broken."""
    rng = np.random.default_rng(seed)
    tint = {"terracotta": (176, 98, 66), "white": (222, 216, 206), "teal": (70, 124, 124)}[style]
    art = textures.plain(rng, tint, 0.16, 1024)
    wall = np.array([[0.0, 0.4], [4.0, 0.4], [5.6, 7.4], [6.1, 7.5], [6.4, 9.6]])
    field = rough(shell(wall, 0.75), 0.02, 0.8, seed)
    whole, tall = field, 10.0
    if damage == "crack":
        art = np.asarray(
            darken(art, crack((1024, 1024), (770, 510), 92, 470, rng, 5, 3), (44, 26, 20))
        )
    low, high = (-7, -7, -0.1), (7, 7, 10.4)

    def dress(mesh: Mesh) -> Part:
        made = around(mesh, tall)
        made = made.painted("vertex_raw", depth_below(whole, made, 0.07))
        rough_ = 0.16 if style == "teal" else 0.85
        skin = bumped(
            satin(picture(art), rough_) if style == "teal" else matte(picture(art), 0.9),
            textures.grain(rng, 1.0),
            0.16,
            2,
        )
        clay = tuple(c * 0.9 for c in ((0.5, 0.2, 0.11) if style == "terracotta" else CLAY))
        return Part(made, blend(skin, matte(value(clay), 0.95), "vertex_raw"))  # type: ignore[arg-type]

    parts: list[Part] = []
    if damage == "broken":
        seeds = np.array([[0, 3, 3], [1.5, -6.5, 8.5], [-4.5, -5.0, 6.0], [5.5, -4.5, 4.5]])
        spots = [(0, 0), (3.6, -12), (-7.5, -9.5), (9.5, -6.5)]
        turns = [(0, 0, 0), (80, 0, 30), (75, -20, -40), (-80, 20, 30)]
        for k, piece in enumerate(shards(field, seeds, 2.4, seed)):
            part = dress(mesh_of(piece, low, high, 0.11))
            mesh = part.mesh if k == 0 else part.mesh.rested(spots[k], turns[k])
            parts.append(Part(mesh, part.material))
        parts += soil_heap(rng, (0.5, -7.5), 6.2, 1.9)
        parts += soil_slump(seed)
    else:
        parts.append(dress(mesh_of(field, low, high, 0.11)))
        parts += soil_top(rng, 8.4, 5.9)
    parts += succulent(rng, 8.5)
    return parts


def _soil() -> dict[str, object]:
    return matte(points("vertex_colour"), 1.0)


def soil_top(rng: np.random.Generator, level: float, radius: float) -> list[Part]:
    """Earth in the pot."""
    rings = np.stack([np.linspace(radius, 0.01, 60), np.full(60, level)], 1)
    mesh = lathe(rings, 200)
    lumps = fbm3(mesh.points, 1.6, 4, int(rng.integers(1, 99)))
    mesh = Mesh(mesh.points + np.stack([0 * lumps, 0 * lumps, lumps * 0.9], 1), mesh.faces, mesh.uv)
    return [Part(_earthen(mesh, lumps), _soil())]


def soil_slump(seed: int) -> list[Part]:
    """What stays of the earth in a pot whose front has gone: a root ball with a torn face."""

    def field(points: Floats) -> Floats:
        away = np.hypot(points[:, 0], points[:, 1])
        side = away - (3.7 + 0.22 * points[:, 2])
        slope = -(points[:, 1] + 2.4 + 0.35 * (8 - points[:, 2]))
        return np.maximum(
            np.maximum(side, points[:, 2] - 8.4), np.maximum(slope, 0.6 - points[:, 2])
        )

    lumpy = rough(field, 0.45, 0.9, seed)
    mesh = mesh_of(lumpy, (-7, -7, 0), (7, 7, 9.5), 0.12)
    return [Part(_earthen(mesh, fbm3(mesh.points, 1.8, 4, seed + 2)), _soil())]


def _earthen(mesh: Mesh, lumps: Floats) -> Mesh:
    shade = np.clip(0.5 + lumps * 1.6, 0, 1)[:, None]
    return mesh.painted(
        "vertex_colour",
        np.array([0.03, 0.02, 0.013]) * (1 - shade) + np.array([0.13, 0.085, 0.05]) * shade,
    )


def soil_heap(
    rng: np.random.Generator, at: tuple[float, float], radius: float, height: float
) -> list[Part]:
    """Spilled earth with crumbs round it."""
    seed = int(rng.integers(1, 99))
    rings = np.stack([np.linspace(radius * 1.3, 0.01, 110), np.zeros(110)], 1)
    mesh = lathe(rings, 260).moved((at[0], at[1], 0))
    away = np.hypot(mesh.points[:, 0] - at[0], mesh.points[:, 1] - at[1]) / radius
    lumps = fbm3(mesh.points, 1.4, 5, seed)
    edge = fbm3(mesh.points, 0.3, 3, seed + 3)
    lift = height * (1 - smooth(0.0, 1.0, away + edge * 1.1)) * (0.9 + 1.2 * lumps) - 0.06
    mesh = Mesh(mesh.points + np.stack([0 * lift, 0 * lift, lift], 1), mesh.faces, mesh.uv)
    lumped = [_earthen(mesh, lumps)]
    for _ in range(70):
        turn, far = rng.uniform(0, 2 * np.pi), radius * rng.uniform(0.55, 1.7)
        size = float(rng.uniform(0.06, 0.34) ** 1.2)
        crumb = sphere(size, 12, 8)
        bent = fbm3(crumb.points * 3 + far, 2.0, 2, 5) * size
        crumb = crumb.displaced(bent).rested(
            (at[0] + far * np.cos(turn), at[1] + far * np.sin(turn))
        )
        lumped.append(_earthen(crumb, np.full(len(crumb.points), float(rng.uniform(-0.3, 0.3)))))
    return [Part(merged(lumped), _soil())]


def succulent(rng: np.random.Generator, level: float) -> list[Part]:
    """A rosette of fleshy leaves."""
    leaves = []
    leaf_line = curve([(0.02, 0), (0.5, 0.5), (0.95, 1.6), (1.0, 2.6), (0.5, 3.5), (0.02, 3.9)], 40)
    for k in range(34):
        grow = k / 34
        leaf = lathe(leaf_line, 32)
        body = leaf.points * [1, 0.42, 1] * (1.25 - 0.85 * grow)
        body = body + np.stack([0 * body[:, 0], -0.05 * body[:, 2] ** 2, 0 * body[:, 0]], 1)
        tip = smooth(2.6, 3.9, leaf.points[:, 2])[:, None]
        green = np.array([0.16, 0.3, 0.17]) * rng.uniform(0.85, 1.15)
        tinted = green * (1 - tip * 0.7) + np.array([0.5, 0.16, 0.16]) * tip * 0.7
        mesh = Mesh(body, leaf.faces, leaf.uv).painted("vertex_colour", tinted)
        placed = mesh.moved((0, 0.25, 0), (-84 + 74 * grow + rng.uniform(-5, 5), 0, 0)).moved(
            turn=(0, 0, k * 137.5)
        )
        leaves.append(placed.moved((0, 0, level + 0.2 + grow * 1.1)))
    return [Part(merged(leaves), satin(points(), 0.42))]
