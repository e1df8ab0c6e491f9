"""Pillow's pixels as Qt's, whatever the size."""

import pytest
from PIL import Image
from PySide6.QtGui import QImage

from merchant_desk.ui import pixels

LAYOUTS = {"RGB": QImage.Format.Format_RGB888, "RGBA": QImage.Format.Format_RGBA8888}


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
@pytest.mark.parametrize("size", [(1, 1), (5, 7), (101, 33), (2001, 1501)])
def test_every_pixel_is_the_same(mode: str, size: tuple[int, int]) -> None:
    picture = Image.effect_noise(size, 80).convert(mode)
    line = size[0] * len(mode)
    assert pixels.qimage(picture) == QImage(picture.tobytes(), *size, line, LAYOUTS[mode])
