"""Our own line icons, drawn from SVG in any colour at any size."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from merchant_desk.core.resources import resources_dir

_INK = b"#000000"
_SCALES = (1, 2, 3)


def paint(painter: QPainter, name: str, rect: QRectF, colour: str) -> None:
    """Draw the icon ``name`` in ``rect``, sharp at whatever scale the painter has."""
    _renderer(name, colour).render(painter, rect)


def pixmap(name: str, side: int, colour: str, scale: float = 1.0) -> QPixmap:
    """The icon as a square of ``side`` logical pixels."""
    key = f"{name} {side} {colour} {scale}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    found = QPixmap(QSize(round(side * scale), round(side * scale)))
    found.setDevicePixelRatio(scale)
    found.fill(Qt.GlobalColor.transparent)
    painter = QPainter(found)
    paint(painter, name, QRectF(0, 0, side, side), colour)
    painter.end()
    QPixmapCache.insert(key, found)
    return found


def icon(name: str, colour: str, side: int = 18) -> QIcon:
    made = QIcon()
    for scale in _SCALES:
        made.addPixmap(pixmap(name, side, colour, scale))
    return made


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    source = (resources_dir() / "icons" / f"{name}.svg").read_bytes()
    return QSvgRenderer(QByteArray(source.replace(_INK, colour.encode("ascii"))))
