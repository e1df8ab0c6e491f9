"""Triangle meshes built by code: lathe, tube, box, sheet. Units are centimetres, Z is up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.spatial.transform import Rotation

from .noise import Floats


@dataclass(frozen=True)
class Mesh:
    """Points and triangles; `uv` and named per-point attributes where a material asks for them."""

    points: Floats
    faces: Floats
    uv: Floats | None = None
    attributes: tuple[tuple[str, Floats], ...] = ()
    flat: bool = False

    def normals(self) -> Floats:
        """Area-weighted normals, so that a bent sheet shades smoothly."""
        corner = self.points[self.faces]
        face = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
        total = np.zeros_like(self.points)
        for index in range(3):
            np.add.at(total, self.faces[:, index], face)
        return total / (np.linalg.norm(total, axis=1, keepdims=True) + 1e-12)

    def moved(
        self,
        offset: Sequence[float] = (0, 0, 0),
        turn: Sequence[float] = (0, 0, 0),
        scale: float = 1.0,
    ) -> Mesh:
        """Scaled, turned (degrees about x, y, z in that order), then moved."""
        spin = Rotation.from_euler("xyz", turn, degrees=True).as_matrix()
        return replace(self, points=(self.points * scale) @ spin.T + np.asarray(offset, float))

    def rested(self, at: Sequence[float], turn: Sequence[float] = (0, 0, 0)) -> Mesh:
        """Turned about its own middle and laid so that its lowest point touches the table."""
        middle = (self.points.min(0) + self.points.max(0)) / 2
        turned = replace(self, points=self.points - middle).moved(turn=turn)
        floor = turned.points[:, 2].min()
        base = at[2] if len(at) > 2 else 0.0
        return turned.moved((at[0], at[1], base - floor))

    def displaced(self, amount: Floats) -> Mesh:
        """Moved along its normals."""
        return replace(self, points=self.points + self.normals() * amount[:, None])

    def painted(self, name: str, values: Floats) -> Mesh:
        """With one more per-point attribute (its name starts with `vertex_`)."""
        return replace(self, attributes=(*self.attributes, (name, values)))


def merged(meshes: Sequence[Mesh]) -> Mesh:
    """Several meshes of the same kind as one: the renderer is quicker with few."""
    starts = np.cumsum([0, *(len(m.points) for m in meshes)])
    first = meshes[0]
    return Mesh(
        np.concatenate([m.points for m in meshes]),
        np.concatenate([m.faces + k for m, k in zip(meshes, starts, strict=False)]),
        None if first.uv is None else np.concatenate([m.uv for m in meshes if m.uv is not None]),
        tuple(
            (name, np.concatenate([m.attributes[i][1] for m in meshes]))
            for i, (name, _) in enumerate(first.attributes)
        ),
        first.flat,
    )


def sheet(columns: int, rows: int, points: Floats) -> Mesh:
    """A grid of `rows` by `columns` points (already in place), with uv over the unit square."""
    index = np.arange(rows * columns).reshape(rows, columns)
    a, b = index[:-1, :-1].ravel(), index[:-1, 1:].ravel()
    c, d = index[1:, :-1].ravel(), index[1:, 1:].ravel()
    faces = np.concatenate([np.stack([a, b, d], 1), np.stack([a, d, c], 1)])
    u = np.linspace(0, 1, columns)
    v = np.linspace(0, 1, rows)
    uv = np.stack(np.meshgrid(u, v), axis=-1).reshape(-1, 2)
    return Mesh(points.reshape(-1, 3).astype(float), faces, uv)


def curve(points: Sequence[tuple[float, float]], count: int) -> Floats:
    """A smooth line through 2-D points (Catmull-Rom), evenly resampled."""
    known = np.asarray(points, float)
    padded = np.concatenate([[2 * known[0] - known[1]], known, [2 * known[-1] - known[-2]]])
    out = []
    for i in range(1, len(padded) - 2):
        t = np.linspace(0, 1, 16, endpoint=False)[:, None]
        p0, p1, p2, p3 = padded[i - 1 : i + 3]
        out.append(
            0.5
            * (
                2 * p1
                + (p2 - p0) * t
                + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t**2
                + (3 * p1 - p0 - 3 * p2 + p3) * t**3
            )
        )
    line = np.concatenate([*out, known[-1:]])
    return even(line, count)


def even(line: Floats, count: int) -> Floats:
    """A polyline resampled at even steps of its length."""
    step = np.linalg.norm(np.diff(line, axis=0), axis=1)
    length = np.concatenate([[0], np.cumsum(step)])
    at = np.linspace(0, length[-1], count)
    return np.stack([np.interp(at, length, line[:, k]) for k in range(line.shape[1])], axis=1)


def lathe(profile: Floats, segments: int = 160) -> Mesh:
    """A profile of (radius, height), bottom first, turned about Z; normals point outwards."""
    angle = np.linspace(0, 2 * np.pi, segments + 1)
    radius, height = profile[:, 0][:, None], profile[:, 1][:, None]
    points = np.stack(
        [radius * np.cos(angle), radius * np.sin(angle), np.repeat(height, segments + 1, 1)], -1
    )
    return sheet(segments + 1, len(profile), points)


def tube(path: Floats, radius: float | Floats, sides: int = 24) -> Mesh:
    """A round bar along a path in space."""
    ahead = np.gradient(path, axis=0)
    ahead /= np.linalg.norm(ahead, axis=1, keepdims=True) + 1e-12
    side = np.cross(ahead, np.array([0.13, 0.27, 0.95]))
    side /= np.linalg.norm(side, axis=1, keepdims=True) + 1e-12
    over = np.cross(side, ahead)
    angle = np.linspace(0, 2 * np.pi, sides + 1)
    width = np.broadcast_to(np.asarray(radius, float), (len(path),))[:, None, None]
    ring = (
        side[:, None] * np.cos(angle)[None, :, None] + over[:, None] * np.sin(angle)[None, :, None]
    )
    return sheet(sides + 1, len(path), path[:, None] + ring * width)


def plane(width: float, depth: float, nu: int = 2, nv: int = 2) -> Mesh:
    """A level sheet about the origin, facing up."""
    x = np.linspace(-width / 2, width / 2, nu)
    y = np.linspace(-depth / 2, depth / 2, nv)
    gx, gy = np.meshgrid(x, y)
    return sheet(nu, nv, np.stack([gx, gy, np.zeros_like(gx)], -1))


def box_sides(size: tuple[float, float, float], cells: int = 2) -> dict[str, Mesh]:
    """The six sides of a box standing on the table, each facing out with its own uv."""
    w, d, h = size
    n = cells
    flat_wd, flat_wh, flat_dh = plane(w, d, n, n), plane(w, h, n, n), plane(d, h, n, n)
    return {
        "top": flat_wd.moved((0, 0, h)),
        "bottom": flat_wd.moved(turn=(180, 0, 0)),
        "front": flat_wh.moved((0, -d / 2, h / 2), (90, 0, 0)),
        "back": flat_wh.moved((0, d / 2, h / 2), (90, 0, 180)),
        "right": flat_dh.moved((w / 2, 0, h / 2), (90, 0, 90)),
        "left": flat_dh.moved((-w / 2, 0, h / 2), (90, 0, -90)),
    }


def sphere(radius: float, segments: int = 120, rings: int = 60) -> Mesh:
    """A ball about the origin."""
    angle = np.linspace(-np.pi / 2, np.pi / 2, rings)
    return lathe(np.stack([np.cos(angle) * radius, np.sin(angle) * radius], 1), segments)
