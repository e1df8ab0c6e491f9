"""Oranges, apples and eggs, sound and spoilt."""

from __future__ import annotations

import numpy as np

from . import textures
from .cracks import crack, darken
from .materials import bumped, matte, picture, points, satin, value
from .mesh import Mesh, curve, lathe, merged, plane, sphere, tube
from .noise import Floats, fbm3, smooth
from .render import Part
from .solid import ball, mesh_of, rough, without

ORANGE = np.array([0.82, 0.215, 0.012])
SPOTS = np.array([[0.2, -0.75, 0.6], [-0.7, -0.5, 0.45], [0.6, -0.2, 0.8]])


def _mould(mesh: Mesh, base: Floats, seed: int, at: Floats, reach: float) -> tuple[Mesh, Floats]:
    """Green mould with a white rim on a soft brown patch; sinks the skin a little."""
    unit = mesh.points / np.linalg.norm(mesh.points, axis=1, keepdims=True)
    away = np.arccos(np.clip(unit @ (at / np.linalg.norm(at)), -1, 1)) / reach
    away = away + fbm3(unit, 3.5, 4, seed) * 0.75
    soft = (1 - smooth(0.75, 1.45, away))[:, None]
    white = (1 - smooth(0.62, 0.86, away))[:, None]
    green = (1 - smooth(0.2, 0.6, away + fbm3(unit, 9, 3, seed + 1) * 0.7))[:, None]
    dust = 0.85 + 0.5 * fbm3(unit, 40, 2, seed + 2)[:, None]
    colour = base * (1 - soft * 0.75) + np.array([0.3, 0.13, 0.03]) * soft * 0.75
    colour = colour * (1 - white) + np.array([0.72, 0.72, 0.66]) * dust * white
    colour = colour * (1 - green) + np.array([0.15, 0.22, 0.15]) * dust * green
    sink = -0.22 * soft[:, 0] + (0.08 + 0.1 * fbm3(unit, 26, 3, seed + 3)) * white[:, 0]
    return mesh.displaced(sink), colour


def one_orange(rng: np.random.Generator, damage: str, tint: float = 1.0) -> Mesh:
    """One fruit about the origin; damages: mould, rot."""
    seed = int(rng.integers(1, 9999))
    mesh = sphere(3.6, 260, 130)
    squash = 1 - 0.06 * np.abs(mesh.points[:, 2:3] / 3.6) ** 3 * [0, 0, 1]
    mesh = Mesh(mesh.points * squash, mesh.faces, mesh.uv)
    lump = fbm3(mesh.points, 0.25, 2, seed) * 0.35
    dimple = -0.3 * np.exp(-(np.hypot(mesh.points[:, 0], mesh.points[:, 1]) ** 2) / 0.16)
    mesh = mesh.displaced(lump + dimple * (mesh.points[:, 2] > 0))
    change = fbm3(mesh.points, 0.4, 4, seed + 4)[:, None]
    base = ORANGE * (1 + 0.5 * change) * [1, tint, 1]
    button = (np.hypot(mesh.points[:, 0], mesh.points[:, 1]) < 0.42) & (mesh.points[:, 2] > 0)
    base = np.where(button[:, None], [0.18, 0.2, 0.06], base)
    if damage == "mould":
        mesh, base = _mould(mesh, base, seed, SPOTS[0], 0.62)
    if damage == "rot":
        unit = mesh.points / 3.6
        away = np.linalg.norm(unit - SPOTS[1] / np.linalg.norm(SPOTS[1]), axis=1)
        soft = (1 - smooth(0.5, 0.75, away + fbm3(unit, 3, 4, seed) * 0.5))[:, None]
        base = base * (1 - soft) + np.array([0.2, 0.085, 0.025]) * soft
        mesh = mesh.displaced(-0.4 * soft[:, 0] + soft[:, 0] * 0.3 * fbm3(unit, 6, 3, seed))
    return mesh.painted("vertex_colour", np.clip(base, 0, 1))


def _orange_skin(rng: np.random.Generator) -> dict[str, object]:
    return bumped(satin(points(), 0.33), textures.pits(rng), 0.22, 3)


