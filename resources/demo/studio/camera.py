"""What a phone does to light: exposure, tone, colour cast, vignette, noise, sharpening."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter
from scipy.ndimage import gaussian_filter

from .noise import Floats


@dataclass(frozen=True)
class Phone:
    """One phone's habits; the studio's camera is a `Phone` with hardly any."""

    exposure: float = 0.0
    key: float = 0.36
    warmth: float = 0.0
    green: float = 0.0
    noise: float = 0.006
    vignette: float = 0.16
    sharpen: float = 0.9
    contrast: float = 1.08
    shake: float = 0.0


STUDIO = Phone(exposure=0.45, noise=0.002, vignette=0.02, sharpen=0.5, key=0.5)


def _tone(light: Floats, contrast: float) -> Floats:
    """A filmic shoulder, then display gamma."""
    x = np.maximum(light, 0)
    curve = (x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14)
    shown = np.clip(curve, 0, 1) ** (1 / 2.2)
    return np.clip((shown - 0.5) * contrast + 0.5, 0, 1)


def develop(
    light: Floats, phone: Phone, seed: int, size: tuple[int, int] | None = None
) -> Image.Image:
    """A picture from linear light; `size` enlarges as a phone's digital zoom does."""
    rng = np.random.default_rng(seed)
    height, width = light.shape[:2]
    grey = light @ np.array([0.2126, 0.7152, 0.0722])
    middle = np.exp(np.mean(np.log(np.clip(grey, 1e-3, 8))))
    white = float(np.percentile(grey, 97)) + 1e-3
    gain = (phone.key * 0.62 / middle) ** 0.55 * (0.95 / white) ** 0.45
    light = light * (gain * 2**phone.exposure)
    light = light * np.array([1 + phone.warmth, 1 + phone.green, 1 - phone.warmth])
    bright = np.clip(light - 1.2, 0, 4)
    if bright.max() > 0:
        # Lens glare round what is burnt out.
        light = light + 0.05 * gaussian_filter(bright, (width / 60, width / 60, 0))
    rows, columns = np.mgrid[0:height, 0:width]
    out = ((rows / height - 0.5) ** 2 + (columns / width - 0.5) ** 2)[..., None]
    light = light * (1 - phone.vignette * out * 2)
    if phone.shake > 0:
        light = gaussian_filter(light, (phone.shake * 0.5, phone.shake, 0))
    shown = _tone(light, phone.contrast)
    made = Image.fromarray((shown * 255 + 0.5).astype(np.uint8))
    if size is not None and size != made.size:
        made = made.resize(size, Image.Resampling.LANCZOS)
    pixels = np.asarray(made, np.float32) / 255
    if phone.noise > 0:
        pixels = pixels + _grain(pixels, phone.noise, rng)
    made = Image.fromarray((np.clip(pixels, 0, 1) * 255 + 0.5).astype(np.uint8))
    if phone.sharpen > 0:
        made = made.filter(ImageFilter.UnsharpMask(1.4, int(phone.sharpen * 70), 2))
    return made


def _grain(pixels: Floats, amount: float, rng: np.random.Generator) -> Floats:
    """Noise as a phone leaves it: smeared a little, stronger in the dark, blotchy in colour."""
    shape = pixels.shape[:2]
    fine = gaussian_filter(rng.normal(0, 1, shape).astype(np.float32), 0.6) * 2.1
    blotch = gaussian_filter(rng.normal(0, 1, (*shape, 3)).astype(np.float32), (1.8, 1.8, 0)) * 4
    dark = 1.35 - pixels.mean(-1, keepdims=True)
    return np.asarray(amount * dark * (fine[..., None] + 0.55 * blotch))
