"""Thermos cups, glass bottles and candles, whole and broken."""

from __future__ import annotations

import numpy as np

from . import prints, textures
from .cracks import crack, darken
from .materials import blend, bumped, glass, glaze, matte, picture, satin, steel, value
from .mesh import Mesh, curve, even, lathe, sheet, sphere, tube
from .noise import Floats, fbm3, smooth
from .render import Part
from .solid import Field, mesh_of, shards, shell


def tumbler(style: str = "green", damage: str = "", seed: int = 9) -> list[Part]:
    """A vacuum cup. Damages: dent, paint (chipped off), lid (gone)."""
    rng = np.random.default_rng(seed)
    tint = {
        "green": (46, 84, 70),
        "white": (222, 220, 214),
        "pink": (214, 150, 150),
        "blue": (44, 70, 112),
    }[style]
    line = np.concatenate(
        [
            curve([(0.01, 0.05), (2.9, 0.05), (3.25, 0.3), (3.3, 1)], 30),
            even(np.array([[3.3, 1.05], [3.3, 16.5]]), 150),
            curve([(3.3, 16.6), (3.2, 17.4), (2.75, 18.0), (2.7, 18.1)], 24),
        ]
    )
    body = lathe(line, 260)
    at = body.points
    if damage == "dent":
        for (angle, level), (deep, wide) in {
            (-100, 5.2): (0.95, 1.9),
            (-60, 12.0): (0.4, 1.1),
        }.items():
            a = np.radians(angle)
            spot = np.array([3.3 * np.cos(a), 3.3 * np.sin(a), level])
            away = (
                np.linalg.norm((at - spot) * [1, 1, 0.72], axis=1) + fbm3(at, 0.7, 2, seed) * 0.35
            )
            body = body.displaced(-deep * np.exp(-((away / wide) ** 2) * 1.6))
    worn = np.zeros((len(at), 1))
    if damage in ("paint", "dent"):
        spread = fbm3(at, 0.9, 5, seed + 3) + 0.25 * fbm3(at * [1, 1, 0.25], 4, 2, seed + 4)
        front = np.exp(-(((at[:, 0] + 0.4) / 1.6) ** 2)) * (at[:, 1] < 0)
        zone = np.exp(-(((at[:, 2] - 6) / (3.2 if damage == "paint" else 1.3)) ** 2)) * front
        worn = (
            smooth(0.16, 0.2, spread * 0.9 + 0.26 * zone - 0.06)[:, None] * (zone > 0.08)[:, None]
        )
    paint = bumped(
        satin(picture(textures.plain(rng, tint, 0.02)), 0.42), textures.grain(rng, 0.3), 0.05, 2
    )
    parts = [Part(body.painted("vertex_worn", worn), blend(paint, steel(0.22), "vertex_worn"))]
    neck = np.array(
        [
            [2.72, 18.0],
            [2.62, 18.2],
            [2.6, 19.2],
            [2.5, 19.25],
            [2.42, 19.2],
            [2.42, 17],
            [2.3, 6],
            [0.01, 5.9],
        ]
    )
    parts.append(Part(lathe(even(neck, 120), 180), steel(0.12)))
    cap = np.array(
        [[2.95, 18.15], [3.05, 18.3], [3.05, 20.6], [2.9, 20.85], [2.0, 20.9], [0.01, 20.9]]
    )
    lid = lathe(even(cap, 90), 180)
    dark = value((0.03, 0.03, 0.032)) if style != "white" else value((0.5, 0.36, 0.2))
    if damage == "lid":
        return parts
    ring = np.linspace(0, np.pi, 20)
    loop = tube(np.stack([1.5 * np.cos(ring), 0 * ring, 20.7 + 1.6 * np.sin(ring)], 1), 0.3, 20)
    parts += [Part(lid, satin(dark, 0.38)), Part(loop, satin(dark, 0.38))]
    return parts


