"""Fingers on the canvas: one does what a mouse does, two zoom and pan, a held one chooses."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QEventPoint, QNativeGestureEvent, QTouchEvent

from merchant_desk.ui.report.canvas import view
from merchant_desk.ui.report.canvas.drawing import DrawingSheet, Grip
from merchant_desk.ui.report.canvas.edits import Indices
from merchant_desk.ui.widgets.press import HOLD, SLACK

REACH = 44.0
"""Side of the square, in logical pixels, in which a finger catches a handle."""
_FINGER = Grip(reach=REACH, threshold=SLACK)
_HELD_FINGER = Grip(adds=True, reach=REACH, threshold=SLACK)


class Touch(QObject):
    """Turns the touches of ``sheet`` into what it does. Taken touches make no mouse events."""

    def __init__(self, sheet: DrawingSheet) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._start = QPointF()
        self._at = QPointF()
        self._chosen: Indices = ()
        self._pinch: tuple[QPointF, float] | None = None
        self._is_spent = False
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setInterval(HOLD)
        self._hold.timeout.connect(self._held)

    def take(self, event: QTouchEvent) -> bool:
        """One finger draws, moves and sizes; a second one gives that up and pinches."""
        down = [each for each in event.points() if each.state() != QEventPoint.State.Released]
        kind = event.type()
        if kind == QEvent.Type.TouchBegin:
            self._is_spent, self._pinch = False, None
        if kind == QEvent.Type.TouchCancel:
            self._give_up()
        elif len(down) >= 2:
            self._give_up()
            self._pinch_to(down[0].position(), down[1].position())
        elif kind == QEvent.Type.TouchBegin and down:
            self._begin(down[0].position())
        elif not self._is_spent:
            self._go_on(event, is_over=not down)
        event.accept()
        return True

    def take_gesture(self, event: QNativeGestureEvent) -> bool:
        """A touchpad's pinch, where the system tells it as such."""
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._sheet.zoom(1 + event.value(), event.position())
        return True

    def _begin(self, at: QPointF) -> None:
        self._start = self._at = at
        self._chosen = self._sheet.chosen
        self._sheet.setFocus(Qt.FocusReason.MouseFocusReason)
        self._sheet.press(at, _FINGER)
        self._hold.start()

    def _go_on(self, event: QTouchEvent, *, is_over: bool) -> None:
        if not is_over:
            self._at = event.points()[0].position()
        way = self._at - self._start
        if is_over or max(abs(way.x()), abs(way.y())) >= SLACK:
            self._hold.stop()
        self._sheet.drag(self._at)
        if is_over:
            self._sheet.release()
            self._sheet.hover(None)

    def _held(self) -> None:
        """A finger that stays chooses what is under it beside what was chosen before."""
        self._give_up()
        self._sheet.choose(self._chosen)
        self._sheet.press(self._start, _HELD_FINGER)
        self._sheet.release()

    def _give_up(self) -> None:
        """Draw no more with these fingers, until all of them are lifted."""
        self._hold.stop()
        self._is_spent = True
        if self._sheet.is_dragging:
            self._sheet.cancel()

    def _pinch_to(self, one: QPointF, other: QPointF) -> None:
        middle, way = (one + other) / 2, other - one
        apart = max((way.x() ** 2 + way.y() ** 2) ** 0.5, 1.0)
        if self._pinch is not None:
            last, before = self._pinch
            step = middle - last
            self._sheet.look_from(view.panned(self._sheet.view, step.x(), step.y()))
            self._sheet.zoom(apart / before, middle)
        self._pinch = middle, apart
