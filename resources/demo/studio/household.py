"""Storage boxes, lamps, the toothpaste carton and parcels, whole and hurt."""

from __future__ import annotations

import numpy as np

from . import prints, textures
from .cracks import blot, darken
from .materials import bumped, glaze, matte, picture, satin, value
from .mesh import Mesh, box_sides, curve, even, lathe, plane, tube
from .noise import Floats, fbm3, smooth
from .render import Part
from .solid import ball, joined, mesh_of, rough, rounded_box, shards, without

PLASTIC = {
    "cream": (0.74, 0.68, 0.56),
    "blue": (0.2, 0.36, 0.52),
    "grey": (0.3, 0.31, 0.33),
    "pink": (0.72, 0.42, 0.42),
}


def storage(style: str = "cream", damage: str = "", seed: int = 12) -> list[Part]:
    """A lidded box with a ribbed wall. Damages: corner (broken off), lid (split)."""
    tint = PLASTIC[style]
    outer = rounded_box((0, 0, 7), (13, 9, 7), 1.6)
    inner = rounded_box((0, 0, 8.35), (12.7, 8.7, 8), 1.4)
    rib = rounded_box((0, 0, 12.6), (13.5, 9.5, 0.45), 0.35)

    def wall(points: Floats) -> Floats:
        along = np.where(
            np.abs(points[:, 0] / 13) > np.abs(points[:, 1] / 9), points[:, 1], points[:, 0]
        )
        ridge = (
            0.08
            * np.maximum(0, np.cos(along * 2 * np.pi / 1.25))
            * smooth(2, 3, points[:, 2])
            * smooth(12, 11, points[:, 2])
        )
        cut = np.maximum(
            np.maximum(joined(outer, rib, 0.2)(points) - ridge, -inner(points)), points[:, 2] - 13.4
        )
        return np.asarray(cut)

    low, high, step = (-14, -10, -0.2), (14, 10, 13.8), 0.17
    lid = without(
        rounded_box((0, 0, 14.0), (13.7, 9.7, 0.9), 0.7),
        rounded_box((0, 0, 13.3), (13.35, 9.35, 0.8), 0.4),
    )
    lid = without(lid, rounded_box((0, 0, 15.1), (11.4, 7.4, 0.5), 0.3))
    look = glaze(value(tint), 0.22)
    parts: list[Part] = []
    if damage == "corner":
        seeds = np.array([[-4, 3, 5], [14, -11, 8.5]])
        pieces = shards(wall, seeds, 3.4, seed, 0.02)
        parts.append(Part(mesh_of(pieces[0], low, high, step), look))
        parts.append(
            Part(mesh_of(pieces[1], low, high, step).rested((16, -13.5), (70, 40, 10)), look)
        )
        parts.append(
            Part(
                mesh_of(lid, (-14, -10, 12.5), (14, 10, 15.2), step).rested(
                    (-22, 6, 0), (0, 74, 12)
                ),
                look,
            )
        )
        return parts
    parts.append(Part(mesh_of(wall, low, high, step), look))
    if damage == "lid":
        bite = rough(ball((10.5, -9, 14), 3.6), 0.9, 0.7, seed)
        torn = without(lid, bite)
        torn = without(
            torn, rough(rounded_box((3.2, -3.4, 14), (0.09, 7, 3), 0.05), 0.3, 0.5, seed + 2)
        )
        parts.append(Part(mesh_of(torn, (-14, -10, 12.5), (14, 10, 15.2), 0.11), look))
        return parts
    parts.append(Part(mesh_of(lid, (-14, -10, 12.5), (14, 10, 15.2), step), look))
    return parts