def _bottle_wall(style: str) -> Floats:
    if style == "square":
        return curve(
            [
                (0.0, 0.5),
                (3.0, 0.5),
                (3.9, 0.9),
                (4.1, 2),
                (4.1, 12.5),
                (3.6, 14.2),
                (2.3, 15.2),
                (2.1, 16),
                (2.1, 18),
            ],
            44,
        )
    return curve(
        [
            (0.0, 0.5),
            (2.6, 0.5),
            (3.3, 0.9),
            (3.4, 2),
            (3.4, 15),
            (3.1, 17),
            (2.2, 19),
            (1.9, 20),
            (1.9, 21.5),
        ],
        44,
    )


GLASS_TINT = {
    "clear": (0.97, 0.985, 0.975),
    "amber": (0.86, 0.5, 0.16),
    "square": (0.95, 0.985, 0.98),
    "blue": (0.7, 0.86, 0.93),
}


def bottle(style: str = "clear", damage: str = "", seed: int = 10) -> list[Part]:
    """A glass water bottle with a bamboo lid. Damages: broken, crack."""
    rng = np.random.default_rng(seed)
    wall = _bottle_wall(style)
    top = float(wall[-1, 1])
    field = shell(wall, 0.32)
    clear = glass(GLASS_TINT[style])
    low, high = (-4.7, -4.7, 0), (4.7, 4.7, top + 0.6)
    if damage == "broken":
        parts = []
        seeds = np.array(
            [
                [-0.8, 0.8, 4],
                [2.5, -2, 13],
                [-3, -2.0, 14.5],
                [0, 3, 15.5],
                [0.5, 0, 24],
                [3.2, -3.2, 8.6],
            ]
        )
        spots = [(0, 0), (8.5, -1.5), (-8, -3), (-7.5, 6.5), (5, 9.5), (3.2, -8.0)]
        turns = [(0, 0, 30), (75, 20, 0), (-70, 30, 30), (80, 10, 70), (88, 0, 40), (65, 0, 10)]
        for k, piece in enumerate(shards(field, seeds, 2.6, seed, 0.04)):
            mesh = mesh_of(piece, low, high, 0.085)
            parts.append(Part(mesh.rested(spots[k], turns[k]), clear))
        return parts + _splinters(rng, clear) + _wood_lid(rng, 2.2, (-12.5, 3, 0), (0, 0, 0))
    parts = [Part(mesh_of(field, low, high, 0.085), clear)]
    if damage == "crack":
        parts.append(_glass_crack(rng, float(wall[:, 0].max()) + 0.17))
    if damage != "nolid":
        parts += _wood_lid(rng, float(wall[-1, 0]) + 0.35, (0, 0, top - 0.6), (0, 0, 0))
    return parts


def _glass_crack(rng: np.random.Generator, radius: float) -> Part:
    """A crack in glass shows as a ragged line that is dark against light."""
    turn = np.linspace(-2.6, -0.6, 90)
    level = np.linspace(2, 14, 120)
    grid_t, grid_z = np.meshgrid(turn, level)
    at = np.stack([radius * np.cos(grid_t), radius * np.sin(grid_t), grid_z], -1)
    mask = crack((900, 1200), (430, 1180), -88, 900, rng, 8, 6)
    mask = np.maximum(mask, crack((900, 1200), (430, 700), -20, 420, rng, 6, 4))
    film = satin(value((0.06, 0.075, 0.075)), 0.08)
    seen = {"type": "mask", "opacity": picture(mask * 0.85, raw=True), "bsdf": film}
    return Part(sheet(90, 120, at), seen)


def _splinters(rng: np.random.Generator, clear: dict[str, object]) -> list[Part]:
    parts = []
    for _ in range(16):
        piece = sphere(float(rng.uniform(0.15, 0.5)), 5, 4)
        thin = Mesh(piece.points * [1, rng.uniform(0.4, 1), 0.3], piece.faces, piece.uv, flat=True)
        spot = (float(rng.normal(1, 7)), float(rng.normal(-3, 5)))
        parts.append(Part(thin.rested(spot, tuple(rng.uniform(-40, 40, 3))), clear))
    return parts


