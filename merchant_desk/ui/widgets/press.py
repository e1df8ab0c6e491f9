"""Press and hold, by finger or by mouse."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QScroller, QScrollerProperties, QWidget

HOLD = 500
"""Milliseconds that make a press a hold."""
SLACK = 10
"""Logical pixels that a held finger may tremble."""


class PressAndHold(QObject):
    """Watches ``widget`` and says where it was held, and whether by a finger.

    Touches are taken from the widget, so that no mouse press is made of them; a short one comes
    back as ``tapped``, a moving one scrolls. Moving further than :data:`SLACK` is never a hold.
    """

    held = Signal(QPoint, bool)
    tapped = Signal(QPoint)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._start: QPointF | None = None
        self._by_touch = False
        self._scroller = QScroller.scroller(widget)
        _stay_within(self._scroller)
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
        points, kind = event.points(), event.type()
        if kind == QEvent.Type.TouchCancel or len(points) != 1:
            self._forget()
        elif kind == QEvent.Type.TouchBegin:
            self._begin(points[0].position(), by_touch=True)
            self._scroll(QScroller.Input.InputPress, event)
        elif kind == QEvent.Type.TouchUpdate:
            self._moved(points[0].position())
            self._scroll(QScroller.Input.InputMove, event)
        elif kind == QEvent.Type.TouchEnd:
            self._scroll(QScroller.Input.InputRelease, event)
            self._tap()
        event.accept()
        return True

    def _scroll(self, step: QScroller.Input, event: QTouchEvent) -> None:
        self._scroller.handleInput(step, event.points()[0].position(), event.timestamp())

    def _tap(self) -> None:
        if self._start is not None:
            place = self._start.toPoint()
            self._forget()
            self.tapped.emit(place)

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


def _stay_within(scroller: QScroller) -> None:
    """Scrolling ends where the content ends: no rubber band."""
    properties = QScrollerProperties()
    for metric in (
        QScrollerProperties.ScrollMetric.VerticalOvershootPolicy,
        QScrollerProperties.ScrollMetric.HorizontalOvershootPolicy,
    ):
        off = QScrollerProperties.OvershootPolicy.OvershootAlwaysOff
        properties.setScrollMetric(metric, off)
    scroller.setScrollerProperties(properties)