def oranges(style: str = "orange", damage: str = "", seed: int = 5) -> list[Part]:
    """A heap of oranges; style `lemon-ish` is a yellower kind. Damage is on the front ones."""
    rng = np.random.default_rng(seed)
    tint = 1.55 if style == "yellow" else 1.0
    spots = [(-3.8, -3), (3.5, -3.4), (0, 3.2), (7.3, 3.0), (-7.3, 3.2)]
    meshes = []
    for k, (x, y) in enumerate(spots):
        hurt = damage if k == 0 or (k == 1 and damage == "mould") else ""
        tilt = (0, 0, 0) if hurt else tuple(rng.uniform(-60, 60, 3))
        turned = one_orange(rng, hurt, tint).moved(turn=tilt, scale=float(rng.uniform(0.95, 1.05)))
        meshes.append(
            turned.moved(turn=(0, 0, 40 * k)).rested((x, y)) if k == 1 else turned.rested((x, y))
        )
    top = one_orange(rng, "", tint).moved(turn=(40, 20, 0))
    meshes.append(top.moved((0.1, 0.4, 8.6)))
    return [Part(merged(meshes), _orange_skin(rng))]


def orange_crate(style: str = "orange", damage: str = "", seed: int = 6) -> list[Part]:
    """Oranges in two layers for a carton of 32 by 24."""
    rng = np.random.default_rng(seed)
    tint = 1.55 if style == "yellow" else 1.0
    meshes = []
    for row in range(3):
        for column in range(4):
            hurt = damage if (row, column) in ((0, 1), (1, 2)) else ""
            tilt = (10, 0, 30) if hurt else tuple(rng.uniform(-70, 70, 3))
            at = (
                -11.4 + column * 7.6 + rng.uniform(-0.2, 0.2),
                -7.6 + row * 7.5,
                3.2 + rng.uniform(0, 0.7),
            )
            meshes.append(one_orange(rng, hurt, tint).moved(at, tilt))
    return [Part(merged(meshes), _orange_skin(rng))]


def one_apple(rng: np.random.Generator, style: str, damage: str) -> tuple[Mesh, Mesh]:
    """One apple and its stalk; damages: rot, bruise."""
    seed = int(rng.integers(1, 9999))
    line = curve(
        [
            (0.02, -2.5),
            (0.9, -2.9),
            (2.2, -2.6),
            (3.4, -0.7),
            (3.75, 1.0),
            (3.1, 2.7),
            (1.7, 3.2),
            (0.6, 2.7),
            (0.02, 2.0),
        ],
        140,
    )
    mesh = lathe(line, 240)
    at = mesh.points
    angle = np.arctan2(at[:, 1], at[:, 0])
    rib = 0.1 * np.cos(angle * 5 + seed) * smooth(1.5, -2.6, at[:, 2])
    mesh = mesh.displaced(
        fbm3(at, 0.22, 2, seed) * 0.4 + rib * smooth(0.3, 1.5, np.hypot(at[:, 0], at[:, 1]))
    )
    streak = fbm3(
        np.stack([np.cos(angle) * 6, np.sin(angle) * 6, at[:, 2] * 0.35], 1), 1.6, 4, seed
    )
    blush = smooth(-0.5, 0.12, streak + 0.6 * fbm3(at, 0.2, 2, seed + 1))[:, None]
    red, pale = np.array([0.42, 0.022, 0.02]), np.array([0.66, 0.3, 0.07])
    if style == "green":
        red, pale = np.array([0.3, 0.46, 0.06]), np.array([0.46, 0.56, 0.14])
    base = pale * (1 - blush) + red * blush
    dots = smooth(0.27, 0.33, fbm3(at, 3.4, 1, seed + 2))[:, None]
    base = base * (1 - 0.5 * dots) + np.array([0.7, 0.5, 0.25]) * 0.5 * dots
    hollow = smooth(1.3, 0.5, np.hypot(at[:, 0], at[:, 1]))[:, None] * (at[:, 2:] > 0)
    base = base * (1 - 0.6 * hollow) + np.array([0.34, 0.26, 0.06]) * 0.6 * hollow
    if damage:
        unit = at / 3.5
        away = np.linalg.norm(unit - np.array([0.25, -0.93, 0.2]), axis=1)
        reach = 0.7 if damage == "rot" else 0.42
        away = away + fbm3(unit, 2.4, 4, seed + 5) * 0.28
        soft = (1 - smooth(reach * 0.8, reach, away))[:, None]
        rings = 0.8 + 0.2 * np.sin(away * 34)[:, None]
        brown = np.array([0.17, 0.07, 0.022]) if damage == "rot" else np.array([0.3, 0.15, 0.06])
        base = base * (1 - soft * 0.94) + brown * rings * soft * 0.94
        wrinkle = fbm3(unit, 7, 3, seed + 6) * 0.14
        mesh = mesh.displaced((-0.34 * smooth(reach, 0, away) + wrinkle) * soft[:, 0])
        if damage == "rot":
            speck = (
                0.6
                * smooth(0.27, 0.4, fbm3(unit, 17, 2, seed + 8))[:, None]
                * (away < reach * 0.55)[:, None]
            )
            base = base * (1 - speck) + np.array([0.62, 0.6, 0.54]) * speck
    height = np.linspace(0, 1, 12)
    stalk = tube(
        np.stack([0.5 * height**2, 0.2 * height, 2.0 + 1.9 * height], 1),
        0.13 + 0.07 * height**4,
        12,
    )
    stalk = stalk.painted("vertex_colour", np.tile([[0.12, 0.07, 0.03]], (len(stalk.points), 1)))
    return mesh.painted("vertex_colour", np.clip(base, 0, 1)), stalk


