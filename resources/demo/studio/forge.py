"""What a forger does to a whole good's picture. Every change tells its true region."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter
from scipy.ndimage import gaussian_filter

from .cracks import blot, crack
from .noise import Floats
from .prints import font

Region = dict[str, int]


@dataclass(frozen=True)
class Change:
    """One edit; places are fractions of the picture's width and height, sizes of its width.

    `how`: crack, stain, clone (from `source`), or date (type `words` over the old digits).
    """

    how: str
    at: tuple[float, float]
    size: float = 0.3
    heading: float = 80.0
    source: tuple[float, float] = (0.5, 0.5)
    colour: tuple[int, int, int] = (46, 38, 34)
    words: str = ""
    seed: int = 1
    thick: float = 0.004


def _bounds(mask: Floats, size: tuple[int, int]) -> Region:
    rows, columns = np.nonzero(mask > 0.04)
    pad = 4
    x, y = max(0, int(columns.min()) - pad), max(0, int(rows.min()) - pad)
    right = min(size[0], int(columns.max()) + 1 + pad)
    low = min(size[1], int(rows.max()) + 1 + pad)
    return {"x": x, "y": y, "w": right - x, "h": low - y}


def _cracked(
    picture: Image.Image, change: Change, rng: np.random.Generator
) -> tuple[Image.Image, Floats]:
    w, h = picture.size
    start = (change.at[0] * w, change.at[1] * h)
    mask = crack((w, h), start, change.heading, change.size * w, rng, max(1.6, change.thick * w), 4)
    pixels = np.asarray(picture, np.float32)
    lit = np.clip(np.roll(mask, (2, 2), (0, 1)) - mask, 0, 1)[..., None]
    part = (gaussian_filter(mask, 0.6) * 0.9)[..., None]
    out = pixels * (1 - part) + np.asarray(change.colour, np.float32) * part
    out = out + lit * 26
    return Image.fromarray(np.clip(out, 0, 255).astype(np.uint8)), np.maximum(mask, lit[..., 0])


def _stained(
    picture: Image.Image, change: Change, rng: np.random.Generator
) -> tuple[Image.Image, Floats]:
    w, h = picture.size
    mask = blot((w, h), (change.at[0] * w, change.at[1] * h), change.size * w, rng)
    pixels = np.asarray(picture, np.float32)
    tint = np.asarray(change.colour, np.float32) / 255
    part = mask[..., None] * 0.9
    out = pixels * (1 - part + part * tint)
    return Image.fromarray(np.clip(out, 0, 255).astype(np.uint8)), mask


def _cloned(
    picture: Image.Image, change: Change, rng: np.random.Generator
) -> tuple[Image.Image, Floats]:
    w, h = picture.size
    radius = int(change.size * w)
    spot = Image.new("L", (2 * radius, 2 * radius), 0)
    line = []
    for k in range(40):
        reach = radius * (0.8 + 0.1 * np.sin(k * 0.9 + change.seed) + rng.uniform(-0.03, 0.03))
        line.append(
            (radius + reach * np.cos(k * np.pi / 20), radius + reach * np.sin(k * np.pi / 20))
        )
    ImageDraw.Draw(spot).polygon(line, fill=255)
    spot = spot.filter(ImageFilter.GaussianBlur(radius * 0.07))
    x, y = int(change.source[0] * w) - radius, int(change.source[1] * h) - radius
    patch = picture.crop((x, y, x + 2 * radius, y + 2 * radius)).rotate(
        change.heading, Image.Resampling.BICUBIC
    )
    made, full = picture.copy(), Image.new("L", picture.size, 0)
    corner = (int(change.at[0] * w) - radius, int(change.at[1] * h) - radius)
    made.paste(patch, corner, spot)
    full.paste(spot, corner)
    return made, np.asarray(full, np.float32) / 255


def _redated(picture: Image.Image, change: Change) -> tuple[Image.Image, Floats]:
    """Wipes the digits with the paper's own colour and types others, hardly to be told apart."""
    w, h = picture.size
    left, middle = change.at[0] * w, change.at[1] * h
    wide = change.size * w
    tall = wide / len(change.words) / 0.56
    box = (
        int(left - 3),
        int(middle - tall * 0.62),
        int(left + wide + 3),
        int(middle + tall * 0.62),
    )
    pixels: Floats = np.array(picture, np.float32)
    area = pixels[box[1] : box[3], box[0] : box[2]]
    ink = np.percentile(area, 4, axis=(0, 1))
    paper = np.percentile(area, 88, axis=(0, 1))
    noise = np.random.default_rng(change.seed).normal(0, 1.2, area.shape)
    pixels[box[1] : box[3], box[0] : box[2]] = paper + noise
    layer = Image.new("L", picture.size, 0)
    face = font(max(6, round(tall)))
    ImageDraw.Draw(layer).text((left, middle), change.words, font=face, fill=255, anchor="lm")
    shade = np.asarray(layer.filter(ImageFilter.GaussianBlur(0.7)), np.float32)[..., None] / 255
    typed = pixels * (1 - shade) + ink * shade
    mask: Floats = np.zeros((h, w))
    mask[box[1] : box[3], box[0] : box[2]] = 1
    return Image.fromarray(np.clip(typed, 0, 255).astype(np.uint8)), mask


def apply(picture: Image.Image, changes: tuple[Change, ...]) -> tuple[Image.Image, list[Region]]:
    """The edited picture and the rectangles that hold its edits."""
    regions = []
    for change in changes:
        rng = np.random.default_rng(change.seed)
        if change.how == "crack":
            picture, mask = _cracked(picture, change, rng)
        elif change.how == "stain":
            picture, mask = _stained(picture, change, rng)
        elif change.how == "clone":
            picture, mask = _cloned(picture, change, rng)
        else:
            picture, mask = _redated(picture, change)
        regions.append(_bounds(mask, picture.size))
    return picture, regions
