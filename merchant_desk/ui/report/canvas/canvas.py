"""The canvas: which mouse button, finger and key does what to the sheet that is drawn on."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QNativeGestureEvent, QTouchEvent
from PySide6.QtWidgets import QWidget

from merchant_desk.ui.report.canvas import keys
from merchant_desk.ui.report.canvas.drawing import DrawingSheet, Grip
from merchant_desk.ui.report.canvas.touch import Touch

_Button = Qt.MouseButton
_Key = Qt.Key
_Modifier = Qt.KeyboardModifier


class Canvas(DrawingSheet):
    """The sheet with its events. ``noting`` asks for the note of the region that is in hand."""

    noting = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._touch = Touch(self)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def event(self, event: QEvent) -> bool:
        """The canvas's own keys are not taken by shortcuts of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = event.key() in keys.ARROWS or event.key() == _Key.Key_Delete
            letters = {_Key.Key_N, _Key.Key_R, _Key.Key_F, *keys.HELD}
            if own or (event.key() in letters and not event.modifiers()):
                event.accept()
                return True
        if isinstance(event, QTouchEvent):
            return self._touch.take(event)
        if isinstance(event, QNativeGestureEvent):
            return self._touch.take_gesture(event)
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        is_left = event.button() == _Button.LeftButton
        is_middle = event.button() == _Button.MiddleButton
        if not is_left and not is_middle:
            return
        with_keys = event.modifiers()
        bands = bool(with_keys & _Modifier.ShiftModifier)
        grip = Grip(
            pans=is_middle or _Key.Key_Space in self.held,
            draws=bool(with_keys & _Modifier.AltModifier),
            bands=bands,
            adds=bands or bool(with_keys & _Modifier.ControlModifier),
        )
        self.press(event.position(), grip)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.is_dragging:
            self._go_on(event)
        else:
            self.hover(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.is_dragging:
            self._go_on(event)
            self.release()

    def _go_on(self, event: QMouseEvent) -> None:
        self.drag(event.position(), freely=bool(event.modifiers() & _Modifier.ControlModifier))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._key(event.key(), event.modifiers()):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() in self.held and not event.isAutoRepeat():
            self.held.discard(event.key())
            self.update()
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.held.clear()
        super().focusOutEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.hover(None)
        super().leaveEvent(event)

    # -- what the events mean

    def _enter(self) -> None:
        if self.is_placing:
            self.place()
        elif self.chosen and not self.hides:
            self.noting.emit()

    def _key(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        """Do what ``key`` means here; whether it means anything."""
        digit = keys.digit(key)
        chosen, size = self.chosen, self.size_
        if chosen and size is not None and keys.shapes(key, modifiers):
            self.commit(keys.shaped(key, modifiers, self.view, self.regions, chosen, size))
        elif keys.chooses_all(key, modifiers):
            self.choose(tuple(range(len(self.regions))))
        elif modifiers & (_Modifier.ControlModifier | _Modifier.AltModifier):
            return False
        elif key in {_Key.Key_Return, _Key.Key_Enter}:
            self._enter()
        elif key in {_Key.Key_Delete, _Key.Key_Backspace} and self.chosen:
            self.remove_selected()
        elif key == _Key.Key_N:
            self.begin_placing()
        elif key in keys.HELD:
            self.held.add(key)
            self.update()
        elif key == _Key.Key_F6:
            QWidget.focusNextPrevChild(self, True)
        elif keys.looks(self, key, modifiers):
            pass
        elif digit is not None and digit < len(self.regions):
            self.select(digit)
        else:
            return False
        return True
