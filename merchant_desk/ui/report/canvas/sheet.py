"""A picture on a pane: shown upright, zoomed and panned. What lies over it is a subclass's."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from merchant_desk.ui import theme
from merchant_desk.ui.report.canvas import look, paint, view
from merchant_desk.ui.report.canvas.levels import Levels
from merchant_desk.ui.report.canvas.view import Size, View

_Modifier = Qt.KeyboardModifier
_WHEEL_STEP = 60.0
"""Logical pixels that a wheel notch pans."""


class Sheet(QWidget):
    """``zoomed`` carries device pixels per picture pixel."""

    zoomed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.size_: Size | None = None
        self.view = View()
        self.levels: Levels | None = None
        self.is_fitted = True
        self.setMinimumSize(240, 200)

    def show_picture(self, size: Size | None) -> None:
        """Take another picture's place; its pixels come by :meth:`show_levels`."""
        self.size_, self.levels = size, None
        self.view = View()
        self.fit()
        self.update()

    def show_levels(self, levels: Levels | None) -> None:
        self.levels = levels
        self.update()

    def fit(self) -> None:
        """The whole picture in sight; it stays so when the window's size changes."""
        if self.size_ is not None:
            ratio = self.devicePixelRatioF()
            self.look_from(view.fitted(self.size_, self.window_size(), ratio, self.view))
        self.is_fitted = True

    def actual(self) -> None:
        """One picture pixel a device pixel, about the middle of what is in sight."""
        self.zoom(1.0 / (self.view.scale * self.devicePixelRatioF()))

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom by ``factor`` to the widget's point ``at`` (its middle, if none is given)."""
        point = at or QPointF(self.width() / 2, self.height() / 2)
        ratio = self.devicePixelRatioF()
        self.look_from(view.zoomed(self.view, factor, point.x(), point.y(), ratio))

    def turn(self, quarters: int) -> None:
        """Turn what is seen clockwise; regions and picture coordinates stay."""
        self._reorient(view.turned(self.view, quarters, self.window_size()))

    def mirror(self) -> None:
        """Swap left and right of what is seen."""
        self._reorient(view.mirrored(self.view, self.window_size()))

    def _reorient(self, wanted: View) -> None:
        was_fitted = self.is_fitted
        self.look_from(wanted)
        if was_fitted:
            self.fit()

    def look_from(self, wanted: View) -> None:
        if self.size_ is None:
            return
        self.is_fitted = False
        ratio = self.devicePixelRatioF()
        self.view = view.aligned(view.kept(wanted, self.size_, self.window_size()), ratio)
        self.zoomed.emit(self.view.scale * ratio)
        self.update()

    def window_size(self) -> Size:
        return Size(self.width(), self.height())

    def paint_over(self, painter: QPainter) -> None:
        """Paint what lies over the picture."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        is_dark = theme.colours() is theme.DARK
        painter.fillRect(self.rect(), QColor(look.GROUND_DARK if is_dark else look.GROUND_LIGHT))
        if self.size_ is not None:
            if self.levels is not None:
                ratio = self.devicePixelRatioF()
                window = self.window_size()
                paint.paint_picture(painter, self.view, self.levels, self.size_, window, ratio)
            self.paint_over(painter)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QPen(QColor(theme.colours().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.is_fitted:
            self.fit()
        else:
            self.look_from(self.view)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms to the pointer, Shift goes across, else the picture goes as the wheel."""
        turned = event.angleDelta()
        across, down = turned.x() / 120.0, turned.y() / 120.0
        if event.modifiers() & _Modifier.ControlModifier:
            self.zoom(view.NOTCH ** (down or across), event.position())
        elif event.modifiers() & _Modifier.ShiftModifier:
            self.look_from(view.panned(self.view, (down or across) * _WHEEL_STEP, 0))
        else:
            way = across * _WHEEL_STEP, down * _WHEEL_STEP
            self.look_from(view.panned(self.view, *way))
        event.accept()
