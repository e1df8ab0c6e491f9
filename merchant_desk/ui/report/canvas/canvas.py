"""The canvas: draws, moves and sizes regions over a picture, by mouse and by keyboard."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from merchant_desk.core.region import MIN_SIDE
from merchant_desk.ui.report.canvas import edits, hit, keys, paint, view
from merchant_desk.ui.report.canvas.edits import Drawing, Edit, Moving, Resizing, measures
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
        self._has_space = False
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
        elif self.selection is not None:
            self.select(None)
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
        if self.selection is not None:
            self._commit(edits.removed(self.regions, self.selection))

    def paint_over(self, painter: QPainter) -> None:
        regions, selection = self.regions, self.selection
        edit = running_edit(self._press, self.view, self.regions, self.size_)
        if edit is not None:
            regions, selection = edit.regions, edit.selected
        if self.hides:
            paint.paint_regions(painter, self.view, self.beneath, None, self.font())
            paint.paint_private(painter, self.view, regions, selection)
        else:
            paint.paint_private(painter, self.view, self.beneath, None)
            paint.paint_regions(painter, self.view, regions, selection, self.font())
        press, size, levels = self._press, self.size_, self.levels
        if press is None or press.is_click or levels is None or size is None:
            return
        if isinstance(press.drag, Drawing | Resizing):
            window = self.window_size()
            words = "" if edit is None else measures(edit)
            paint_loupe(painter, self.view, levels, size, window, press.at, words)

    # -- events

    def event(self, event: QEvent) -> bool:
        """The canvas's own keys are not taken by shortcuts of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = event.key() in keys.ARROWS or event.key() in {_Key.Key_Delete, _Key.Key_Space}
            letters = {_Key.Key_N, _Key.Key_R, _Key.Key_F}
            if own or (event.key() in letters and not event.modifiers()):
                event.accept()
                return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.size_ is None or self._press is not None:
            return
        is_left = event.button() == _Button.LeftButton
        pans = event.button() == _Button.MiddleButton or (is_left and self._has_space)
        if not pans and not is_left:
            return
        at = event.position()
        over = self._is_placing or bool(event.modifiers() & _Modifier.AltModifier)
        drag = None if pans else drag_at(self.view, self.regions, self.selection, at, over=over)
        self._press = Press(at, self.view, drag, self.selection, at)
        if isinstance(drag, Moving):
            self.select(drag.index)
        self.setCursor(cursor_of(self.view, drag, pans=pans))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            if self.size_ is not None:
                at, over = event.position(), self._is_placing
                drag = drag_at(self.view, self.regions, self.selection, at, over=over)
                self.setCursor(cursor_of(self.view, drag, pans=self._has_space))
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
        if press.is_click:
            if isinstance(press.drag, Drawing | Moving):
                x, y = self.view.to_picture(press.at.x(), press.at.y())
                self.select(hit.next_at(self.regions, x, y, press.selected))
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
        if event.key() == _Key.Key_Space and not event.isAutoRepeat():
            self._has_space = False
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._has_space = False
        super().focusOutEvent(event)

    # -- what the events mean

    def _key(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        """Do what ``key`` means here; whether it means anything."""
        digit = keys.digit(key)
        chosen, size = self.selection, self.size_
        if chosen is not None and size is not None and keys.shapes(key, modifiers):
            self._commit(keys.shaped(key, modifiers, self.view, self.regions, chosen, size))
        elif modifiers & (_Modifier.ControlModifier | _Modifier.AltModifier):
            return False
        elif key in {_Key.Key_Return, _Key.Key_Enter}:
            if self._is_placing:
                self.place()
        elif key in {_Key.Key_Delete, _Key.Key_Backspace} and self.selection is not None:
            self.remove_selected()
        elif key == _Key.Key_N:
            self.begin_placing()
        elif key == _Key.Key_Space:
            self._has_space = True
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
        self.select(edit.selected)
