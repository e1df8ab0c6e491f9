"""From Pillow's pixels to Qt's, and from Qt's to a file's bytes. Safe on any thread."""

from pathlib import Path

from PIL.Image import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from merchant_desk.evidence.decode import upright

_STRIP = 4 * 1024**2
"""About how many bytes are copied at a time."""


def load(path: Path, max_side: int | None = None) -> QImage:
    """The picture at ``path`` upright, no side longer than ``max_side`` pixels."""
    return qimage(upright(path, max_side))


def qimage(image: Image) -> QImage:
    """A copy of ``image``, whose mode is RGB or RGBA; no third one is in memory meanwhile."""
    has_alpha = image.mode == "RGBA"
    layout = QImage.Format.Format_RGBA8888 if has_alpha else QImage.Format.Format_RGB888
    width, height = image.size
    made = QImage(width, height, layout)
    if made.isNull():
        raise MemoryError
    line = made.bytesPerLine()
    pixels = memoryview(made.bits())
    rows = max(_STRIP // line, 1)
    for top in range(0, height, rows):
        strip = image.crop((0, top, width, min(top + rows, height)))
        content = strip.tobytes("raw", image.mode, line, 1)
        pixels[top * line : top * line + len(content)] = content
    return made


def png(image: QImage) -> bytes:
    """The pixels as a PNG file: what came without a file's bytes, as from the clipboard."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # Qt wants text here, its stub bytes
    return bytes(content.data())
