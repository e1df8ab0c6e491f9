"""Reading a picture's levels from its file. Safe on any thread, and sparing with memory."""

from pathlib import Path

from PIL import Image, _imaging
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter

from merchant_desk.evidence.decode import upright
from merchant_desk.ui.report.canvas.levels import Levels

PROXY_SIDE = 1600
"""The longest side of the level that is read first, in pixels."""
_BAND = 64
"""Rows that are taken over at once: no second whole copy, and the other threads get their turn."""
_BLOCK = 64 * 1024**2
"""Bytes that Pillow asks for at once: so large, they go back to the system when they are freed.

With its usual 16 MiB the C library kept a whole picture's memory for itself, once a thread.
"""


def proxy(path: Path) -> Levels:
    """The reduced picture alone: a JPEG's comes several times faster than the whole.

    :class:`DeskError` when the file cannot be read.
    """
    return Levels((_painted(upright(path, PROXY_SIDE)),), is_whole=False)


def whole(path: Path) -> Levels:
    """Every level; at the worst moment 2.4 times the memory of the decoded picture is held.

    :class:`DeskError` when the file cannot be read.
    """
    _imaging.set_block_size(_BLOCK)
    picture = upright(path)
    smaller: list[QImage] = []
    last = picture
    while max(last.size) > PROXY_SIDE:
        last = last.reduce(2)
        smaller.append(_painted(last))
    del last
    return Levels((*reversed(smaller), _painted(picture)))


def _painted(picture: Image.Image) -> QImage:
    """``picture`` (RGB or RGBA) in the layout that is painted fastest."""
    has_alpha = picture.mode == "RGBA"
    formats = QImage.Format
    taken = formats.Format_RGBA8888 if has_alpha else formats.Format_RGB888
    width, height = picture.size
    layout = formats.Format_ARGB32_Premultiplied if has_alpha else formats.Format_RGB32
    image = QImage(width, height, layout)
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    for top in range(0, height, _BAND):
        band = picture.crop((0, top, width, min(top + _BAND, height)))
        row = width * len(picture.mode)
        painter.drawImage(QPoint(0, top), QImage(band.tobytes(), width, band.height, row, taken))
    painter.end()
    return image