def lamp(style: str = "white", damage: str = "", seed: int = 13) -> list[Part]:
    """A desk lamp. Damages: dent (in the shade), snapped (shade off its arm)."""
    tint = {"white": (0.78, 0.76, 0.72), "black": (0.025, 0.025, 0.028), "mint": (0.36, 0.58, 0.5)}[
        style
    ]
    paint = satin(value(tint), 0.3, 0.3)
    base = np.array(
        [
            [0.01, 0.02],
            [6.6, 0.02],
            [6.9, 0.3],
            [6.8, 1.1],
            [6.2, 1.6],
            [1.2, 1.9],
            [0.9, 2.6],
            [0.01, 2.6],
        ]
    )
    parts = [Part(lathe(even(base, 140), 200), paint)]
    path = curve3(
        [(0, 0, 2.2), (0, 0, 10), (-0.6, 0, 18), (0.5, 0, 24), (4.5, 0, 27), (8, 0, 26.2)], 60
    )
    line = np.concatenate(
        [curve([(6.2, 0), (4.9, 2.9), (3.0, 5.6), (1.3, 6.8)], 80), [[0.01, 7.0]]]
    )
    shade = lathe(line, 220)
    if damage:
        at = shade.points
        spot = np.array([-1.5, -5.0, 2.3])
        away = np.linalg.norm(at - spot, axis=1) + fbm3(at, 0.5, 2, seed) * 1.0
        shade = shade.displaced(-1.9 * np.exp(-((away / 2.4) ** 2)))
        away2 = np.linalg.norm(at - np.array([3.6, -4.3, 1.4]), axis=1)
        shade = shade.displaced(-0.9 * np.exp(-((away2 / 1.3) ** 2)))
    # The lining follows the dents, or it would show through them.
    inside = Mesh(shade.points * 0.97, shade.faces, shade.uv)
    bulb = lathe(curve([(0.01, 0.3), (1.4, 0.7), (1.9, 2.0), (1.3, 3.6), (0.9, 5.5)], 40), 80)
    head = [
        Part(shade, paint),
        Part(inside, satin(value((0.75, 0.73, 0.68)), 0.5)),
        Part(bulb, satin(value((0.85, 0.84, 0.8)), 0.3)),
    ]
    if damage == "snapped":
        cut = path[:34]
        parts.append(Part(tube(cut, 0.42), steel_like()))
        rest = tube(path[36:], 0.42).moved((-8.4, 0, -26))
        group = [
            Part(rest, steel_like()),
            *[Part(p.mesh.moved((0, 0, -6.4)), p.material) for p in head],
        ]
        parts += [
            Part(p.mesh.moved(turn=(96, 12, -25)).moved((11.5, -4.0, 6.3)), p.material)
            for p in group
        ]
        return parts
    parts.append(Part(tube(path, 0.42), steel_like()))
    parts += [
        Part(p.mesh.moved((0, 0, -6.9)).moved((8.3, 0, 26.6), (0, -14, 0)), p.material)
        for p in head
    ]
    return parts


def steel_like() -> dict[str, object]:
    """The lamp's arm: brass."""
    return satin({"type": "rgb", "value": [0.5, 0.36, 0.16]}, 0.25, 0.5)


def curve3(points: list[tuple[float, float, float]], count: int) -> Floats:
    """A smooth line through points in space."""
    known = np.asarray(points, float)
    t = np.linspace(0, len(points) - 1, 400)
    line = np.stack([np.interp(t, np.arange(len(points)), known[:, k]) for k in range(3)], 1)
    for _ in range(60):
        line[1:-1] = 0.25 * line[:-2] + 0.5 * line[1:-1] + 0.25 * line[2:]
    return even(line, count)


def _crush(mesh: Mesh, size: tuple[float, float, float], seed: int, amount: float) -> Mesh:
    """A carton that something heavy lay on: one corner in, panels buckled."""
    at = mesh.points
    corner = np.array([size[0] / 2, -size[1] / 2, size[2]])
    near = np.exp(-((np.linalg.norm((at - corner) / (np.asarray(size) * 0.42), axis=1)) ** 2))
    push = np.array([-0.26, 0.24, -0.42]) * np.asarray(size) * amount
    fold = np.abs(fbm3(at / np.asarray(size), 3.2, 2, seed)) * 0.16 * min(size[1], size[2]) * amount
    buckle = fbm3(at, 1.1 / size[1], 2, seed + 4) * 0.1 * min(size[1:]) * amount
    moved = (
        at
        + near[:, None] * push
        - (near * fold)[:, None] * [1, -1, 1]
        + buckle[:, None] * [0.2, 0.6, 0.5]
    )
    moved[:, 2] = np.maximum(moved[:, 2], 0)
    return Mesh(moved, mesh.faces, mesh.uv)


