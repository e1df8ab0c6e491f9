"""Surface pictures made by numpy: wood, cloth, marble, card, tiles. All sRGB bytes, tileable."""

from __future__ import annotations

import numpy as np

from .noise import Floats, cells, smooth, spectral

SIZE = 1536


def mix(ramp: list[tuple[int, int, int]], field: Floats) -> Floats:
    """Colours looked up along a ramp."""
    stops = np.linspace(0, 1, len(ramp))
    table = np.asarray(ramp, float)
    return np.stack([np.interp(field, stops, table[:, k]) for k in range(3)], -1)


def bytes_of(colour: Floats) -> Floats:
    """Clipped to bytes."""
    return np.clip(colour, 0, 255).astype(np.uint8)


def wood(rng: np.random.Generator, tone: str = "oak", planks: int = 6) -> Floats:
    """Planks with long grain, pores and slightly different tones."""
    ramp = {
        "oak": [(128, 94, 64), (166, 130, 94), (190, 158, 122)],
        "walnut": [(62, 40, 27), (96, 64, 42), (128, 90, 60)],
        "pine": [(176, 140, 98), (204, 170, 126), (222, 194, 154)],
        "grey": [(112, 104, 94), (150, 142, 130), (178, 170, 158)],
    }[tone]
    rows = np.mgrid[0:SIZE, 0:SIZE][0] / SIZE
    plank = np.floor(rows * planks).astype(int)
    shift = rng.uniform(0, 1, planks)
    bend = spectral(SIZE, SIZE, 3.2, rng, (1.0, 5.0)) - 0.5
    rings = 0.5 + 0.5 * np.sin((rows * planks * 9 + shift[plank] * 40 + bend * 26) * 2.2)
    fibre = spectral(SIZE, SIZE, 1.3, rng, (0.6, 22.0))
    pores = smooth(0.74, 0.9, spectral(SIZE, SIZE, 0.5, rng, (0.5, 14.0)))
    field = 0.42 * rings + 0.55 * fibre + (shift[plank] - 0.5) * 0.3
    colour = mix(ramp, np.clip(field, 0, 1)) * (1 - 0.22 * pores[..., None])
    edge = np.abs((rows * planks) % 1 - 0.5)
    colour *= 1 - 0.62 * smooth(0.491, 0.498, edge)[..., None]
    return bytes_of(colour)


def marble(rng: np.random.Generator) -> Floats:
    """White stone with wandering grey veins."""
    base = spectral(SIZE, SIZE, 3.0, rng)
    bend = spectral(SIZE, SIZE, 3.4, rng) - 0.5
    vein = np.abs(spectral(SIZE, SIZE, 3.2, rng) + bend * 0.3 - 0.5)
    thin = np.abs(spectral(SIZE, SIZE, 2.8, rng) - 0.5)
    grey = 0.5 * np.exp(-vein * 34) + 0.22 * np.exp(-thin * 60) * base
    colour = mix([(236, 234, 230), (224, 222, 219), (240, 239, 236)], base)
    return bytes_of(colour - grey[..., None] * np.array([92, 90, 84]))


def cloth(rng: np.random.Generator, colour: tuple[int, int, int], plaid: bool = False) -> Floats:
    """Plain weave; with `plaid`, checked."""
    rows, columns = np.mgrid[0:SIZE, 0:SIZE]
    over = 0.5 + 0.5 * np.sin(columns * 2 * np.pi / 6) * np.sin(rows * 2 * np.pi / 6)
    slub = spectral(SIZE, SIZE, 0.9, rng, (0.5, 12)) + spectral(SIZE, SIZE, 0.9, rng, (12, 0.5))
    shade = 0.74 + 0.16 * over + 0.24 * (slub - 1.0) + 0.12 * (spectral(SIZE, SIZE, 2, rng) - 0.5)
    base = np.ones((SIZE, SIZE, 3)) * np.asarray(colour, float)
    if plaid:
        dark = np.asarray(colour, float) * np.array([0.62, 0.55, 0.55])
        for line in (rows, columns):
            band = smooth(0.55, 0.56, np.abs((line * 6 / SIZE) % 1 - 0.5) * 2)[..., None]
            thin = smooth(0.9, 0.91, 1 - np.abs((line * 6 / SIZE) % 1 - 0.5) * 2)[..., None]
            base = base * (1 - 0.5 * band) + dark * 0.5 * band
            base = base * (1 - 0.35 * thin) + 235 * 0.35 * thin
    return bytes_of(base * shade[..., None] * 1.12)


def card(rng: np.random.Generator, ribs: bool = True) -> Floats:
    """Brown corrugated board with fibres and faint ribs."""
    rows = np.mgrid[0:SIZE, 0:SIZE][0]
    fibre = spectral(SIZE, SIZE, 1.0, rng, (1, 3))
    cloud = spectral(SIZE, SIZE, 2.6, rng)
    speck = smooth(0.86, 0.95, spectral(SIZE, SIZE, 0.3, rng, (1, 4)))
    colour = mix([(148, 112, 74), (178, 138, 96), (196, 158, 114)], 0.5 * fibre + 0.5 * cloud)
    if ribs:
        colour *= 1 + 0.025 * np.sin(rows * 2 * np.pi / (SIZE / 64))[..., None]
    return bytes_of(colour * (1 - 0.2 * speck[..., None]))


def tiles(rng: np.random.Generator, count: int = 3) -> Floats:
    """Pale floor tiles with grout."""
    rows, columns = np.mgrid[0:SIZE, 0:SIZE] / SIZE * count
    edge = np.maximum(np.abs(rows % 1 - 0.5), np.abs(columns % 1 - 0.5))
    tone = rng.uniform(-6, 6, (count, count))[rows.astype(int), columns.astype(int)]
    field = spectral(SIZE, SIZE, 2.4, rng)
    colour = mix([(196, 186, 170), (214, 206, 192), (224, 218, 206)], field) + tone[..., None]
    grout = smooth(0.490, 0.494, edge)[..., None]
    return bytes_of(colour * (1 - grout) + np.array([126, 118, 106]) * grout)


def plain(
    rng: np.random.Generator, colour: tuple[int, int, int], change: float = 0.04, size: int = 512
) -> Floats:
    """One colour that is never quite one colour."""
    shade = 1 + change * 2 * (spectral(size, size, 2.0, rng) - 0.5)
    fine = 1 + change * (spectral(size, size, 0.4, rng) - 0.5)
    return bytes_of(np.asarray(colour, float) * (shade * fine)[..., None])


def pits(rng: np.random.Generator, size: int = 1024, count: int = 5200) -> Floats:
    """Height of citrus skin: small round pits."""
    near, _ = cells(size, size, count, rng)
    pit = np.exp(-((near / (size / np.sqrt(count)) * 2.4) ** 2))
    return (0.6 - 0.5 * pit + 0.3 * spectral(size, size, 2.0, rng)).astype(np.float32)


def grain(rng: np.random.Generator, beta: float = 1.2, size: int = 1024) -> Floats:
    """Height of a rough surface."""
    return spectral(size, size, beta, rng)
