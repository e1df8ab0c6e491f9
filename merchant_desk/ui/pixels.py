"""From Pillow's pixels to Qt's, and from Qt's to a file's bytes. Safe on any thread."""

from pathlib import Path

from PIL.Image import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from merchant_desk.evidence.decode import upright


def load(path: Path, max_side: int | None = None) -> QImage:
    """The picture at ``path`` upright, no side longer than ``max_side`` pixels."""
    return qimage(upright(path, max_side))


def qimage(image: Image) -> QImage:
    """A copy of ``image``, whose mode is RGB or RGBA."""
    has_alpha = image.mode == "RGBA"
    layout = QImage.Format.Format_RGBA8888 if has_alpha else QImage.Format.Format_RGB888
    channels = 4 if has_alpha else 3
    width, height = image.size
    return QImage(image.tobytes(), width, height, width * channels, layout).copy()


def png(image: QImage) -> bytes:
    """The pixels as a PNG file: what came without a file's bytes, as from the clipboard."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # Qt wants text here, its stub bytes
    return bytes(content.data())
