"""Whether what reads and measures pictures is all there and works on this machine."""

import tempfile
from pathlib import Path

import cv2
import numpy as np
import pi_heif
import PIL
from PIL import Image

from merchant_desk.evidence.agreement import agreement
from merchant_desk.evidence.compare import compare

_SIDE = 320


def versions() -> str:
    """Of the libraries that pictures go through."""
    heif = pi_heif.libheif_version()
    return f"Pillow {PIL.__version__}, libheif {heif}, OpenCV {cv2.__version__}"


def measured() -> str:
    """How a drawn picture agrees with itself, turned left to right, by way of two files.

    Takes about half a second. :class:`DeskError` when the files cannot be written or read.
    """
    noise = np.random.default_rng(5).integers(0, 256, (_SIDE // 16, _SIDE // 16, 3), np.uint8)
    drawn = Image.fromarray(noise).resize((_SIDE, _SIDE), Image.Resampling.BICUBIC)
    with tempfile.TemporaryDirectory(prefix="merchant-desk-", ignore_cleanup_errors=True) as folder:
        first, second = Path(folder, "first.png"), Path(folder, "second.jpg")
        drawn.save(first)
        drawn.transpose(Image.Transpose.FLIP_LEFT_RIGHT).save(second, quality=90)
        return agreement(compare(first, second))