def apples(style: str = "red", damage: str = "", seed: int = 7) -> list[Part]:
    """Five apples; damage on the one in front."""
    rng = np.random.default_rng(seed)
    meshes = []
    for k, (x, y) in enumerate([(-1.0, -4.2), (-5.8, 2.4), (2.2, 3.6), (7.2, -0.6), (9.3, 6.6)]):
        body, stalk = one_apple(rng, style, damage if k == 0 else "")
        tilt = (-14, 8, 0) if k == 0 else tuple(rng.uniform(-32, 32, 3))
        meshes.append(merged([body, stalk]).rested((x, y), tilt))
    return [Part(merged(meshes), satin(points(), 0.24, 0.4))]


def _tray(rng: np.random.Generator, columns: int, rows: int) -> Part:
    pitch = 4.7
    flat = plane(columns * pitch, rows * pitch, columns * 40, rows * 40)
    x, y = flat.points[:, 0] / pitch + columns / 2, flat.points[:, 1] / pitch + rows / 2
    cup = np.hypot(x % 1 - 0.5, y % 1 - 0.5)
    lift = 0.35 + 1.9 * smooth(0.18, 0.5, cup) + 1.5 * smooth(0.5, 0.72, cup)
    lift = lift + fbm3(flat.points, 2.5, 3, 7) * 0.14
    mesh = Mesh(flat.points + np.stack([0 * x, 0 * x, lift], 1), flat.faces, flat.uv)
    pulp = textures.plain(rng, (196, 190, 180), 0.16, 1024)
    return Part(mesh, bumped(matte(picture(pulp, 2), 0.95), textures.grain(rng, 1.4), 0.06, 2))


def _egg_line() -> Floats:
    turn = np.linspace(-np.pi / 2, np.pi / 2, 90)
    return np.stack(
        [np.maximum(2.15 * np.cos(turn) * (1 - 0.09 * np.sin(turn)), 0.003), 2.85 * np.sin(turn)], 1
    )


def _egg(rng: np.random.Generator, style: str, damage: str) -> Part:
    shade = {"brown": (206, 166, 136), "white": (232, 226, 216), "green": (184, 200, 186)}[style]
    skin = textures.plain(rng, shade, 0.1, 1024)
    if damage == "crack":
        for heading in (15, 140, 255):
            skin = darken(
                skin, crack((1024, 1024), (770, 250), heading, 230, rng, 3.4, 4), (70, 46, 34)
            )
    return Part(lathe(_egg_line(), 120), satin(picture(skin), 0.5))


