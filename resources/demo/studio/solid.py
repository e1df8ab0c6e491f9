"""Solids as distance fields, so that a broken thing shows a real broken face."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
from skimage.measure import marching_cubes

from .mesh import Mesh
from .noise import Floats, fbm3

Field = Callable[[Floats], Floats]
BLOCK = 8


def mesh_of(field: Field, low: tuple[float, ...], high: tuple[float, ...], step: float) -> Mesh:
    """The surface where `field` is 0. Only blocks near it are looked at closely."""
    start = np.asarray(low, float)
    blocks = np.ceil((np.asarray(high, float) - start) / step / BLOCK).astype(int)
    grids = [np.arange(n) for n in blocks]
    at = np.stack(np.meshgrid(*grids, indexing="ij"), -1).reshape(-1, 3)
    middle = field(start + (at * BLOCK + (BLOCK - 1) / 2) * step)
    reach = step * BLOCK * 0.87 * 1.3 + 2 * step
    values = np.repeat(np.repeat(np.repeat(middle.reshape(blocks), BLOCK, 0), BLOCK, 1), BLOCK, 2)
    inner = np.stack(np.meshgrid(*[np.arange(BLOCK)] * 3, indexing="ij"), -1).reshape(-1, 3)
    close = at[np.abs(middle) < reach]
    for chunk in np.array_split(close, max(1, len(close) // 1500)):
        index = (chunk[:, None] * BLOCK + inner[None]).reshape(-1, 3)
        values[index[:, 0], index[:, 1], index[:, 2]] = field(start + index * step)
    points, faces, _, _ = marching_cubes(  # type: ignore[no-untyped-call]
        values.astype(np.float32), 0.0, spacing=(step,) * 3
    )
    return Mesh(points.astype(float) + start, faces.astype(int))


def line_distance(points: Floats, line: Floats) -> Floats:
    """Distance to a polyline, in the plane or in space."""
    best = np.full(len(points), np.inf)
    for a, b in pairwise(line):
        along = b - a
        t = np.clip(((points - a) @ along) / (along @ along + 1e-12), 0, 1)
        best = np.minimum(best, ((points - a - t[:, None] * along) ** 2).sum(1))
    return np.sqrt(best)


def shell(profile: Floats, thickness: float) -> Field:
    """A turned wall of even thickness round a profile of (radius, height)."""

    def field(points: Floats) -> Floats:
        flat = np.stack([np.hypot(points[:, 0], points[:, 1]), points[:, 2]], 1)
        return line_distance(flat, profile) - thickness / 2

    return field


def bar(path: Floats, radius: float, squash: float = 1.0) -> Field:
    """A round bar; `squash` above 1 thins it across y."""

    def field(points: Floats) -> Floats:
        scale = np.array([1, squash, 1])
        return (line_distance(points * scale, path * scale) - radius) / max(1.0, squash)

    return field


def rounded_box(centre: tuple[float, ...], half: tuple[float, ...], round_: float) -> Field:
    """A box with rounded edges."""

    def field(points: Floats) -> Floats:
        q = np.abs(points - np.asarray(centre)) - (np.asarray(half) - round_)
        outside = np.linalg.norm(np.maximum(q, 0), axis=1)
        return outside + np.minimum(q.max(1), 0) - round_

    return field


def joined(a: Field, b: Field, blend: float) -> Field:
    """Both, with a soft fillet between."""

    def field(points: Floats) -> Floats:
        one, two = a(points), b(points)
        h = np.clip(0.5 + 0.5 * (two - one) / blend, 0, 1)
        return two * (1 - h) + one * h - blend * h * (1 - h)

    return field


def without(a: Field, b: Field) -> Field:
    """The first less the second."""
    return lambda points: np.maximum(a(points), -b(points))


def within(a: Field, b: Field) -> Field:
    """What both share."""
    return lambda points: np.maximum(a(points), b(points))


def rough(field: Field, amount: float, frequency: float, seed: int) -> Field:
    """The same with an uneven surface, as of a break."""
    return lambda points: field(points) + amount * 2 * fbm3(points, frequency, 4, seed)


def ball(centre: tuple[float, float, float], radius: float) -> Field:
    """A ball."""
    return lambda points: np.linalg.norm(points - np.asarray(centre), axis=1) - radius


def halfspace(normal: tuple[float, float, float], offset: float) -> Field:
    """What lies behind a plane."""
    unit = np.asarray(normal, float) / np.linalg.norm(normal)
    return lambda points: points @ unit - offset


def shards(
    field: Field, seeds: Floats, unevenness: float, seed: int, gap: float = 0.02
) -> list[Field]:
    """The field broken into one piece per seed, with wandering breaks between."""

    def piece(own: int) -> Field:
        def cut(points: Floats) -> Floats:
            bend = np.stack([fbm3(points, 0.42, 2, seed + k * 101) for k in range(3)], 1)
            moved = points + bend * unevenness
            worst = np.full(len(points), -np.inf)
            mine = ((moved - seeds[own]) ** 2).sum(1)
            for other in range(len(seeds)):
                if other == own:
                    continue
                apart = 2 * np.linalg.norm(seeds[other] - seeds[own])
                worst = np.maximum(worst, (mine - ((moved - seeds[other]) ** 2).sum(1)) / apart)
            return worst + gap

        return within(field, cut)

    return [piece(index) for index in range(len(seeds))]


def depth_below(field: Field, mesh: Mesh, skin: float) -> Floats:
    """1 where a point of `mesh` lies deeper in the whole solid than its skin: a broken face."""
    return np.clip((-field(mesh.points) - skin) / skin, 0, 1)[:, None]


def around(mesh: Mesh, height: float, inner: Callable[[Floats], Floats] | None = None) -> Mesh:
    """Cylinder uv: v runs 0..0.5 up the outside, 0.5..1 down the inside, with the seam split."""
    angle = np.arctan2(mesh.points[:, 1], mesh.points[:, 0]) / (2 * np.pi) % 1.0
    v = 0.5 * np.clip(mesh.points[:, 2] / height, 0, 1)
    if inner is not None:
        v = np.where(inner(mesh.points), 1 - v, v)
    uv = np.stack([angle, v], 1)
    split = np.ptp(angle[mesh.faces], axis=1) > 0.5
    faces = mesh.faces.copy()
    torn = faces[split]
    late = angle[torn] < 0.5
    extra = np.unique(torn[late])
    fresh = {old: len(mesh.points) + i for i, old in enumerate(extra)}
    torn[late] = [fresh[old] for old in torn[late]]
    faces[split] = torn
    return Mesh(
        np.concatenate([mesh.points, mesh.points[extra]]),
        faces,
        np.concatenate([uv, uv[extra] + [1, 0]]),
        tuple((n, np.concatenate([a, a[extra]])) for n, a in mesh.attributes),
    )