def toothpaste(
    style: str = "mint",
    damage: str = "",
    seed: int = 14,
    best_before: str = "20290311",
    side: str = "front",
) -> list[Part]:
    """The carton of a toothpaste, lying; `side` is the face seen on top. Damages: crush, stain."""
    rng = np.random.default_rng(seed)
    size = (19.0, 4.4, 3.6)
    top = prints.toothpaste(side, rng, best_before)
    other = prints.toothpaste("front" if side == "back" else "back", rng, best_before)
    end = prints.toothpaste("end", rng)
    if style == "red":
        top, other, end = (
            np.ascontiguousarray(t[..., ::-1][..., [0, 2, 1]]) for t in (top, other, end)
        )
    if damage == "stain":
        mask = blot((top.shape[1], top.shape[0]), (1250, 250), 190, rng)
        top = darken(top, mask * 0.75, (120, 84, 40))
    parts = []
    for name, mesh in box_sides(size, 90).items():
        art = {"top": top, "front": other, "back": other, "bottom": top}.get(name, end)
        if damage == "crush":
            mesh = _crush(mesh, size, seed, 1.25)  # noqa: PLW2901 - the side, crushed
        parts.append(Part(mesh, satin(picture(art), 0.3)))
    return parts


def parcel(
    style: str = "plain",
    damage: str = "",
    seed: int = 15,
    size: tuple[float, float, float] = (30.0, 22.0, 16.0),
) -> list[Part]:
    """A taped carton with a waybill. Damages: crush, wet."""
    rng = np.random.default_rng(seed)
    board = textures.card(rng)
    wet = board
    if damage == "wet":
        mask = blot((board.shape[1], board.shape[0]), (500, 1100), 420, rng)
        wet = darken(board, mask * 0.6, (84, 56, 30))
    parts = []
    sides = box_sides(size, 70)
    tape = plane(size[0] + 0.1, 5.2, 70, 24).moved((0, 0, size[2] + 0.03))
    drop = plane(5.2, 5.5, 24, 24).moved((size[0] / 2 + 0.03, 0, size[2] - 2.75), (90, 0, 90))
    bill = plane(9.6, 12.8, 30, 40).moved(
        (-5.5, -3.6, size[2] + 0.06), (0, 0, 84 if style == "turned" else 4)
    )
    items: list[tuple[str, Mesh, dict[str, object]]] = []
    for name, mesh in sides.items():
        items.append(
            (
                name,
                mesh,
                bumped(
                    matte(picture(wet if name in ("top", "front") else board), 0.85),
                    textures.grain(rng),
                    0.1,
                    2,
                ),
            )
        )
    items.append(("tape", tape, satin(value((0.5, 0.36, 0.17)), 0.16)))
    items.append(("drop", drop, satin(value((0.5, 0.36, 0.17)), 0.16)))
    items.append(("bill", bill, satin(picture(prints.waybill(rng)), 0.3)))
    for _, mesh, look in items:
        shaped = _crush(mesh, size, seed, 1.0 if damage == "crush" else 0.1)
        parts.append(Part(shaped, look))
    return parts


def open_box(size: tuple[float, float, float] = (32.0, 24.0, 9.0), seed: int = 16) -> list[Part]:
    """An opened carton with its flaps out, to put goods in."""
    rng = np.random.default_rng(seed)
    look = bumped(matte(picture(textures.card(rng)), 0.9), textures.grain(rng), 0.1, 2)
    sides = box_sides(size, 12)
    parts = [Part(sides[name], look) for name in ("front", "back", "left", "right")]
    parts.append(Part(sides["bottom"].moved((0, 0, 0.05)), look))
    w, d, h = size
    for turn, wide, at in (
        (-52, w, (0, -d / 2, h)),
        (-47, w, (0, d / 2, h)),
        (-60, d, (w / 2, 0, h)),
        (-44, d, (-w / 2, 0, h)),
    ):
        flap = plane(wide, 10, 12, 8).moved((0, -5, 0)).moved(turn=(-turn - 100 + 130, 0, 0))
        spin = {(0, -d / 2, h): 0, (0, d / 2, h): 180, (w / 2, 0, h): 90, (-w / 2, 0, h): -90}[at]
        parts.append(Part(flap.moved(at, (0, 0, spin)), look))
    return parts
