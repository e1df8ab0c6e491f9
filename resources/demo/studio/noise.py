"""Seeded noise: what keeps surfaces from looking like a computer's."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

Floats = NDArray[Any]


def spectral(
    height: int,
    width: int,
    beta: float,
    rng: np.random.Generator,
    stretch: tuple[float, float] = (1.0, 1.0),
) -> Floats:
    """A tileable 1/f^beta field in 0..1; `stretch` above 1 lengthens grain across that axis."""
    down = np.fft.fftfreq(height)[:, None] * height * stretch[0]
    across = np.fft.rfftfreq(width)[None, :] * width * stretch[1]
    radius = np.hypot(down, across)
    radius[0, 0] = 1.0
    strength = radius ** (-beta / 2)
    strength[0, 0] = 0.0
    phase = rng.uniform(0, 2 * np.pi, strength.shape)
    field = np.fft.irfft2(strength * np.exp(1j * phase), s=(height, width))
    field = field / (field.std() + 1e-12)
    return np.clip(0.5 + field * 0.18, 0, 1).astype(np.float32)


def _lattice(x: Floats, y: Floats, z: Floats, seed: int) -> Floats:
    mixed = (x * 73856093) ^ (y * 19349663) ^ (z * 83492791) ^ (seed * 2654435761)
    mixed = mixed & 0xFFFFFFFF
    mixed = ((mixed ^ (mixed >> 13)) * 1274126177) & 0xFFFFFFFF
    return ((mixed ^ (mixed >> 16)) & 0xFFFF) / 65535.0


def value3(points: Floats, seed: int) -> Floats:
    """Smooth value noise in 0..1 at points in space, one lattice cell a unit."""
    cell = np.floor(points).astype(np.int64)
    part = points - cell
    part = part * part * (3 - 2 * part)
    x, y, z = cell[:, 0], cell[:, 1], cell[:, 2]
    total = np.zeros(len(points))
    for dx in (0, 1):
        wx = part[:, 0] if dx else 1 - part[:, 0]
        for dy in (0, 1):
            wy = part[:, 1] if dy else 1 - part[:, 1]
            for dz in (0, 1):
                wz = part[:, 2] if dz else 1 - part[:, 2]
                total += wx * wy * wz * _lattice(x + dx, y + dy, z + dz, seed)
    return total


def fbm3(points: Floats, frequency: float, octaves: int, seed: int) -> Floats:
    """Several octaves of `value3`, centred on 0, about -0.5..0.5."""
    total = np.zeros(len(points))
    share, weight = 0.5, 0.0
    for octave in range(octaves):
        total += share * (value3(points * frequency * 2**octave, seed + octave * 17) - 0.5)
        weight += share
        share *= 0.5
    return total / weight


def cells(height: int, width: int, count: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Tileable cell noise: distance to the nearest seed and to the second, in pixels."""
    seeds = rng.uniform(0, 1, (count, 2)) * (height, width)
    tree = cKDTree(seeds, boxsize=(height, width))
    rows, columns = np.mgrid[0:height, 0:width]
    near, _ = tree.query(np.stack([rows.ravel(), columns.ravel()], axis=1), k=2)
    return near[:, 0].reshape(height, width), near[:, 1].reshape(height, width)


def smooth(low: float, high: float, value: Floats) -> Floats:
    """0 below `low`, 1 above `high`, an even curve between."""
    part = np.clip((value - low) / (high - low), 0, 1)
    return part * part * (3 - 2 * part)
