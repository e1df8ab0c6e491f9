"""A picture's fingerprint: 64 bits that stay nearly the same when it is scaled, saved anew, or
made a little lighter, and differ in half of their places between pictures of other things.

The signs of the lowest frequencies (a perceptual hash by cosine transform). Cropping, turning and
mirroring change it.
"""

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np

from merchant_desk.evidence.decode import upright

NEAR = 4
"""Bits in which fingerprints of one picture may differ. Of the demo shop's pictures, no two
of different things are nearer than 10, and the same one scaled to a quarter, saved at quality 30,
or made a tenth lighter is within 4, but for one of 81 (6).
"""
BANDS = 5
"""So many parts: two fingerprints that differ in at most :data:`NEAR` bits agree in one of them."""
_SIDE, _KEPT = 32, 8
_FLAT = 4.0
_WIDTHS = (13, 13, 13, 13, 12)


def fingerprint(path: Path) -> int | None:
    """The fingerprint of the picture at ``path``; nothing of one without any structure.

    :class:`DeskError` when it cannot be read.
    """
    with upright(path, 8 * _SIDE) as image:
        grey = np.asarray(image.convert("L"), np.float32)
    small = cv2.resize(grey, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA)
    if float(small.std()) < _FLAT:
        return None
    low = cv2.dct(small)[:_KEPT, :_KEPT].flatten()
    low[0] = 0.0  # the lightness of the whole
    bits = low > np.median(low)
    return int("".join("1" if bit else "0" for bit in bits), 2)


def distance(first: int, second: int) -> int:
    """In how many of 64 bits two fingerprints differ."""
    return (first ^ second).bit_count()


def bands(value: int) -> tuple[int, ...]:
    """The fingerprint in :data:`BANDS` parts, to look others up by."""
    return tuple(_parts(value))


def _parts(value: int) -> Iterator[int]:
    for width in _WIDTHS:
        yield value & ((1 << width) - 1)
        value >>= width
