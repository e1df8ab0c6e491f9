"""The canvas: draws, moves and sizes regions over a picture, by mouse and by keyboard."""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from merchant_desk.core.region import MIN_SIDE
from merchant_desk.ui.report.canvas import edits, keys, paint, view
from merchant_desk.ui.report.canvas.edits import (
    Banding,
    Drag,
    Drawing,
    Edit,
    Moving,
    Resizing,
    measures,
)
from merchant_desk.ui.report.canvas.loupe import paint_loupe
from merchant_desk.ui.report.canvas.marked import MarkedSheet
from merchant_desk.ui.report.canvas.pointer import Press, cursor_of, drag_at, running_edit
from merchant_desk.ui.report.canvas.view import Size

_Button = Qt.MouseButton
_Key = Qt.Key
_Modifier = Qt.KeyboardModifier


class Canvas(MarkedSheet):
    """Holds no truth: an edit is announced, and shown when its regions come back.

    ``edited`` carries an :class:`Edit`; ``said`` a sentence for the status line and for screen
    readers.
    """

    edited = Signal(object)
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._press: Press | None = None
        self._is_placing = False
        self._held: set[int] = set()
        self._pointer: QPointF | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_picture(self, size: Size | None) -> None:
        self._press, self._is_placing = None, False
        super().show_picture(size)

    @property
    def is_dragging(self) -> bool:
        return self._press is not None

    def cancel(self) -> bool:
        """Give up the drag, else the placing, else the selection; whether there was one."""
        if self._press is not None:
            self._press = None
        elif self._is_placing:
            self._is_placing = False
        elif self.chosen:
            self.choose(())
        else:
            return False
        self.update()
        return True

    def begin_placing(self) -> None:
        """The next drag draws, whatever is under it; Enter places a region in the middle."""
        if self.size_ is None:
            return
        self._is_placing = True
        self.setCursor(cursor_of(self.view, None, pans=False))
        self.said.emit(self.tr("拖动鼠标框选，或按 Enter 在画面中央添加区域"))

    def place(self) -> None:
        """A new region in the middle of what is in sight, selected."""
        if self.size_ is None:
            return
        self._is_placing = False
        middle = self.view.to_picture(self.width() / 2, self.height() / 2)
        side = round(min(self.width(), self.height()) / 3 / self.view.scale)
        self._commit(edits.placed(self.regions, *middle, Size(side, side), self.size_))

    def remove_selected(self) -> None:
        if self.chosen:
            self._commit(edits.removed(self.regions, self.chosen))

    def paint_over(self, painter: QPainter) -> None:
        regions, chosen = self.regions, self.chosen
        edit = running_edit(self._press, self.view, self.regions, self.size_)
        if edit is not None:
            regions, chosen = edit.regions, edit.chosen
        if _Key.Key_H in self._held:
            return
        if self.hides:
            paint.paint_regions(painter, self.view, self.beneath, (), self.font())
            paint.paint_private(painter, self.view, regions, chosen)
        else:
            paint.paint_private(painter, self.view, self.beneath, ())
            paint.paint_regions(painter, self.view, regions, chosen, self.font())
        press, at = self._press, self._pointer
        drag = None if press is None or press.is_click else press.drag
        if press is not None and isinstance(drag, Banding):
            paint.paint_band(painter, press.start, press.at)
        elif self._is_placing and at is not None:
            paint.paint_crosshair(painter, at)
        if at is None or self.levels is None or self.size_ is None:
            return
        if _Key.Key_M in self._held or isinstance(drag, Drawing | Resizing):
            words = "" if edit is None else measures(edit)
            paint_loupe(painter, self.view, self.levels, self.size_, self.window_size(), at, words)

    # -- events

    def event(self, event: QEvent) -> bool:
        """The canvas's own keys are not taken by shortcuts of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = event.key() in keys.ARROWS or event.key() == _Key.Key_Delete
            letters = {_Key.Key_N, _Key.Key_R, _Key.Key_F, *keys.HELD}
            if own or (event.key() in letters and not event.modifiers()):
                event.accept()
                return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.size_ is None or self._press is not None:
            return
        is_left = event.button() == _Button.LeftButton
        pans = event.button() == _Button.MiddleButton or (is_left and _Key.Key_Space in self._held)
        if not pans and not is_left:
            return
        at = event.position()
        over = self._is_placing or bool(event.modifiers() & _Modifier.AltModifier)
        drag: Drag | None = None
        bands = bool(event.modifiers() & _Modifier.ShiftModifier) and not over
        if bands:
            drag = Banding(*self.view.to_picture(at.x(), at.y()))
        elif not pans:
            drag = drag_at(self.view, self.regions, self.chosen, at, over=over)
        adds = bands or bool(event.modifiers() & _Modifier.ControlModifier)
        self._press = Press(at, self.view, None if pans else drag, self.chosen, at, adds)
        if isinstance(drag, Moving) and not adds:
            self.choose(drag.indices)
        self.setCursor(cursor_of(self.view, drag, pans=pans))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        if self._press is None:
            if self.size_ is not None:
                at, over = event.position(), self._is_placing
                drag = drag_at(self.view, self.regions, self.chosen, at, over=over)
                self.setCursor(cursor_of(self.view, drag, pans=_Key.Key_Space in self._held))
                if self._is_placing or _Key.Key_M in self._held:
                    self.update()
            return
        self._press = self._press.moved_to(event.position())
        if self._press.drag is None:
            self.look_from(view.panned(self._press.view, *self._press.way()))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            return
        self._press = press = self._press.moved_to(event.position())
        edit = running_edit(press, self.view, self.regions, self.size_)
        self._press = None
        if isinstance(press.drag, Banding) or (
            press.is_click and isinstance(press.drag, Drawing | Moving)
        ):
            self.choose(press.picks(self.view, self.regions))
        elif press.is_click:
            pass
        elif edit is not None:
            self._is_placing = False
            self._commit(edit)
        elif isinstance(press.drag, Drawing):
            self.said.emit(self.tr("框选至少要 {n}×{n} 像素，请再拖大一些").format(n=MIN_SIDE))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._key(event.key(), event.modifiers()):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() in self._held and not event.isAutoRepeat():
            self._held.discard(event.key())
            self.update()
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._held.clear()
        super().focusOutEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer = None
        self.update()
        super().leaveEvent(event)

    # -- what the events mean

    def _key(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        """Do what ``key`` means here; whether it means anything."""
        digit = keys.digit(key)
        chosen, size = self.chosen, self.size_
        if chosen and size is not None and keys.shapes(key, modifiers):
            self._commit(keys.shaped(key, modifiers, self.view, self.regions, chosen, size))
        elif keys.chooses_all(key, modifiers):
            self.choose(tuple(range(len(self.regions))))
        elif modifiers & (_Modifier.ControlModifier | _Modifier.AltModifier):
            return False
        elif key in {_Key.Key_Return, _Key.Key_Enter}:
            if self._is_placing:
                self.place()
        elif key in {_Key.Key_Delete, _Key.Key_Backspace} and self.chosen:
            self.remove_selected()
        elif key == _Key.Key_N:
            self.begin_placing()
        elif key in keys.HELD:
            self._held.add(key)
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

    def _commit(self, edit: Edit | None) -> None:
        if edit is None:
            return
        self.edited.emit(edit)
        self.choose(edit.chosen)
