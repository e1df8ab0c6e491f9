"""One pane of the comparison: pictures laid into the suspect's pixels, seen through one view."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from merchant_desk.ui import theme
from merchant_desk.ui.report.canvas import view
from merchant_desk.ui.report.canvas.view import Size, View

_PAN = 40.0
"""Logical pixels that an arrow key pans."""
_SHARP = 2.0
"""Device pixels a picture pixel from which pixels are shown as they are."""
_CROSS = 9.0
"""Logical pixels of each arm of the mark for the other pane's pointer."""
_ARROWS = {
    Qt.Key.Key_Left: (_PAN, 0.0),
    Qt.Key.Key_Right: (-_PAN, 0.0),
    Qt.Key.Key_Up: (0.0, _PAN),
    Qt.Key.Key_Down: (0.0, -_PAN),
}


@dataclass(frozen=True, slots=True)
class Layer:
    """A picture and where it lies, in upright pixels of the suspect; ``opacity`` is 0 to 1."""

    image: QImage
    place: QRectF
    opacity: float = 1.0


class ComparePane(QWidget):
    """``looked`` carries the :class:`View` that the user moved to, and ``pointed`` the point of
    the suspect that is under the pointer (or ``None``): both for the pane beside.
    """

    looked = Signal(object)
    pointed = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.size_ = Size(1, 1)
        self.view = View()
        self.layers: tuple[Layer, ...] = ()
        self.is_fitted = True
        self.caption = ""
        self._spot: QPointF | None = None
        self._grip: QPointF | None = None
        self.setAccessibleName(name)
        self.setMinimumSize(200, 160)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setMouseTracking(True)

    def show_size(self, size: Size) -> None:
        """The suspect's size, whose pixels the view counts in."""
        self.size_ = size
        self.fit()

    def show_layers(self, *layers: Layer) -> None:
        self.layers = layers
        self.update()

    def say(self, caption: str) -> None:
        """Write over the picture what it is."""
        self.caption = caption
        self.update()

    def show_spot(self, spot: QPointF | None) -> None:
        """Mark the point of the suspect that is pointed at in the pane beside."""
        if spot != self._spot:
            self._spot = spot
            self.update()

    def fit(self) -> None:
        """All in sight; it stays so when the pane's size changes."""
        self.is_fitted = True
        self.view = view.fitted(self.size_, self._room(), self.devicePixelRatioF())
        self.update()

    def look_from(self, wanted: View) -> None:
        """Follow the pane beside."""
        self.is_fitted = False
        self.view = wanted
        self.update()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        point = at or QPointF(self.width() / 2, self.height() / 2)
        ratio = self.devicePixelRatioF()
        self._look(view.zoomed(self.view, factor, point.x(), point.y(), ratio))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme.colours().window))
        painter.save()
        painter.translate(self.view.left, self.view.top)
        painter.scale(self.view.scale, self.view.scale)
        is_smooth = self.view.scale * self.devicePixelRatioF() < _SHARP
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_smooth)
        for layer in self.layers:
            painter.setOpacity(layer.opacity)
            painter.drawImage(layer.place, layer.image)
        painter.restore()
        if self._spot is not None:
            _paint_cross(painter, *self.view.to_screen(self._spot.x(), self._spot.y()))
        if self.caption:
            _paint_caption(painter, self.caption, self.width())
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.colours().accent), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.is_fitted:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        self.zoom(view.NOTCH ** ((turned.y() or turned.x()) / 120.0), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = event.position()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(None)
        super().leaveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        self.pointed.emit(QPointF(*self.view.to_picture(at.x(), at.y())))
        if self._grip is not None:
            way = event.position() - self._grip
            self._grip = event.position()
            self._look(view.panned(self.view, way.x(), way.y()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._grip = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _ARROWS.get(Qt.Key(event.key()))
        if way is not None:
            self._look(view.panned(self.view, *way))
        elif event.key() in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom(view.KEY_STEP)
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom(1 / view.KEY_STEP)
        else:
            super().keyPressEvent(event)

    def _look(self, wanted: View) -> None:
        self.look_from(view.kept(wanted, self.size_, self._room()))
        self.looked.emit(self.view)

    def _room(self) -> Size:
        return Size(self.width(), self.height())


def _paint_caption(painter: QPainter, caption: str, width: int) -> None:
    """At the upper left, on a ground of its own: readable over any picture."""
    metrics = painter.fontMetrics()
    text = metrics.elidedText(caption, Qt.TextElideMode.ElideMiddle, width - 40)
    ground = QRectF(8, 8, metrics.horizontalAdvance(text) + 16, metrics.height() + 6)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("#0E1420", 200))
    painter.drawRoundedRect(ground, 4, 4)
    painter.setPen(QColor("#FFFFFF"))
    painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, text)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_cross(painter: QPainter, x: float, y: float) -> None:
    """Dark on light, so that it is seen on any ground."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, width in (("#FFFFFF", 4.0), ("#0E1420", 1.5)):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawLine(QPointF(x - _CROSS, y), QPointF(x + _CROSS, y))
        painter.drawLine(QPointF(x, y - _CROSS), QPointF(x, y + _CROSS))
