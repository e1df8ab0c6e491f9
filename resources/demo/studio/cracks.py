"""Cracks and blots as masks: painted into textures, and pasted by the forger."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw
from scipy.ndimage import gaussian_filter

from .noise import Floats, smooth, spectral


def _walk(
    start: tuple[float, float], heading: float, length: float, rng: np.random.Generator
) -> Floats:
    step = 5.0
    count = max(3, int(length / step))
    turn = np.cumsum(rng.normal(0, 0.16, count)) + rng.normal(0, 0.34, count)
    way = heading + turn - np.linspace(0, turn[-1] * 0.6, count)
    moves = np.stack([np.cos(way), np.sin(way)], 1) * step
    return np.asarray(start) + np.concatenate([[[0, 0]], np.cumsum(moves, 0)])


def crack(
    size: tuple[int, int],
    start: tuple[float, float],
    heading: float,
    length: float,
    rng: np.random.Generator,
    width: float = 3.0,
    branches: int = 3,
) -> Floats:
    """A crack with branches as darkness 0..1; size is (width, height), start in pixels."""
    scale = 2
    canvas = Image.new("L", (size[0] * scale, size[1] * scale), 0)
    pen = ImageDraw.Draw(canvas)
    todo = [(start, heading, length, width, branches)]
    while todo:
        at, way, reach, thick, more = todo.pop()
        line = _walk(at, np.radians(way), reach, rng)
        taper = np.linspace(1, 0.25, len(line) - 1) * rng.uniform(0.7, 1.3, len(line) - 1)
        for a, b, t in zip(line[:-1], line[1:], taper, strict=True):
            pen.line(
                [tuple(a * scale), tuple(b * scale)],
                fill=255,
                width=max(1, round(thick * t * scale)),
            )
        for _ in range(more):
            k = int(rng.integers(len(line) // 5, max(len(line) // 5 + 1, len(line) * 4 // 5)))
            swing = float(rng.choice([-1, 1]) * rng.uniform(28, 70))
            point = (float(line[k][0]), float(line[k][1]))
            todo.append(
                (point, way + swing, reach * rng.uniform(0.25, 0.6), thick * 0.65, more // 3)
            )
    small = canvas.resize(size, Image.Resampling.LANCZOS)
    return np.asarray(small, np.float32) / 255


def blot(
    size: tuple[int, int], centre: tuple[float, float], radius: float, rng: np.random.Generator
) -> Floats:
    """A stain with an uneven edge that is darker at the rim, as a dried liquid."""
    width, height = size
    rows, columns = np.mgrid[0:height, 0:width]
    wobble = gaussian_filter(rng.normal(0, 1, (height, width)), radius * 0.16)
    wobble /= wobble.std() + 1e-9
    away = np.hypot(columns - centre[0], rows - centre[1]) / radius + wobble * 0.14
    inside = 1 - smooth(0.8, 1.06, away)
    rim = np.exp(-(((away - 0.9) / 0.07) ** 2)) * inside
    cloud = spectral(height, width, 3.0, rng)
    out: Floats = np.clip(inside * (0.34 + 0.3 * cloud) + 0.22 * rim, 0, 1)
    return out


def darken(picture: Floats, mask: Floats, colour: tuple[int, int, int]) -> Floats:
    """A byte picture with `colour` laid over where the mask is."""
    part = mask[..., None]
    mixed = picture.astype(np.float32) * (1 - part) + np.asarray(colour, np.float32) * part
    return np.clip(mixed, 0, 255).astype(np.uint8)