def _smashed(style: str, seed: int) -> list[Part]:
    """An egg with its top knocked in: real shell thickness, white and yolk inside."""
    line = _egg_line()

    def egg(points_: Floats) -> Floats:
        away = np.linalg.norm(points_ / [2.15, 2.15, 2.85], axis=1)
        return (away - 1) * 2.3

    def wall(points_: Floats) -> Floats:
        return np.abs(egg(points_)) - 0.07

    hole = rough(ball((0.2, -1.2, 2.3), 1.75), 0.55, 1.3, seed)
    mesh = mesh_of(without(wall, hole), (-2.6, -2.6, -3.2), (2.6, 2.6, 3.2), 0.045)
    shade = {"brown": (0.56, 0.3, 0.17), "white": (0.8, 0.76, 0.68), "green": (0.47, 0.57, 0.49)}[
        style
    ]
    inner = (egg(mesh.points) < -0.02)[:, None]
    tone = np.where(inner, [0.8, 0.76, 0.7], shade)
    parts = [Part(mesh.painted("vertex_colour", tone), satin(points(), 0.5))]
    yolk = sphere(1.35, 60, 40)
    parts.append(Part(yolk.moved((0.1, -0.35, -0.2)), satin(value((0.78, 0.3, 0.015)), 0.12, 1.0)))
    white = lathe(np.stack([line[:40, 0] * 0.93, line[:40, 1] * 0.95], 1), 60)
    level = float(white.points[:, 2].max())
    cap = lathe(np.array([[1.95, level], [0.01, level + 0.1]]), 60)
    parts.append(Part(cap, satin(value((0.5, 0.4, 0.2)), 0.1, 1.0)))
    return parts


def eggs(style: str = "brown", damage: str = "", seed: int = 8) -> list[Part]:
    """A pulp tray of 4 by 3 eggs; damages: crack, smash."""
    rng = np.random.default_rng(seed)
    columns, rows = 4, 3
    parts = [_tray(rng, columns, rows)]
    whole = []
    for row in range(rows):
        for column in range(columns):
            spot = ((column - 1.5) * 4.7, (row - 1) * 4.7, 3.75)
            first = (row, column) in ((0, 1), (1, 2))
            if damage == "smash" and first:
                lean = float(rng.uniform(-12, 12))
                parts += [
                    Part(p.mesh.moved(spot, (lean, 0, lean * 3)), p.material)
                    for p in _smashed(style, seed + column)
                ]
                continue
            egg = _egg(rng, style, "crack" if damage == "crack" and first else "")
            mesh = egg.mesh.moved(
                turn=(
                    float(rng.uniform(-8, 8)),
                    float(rng.uniform(-8, 8)),
                    0 if first else float(rng.uniform(0, 360)),
                )
            )
            if damage == "crack" and first:
                parts.append(Part(mesh.moved(spot), egg.material))
            else:
                whole.append(Part(mesh.moved(spot), egg.material))
    # Sound eggs share one skin: the grain differs by their turn.
    parts.append(Part(merged([p.mesh for p in whole]), whole[0].material))
    if damage == "smash":
        line = np.stack([np.linspace(3.4, 0.01, 40), 0.16 * (1 - np.linspace(1, 0, 40) ** 4)], 1)
        pool = lathe(line, 120)
        bend = 1 + 0.5 * fbm3(pool.points * [1, 1, 0], 0.35, 3, seed)[:, None]
        pool = Mesh(pool.points * bend * [1.25, 0.9, 1], pool.faces, pool.uv)
        # A thin film of white: mostly seen through, with a wet shine.
        film = {"type": "mask", "opacity": 0.3, "bsdf": satin(value((0.75, 0.62, 0.32)), 0.04, 1.0)}
        parts.append(Part(pool.moved((-4.4, -9.2, 0.02)), film))
    return parts