def _wood_lid(
    rng: np.random.Generator,
    radius: float,
    at: tuple[float, float, float],
    turn: tuple[float, float, float],
) -> list[Part]:
    line = even(
        np.array(
            [[radius - 0.05, 0], [radius, 0.1], [radius, 1.7], [radius - 0.15, 1.85], [0.01, 1.85]]
        ),
        60,
    )
    look = satin(picture(textures.wood(rng, "pine", 1)), 0.5)
    return [Part(lathe(line, 120).moved(at, turn), look)]


def candle(style: str = "amber", damage: str = "", seed: int = 11) -> list[Part]:
    """A candle in a glass. Damages: broken, crack, sunk (wax torn from the glass)."""
    rng = np.random.default_rng(seed)
    wall = np.array([[0.0, 0.5], [3.5, 0.5], [3.9, 0.9], [3.95, 8.4]])
    field: Field = shell(wall, 0.4)
    tall = 8.8
    skin = (
        glass(GLASS_TINT["amber"])
        if style == "amber"
        else glaze(value({"white": (0.8, 0.78, 0.74), "grey": (0.3, 0.31, 0.32)}[style]), 0.12)
    )
    low, high = (-4.3, -4.3, 0), (4.3, 4.3, tall + 0.3)
    parts: list[Part] = []
    if damage == "broken":
        seeds = np.array([[-1, 2, 3], [2.0, -4.5, 6.5], [-3.9, -2.6, 7.5], [4.5, 0.5, 8]])
        spots = [(0, 0), (3.5, -9), (-8, -5), (9.5, -2)]
        turns = [(0, 0, 0), (82, 0, 20), (-75, 0, 40), (80, 30, 0)]
        for k, piece in enumerate(shards(field, seeds, 1.9, seed, 0.03)):
            mesh = mesh_of(piece, low, high, 0.075)
            parts.append(Part(mesh if k == 0 else mesh.rested(spots[k], turns[k]), skin))
        parts += _splinters(rng, skin)
    else:
        parts.append(Part(mesh_of(field, low, high, 0.075), skin))
    parts += _wax(damage, seed)
    label = prints.candle(rng, {"amber": "木质白茶", "white": "海盐鼠尾草", "grey": "雪松"}[style])
    if damage == "crack":
        label = darken(label, crack((900, 700), (560, 0), 80, 640, rng, 5, 3), (60, 44, 30))
    turn = np.linspace(-np.pi / 2 - 0.72, -np.pi / 2 + 0.72, 60)
    level = np.linspace(1.8, 6.3, 12)
    grid_t, grid_z = np.meshgrid(turn, level)
    around = np.stack([4.17 * np.cos(grid_t), 4.17 * np.sin(grid_t), grid_z], -1)
    if damage != "broken":
        parts.append(Part(sheet(60, 12, around), matte(picture(label), 0.8)))
    return parts


def _wax(damage: str, seed: int) -> list[Part]:
    top = 7.2
    line = np.concatenate(
        [
            even(np.array([[3.66, 0.75], [3.66, top]]), 60),
            even(np.array([[3.62, top + 0.03], [0.01, top]]), 90),
        ]
    )
    mesh = lathe(line, 240)
    at = mesh.points
    level = (at[:, 2] > top - 0.2).astype(float)
    lift = fbm3(at, 0.35, 3, seed) * 0.12 * level
    if damage == "sunk":
        away = np.hypot(at[:, 0], at[:, 1])
        pit = np.exp(-(((away - 0.8) / 1.1) ** 2)) * (0.7 + fbm3(at, 0.6, 3, seed + 1))
        split = np.abs(at[:, 1] + 0.3 + fbm3(at, 0.6, 4, seed + 2) * 2.2)
        lift = lift - level * (1.3 * pit + 1.1 * np.exp(-((split / 0.1) ** 2)))
    mesh = Mesh(at + np.stack([0 * lift, 0 * lift, lift], 1), mesh.faces, mesh.uv)
    wick = tube(np.array([[0, 0, top - 1], [0, 0, top + 0.5], [0.15, 0.05, top + 1.3]]), 0.11, 10)
    return [
        Part(mesh, satin(value((0.78, 0.7, 0.55)), 0.35)),
        Part(wick, matte(value((0.5, 0.45, 0.36)))),
    ]
