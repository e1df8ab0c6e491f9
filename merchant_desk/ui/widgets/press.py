"""Press and hold, by finger or by mouse."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QWidget

HOLD = 500
"""Milliseconds that make a press a hold."""
SLACK = 10
"""Logical pixels that a held finger may tremble."""


class PressAndHold(QObject):
    """Watches ``widget`` and says where it was held, and whether by a finger.

    Touches are taken from the widget, so that no mouse press is made of them; a short one comes
    back as ``tapped``. Moving further than :data:`SLACK` is neither.
    """

    held = Signal(QPoint, bool)
    tapped = Signal(QPoint)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._start: QPointF | None = None
        self._by_touch = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(HOLD)
        self._timer.timeout.connect(self._hold)
        widget.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            return self._touch(event)
        if isinstance(event, QMouseEvent):
            self._mouse(event)
        elif event.type() in {QEvent.Type.Wheel, QEvent.Type.Hide, QEvent.Type.ContextMenu}:
            self._forget()
        return super().eventFilter(watched, event)

    def _touch(self, event: QTouchEvent) -> bool:
        points = event.points()
        if event.type() == QEvent.Type.TouchCancel or len(points) != 1:
            self._forget()
        elif event.type() == QEvent.Type.TouchBegin:
            self._begin(points[0].position(), by_touch=True)
        elif event.type() == QEvent.Type.TouchUpdate:
            self._moved(points[0].position())
        elif event.type() == QEvent.Type.TouchEnd and self._start is not None:
            place = self._start.toPoint()
            self._forget()
            self.tapped.emit(place)
        event.accept()
        return True

    def _mouse(self, event: QMouseEvent) -> None:
        left = Qt.MouseButton.LeftButton
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == left:
            self._begin(event.position(), by_touch=False)
        elif event.type() == QEvent.Type.MouseMove:
            self._moved(event.position())
        else:
            self._forget()

    def _begin(self, place: QPointF, *, by_touch: bool) -> None:
        self._start = place
        self._by_touch = by_touch
        self._timer.start()

    def _moved(self, place: QPointF) -> None:
        if self._start is not None and (place - self._start).manhattanLength() > SLACK:
            self._forget()

    def _forget(self) -> None:
        self._start = None
        self._timer.stop()

    def _hold(self) -> None:
        if self._start is not None:
            place = self._start.toPoint()
            self._start = None
            self.held.emit(place, self._by_touch)
