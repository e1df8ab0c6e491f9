"""What a pointer does to the regions, whichever device moves it."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter

from merchant_desk.core.region import MIN_SIDE
from merchant_desk.ui.report.canvas import edits, hit, paint, view
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
from merchant_desk.ui.report.canvas.pointer import THRESHOLD, Press, cursor_of, drag_at
from merchant_desk.ui.report.canvas.snap import Ground, Snapped, snapped
from merchant_desk.ui.report.canvas.view import Size

_Key = Qt.Key


@dataclass(frozen=True, slots=True)
class Grip:
    """How a pointer takes hold: what it can do, and how exact it is (logical pixels)."""

    pans: bool = False
    draws: bool = False
    bands: bool = False
    adds: bool = False
    reach: float = hit.REACH
    threshold: float = THRESHOLD


class DrawingSheet(MarkedSheet):
    """Holds no truth: an edit is announced, and shown when its regions come back.

    ``edited`` carries an :class:`Edit`; ``said`` a sentence for the status line and for screen
    readers.
    """

    edited = Signal(object)
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.snaps = True
        self.held: set[int] = set()
        """Keys of :data:`keys.HELD` that are down."""
        self._press: Press | None = None
        self._is_placing = False
        self._pointer: QPointF | None = None

    def show_picture(self, size: Size | None) -> None:
        self._press, self._is_placing = None, False
        super().show_picture(size)

    @property
    def is_dragging(self) -> bool:
        return self._press is not None

    @property
    def is_placing(self) -> bool:
        """Whether the next drag draws, whatever is under it."""
        return self._is_placing

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
        """The next drag draws; Enter places a region in the middle."""
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
        self.commit(edits.placed(self.regions, *middle, Size(side, side), self.size_))

    def remove_selected(self) -> None:
        if self.chosen:
            self.commit(edits.removed(self.regions, self.chosen))

    def commit(self, edit: Edit | None) -> None:
        """Announce ``edit`` and select what it leaves in hand."""
        if edit is not None:
            self.edited.emit(edit)
            self.choose(edit.chosen)

    # -- the pointer

    def hover(self, at: QPointF | None) -> None:
        """The pointer is at ``at`` and holds nothing; or it is gone."""
        self._pointer = at
        if at is not None and self.size_ is not None:
            drag = drag_at(self.view, self.regions, self.chosen, at, over=self._is_placing)
            self.setCursor(cursor_of(self.view, drag, pans=_Key.Key_Space in self.held))
        if self._is_placing or _Key.Key_M in self.held:
            self.update()

    def press(self, at: QPointF, grip: Grip) -> None:
        """Take hold of what is at ``at``."""
        if self.size_ is None or self._press is not None:
            return
        drag = self._grasped(at, grip)
        self._press = Press(at, self.view, drag, self.chosen, at, grip.adds, grip.threshold)
        if isinstance(drag, Moving) and not grip.adds:
            self.choose(drag.indices)
        self.setCursor(cursor_of(self.view, drag, pans=grip.pans))

    def drag(self, at: QPointF, *, freely: bool = False) -> None:
        """Go on to ``at``; ``freely`` keeps clear of lines that edges would snap to. With Space
        held, a region that is being drawn is carried along as it is.
        """
        self._pointer = at
        if self._press is None:
            return
        came_from = self._press.at
        self._press = press = self._press.moved_to(at)
        drag = press.drag
        if drag is None:
            self.look_from(view.panned(press.view, *press.way()))
        elif self.size_ is not None:
            x, y = self.view.to_picture(at.x(), at.y())
            if _Key.Key_Space in self.held and isinstance(drag, Drawing):
                before = self.view.to_picture(came_from.x(), came_from.y())
                drag = drag.carried(x - before[0], y - before[1])
            found = Snapped(x, y)
            if self.snaps and not freely and not press.is_click:
                ground = Ground(self.regions, self.size_, self.levels)
                found = snapped(drag, x, y, ground, self.view.scale)
            self._press = replace(press, drag=drag, snapped=found)
        self.update()

    def release(self) -> None:
        """Let go: what was dragged becomes an edit, a click a choice."""
        press, self._press = self._press, None
        if press is None:
            return
        edit = press.edit(self.regions, self.size_)
        is_choice = press.is_click and isinstance(press.drag, Drawing | Moving)
        if is_choice or isinstance(press.drag, Banding):
            self.choose(press.picks(self.view, self.regions))
        elif edit is not None:
            self._is_placing = False
            self.commit(edit)
        elif isinstance(press.drag, Drawing):
            self.said.emit(self.tr("框选至少要 {n}×{n} 像素，请再拖大一些").format(n=MIN_SIDE))
        self.update()

    def _grasped(self, at: QPointF, grip: Grip) -> Drag | None:
        if grip.pans:
            return None
        draws = grip.draws or self._is_placing
        if grip.bands and not draws:
            return Banding(*self.view.to_picture(at.x(), at.y()))
        return drag_at(self.view, self.regions, self.chosen, at, over=draws, reach=grip.reach)

    # -- painting

    def paint_over(self, painter: QPainter) -> None:
        if _Key.Key_H in self.held:
            return
        press = self._press
        edit = None if press is None else press.edit(self.regions, self.size_)
        regions, chosen = (edit.regions, edit.chosen) if edit else (self.regions, self.chosen)
        if self.hides:
            paint.paint_regions(painter, self.view, self.beneath, (), self.font())
            paint.paint_private(painter, self.view, regions, chosen)
        else:
            paint.paint_private(painter, self.view, self.beneath, ())
            paint.paint_regions(painter, self.view, regions, chosen, self.font())
        if press is None or press.is_click:
            if self._is_placing and self._pointer is not None:
                paint.paint_crosshair(painter, self._pointer)
        elif isinstance(press.drag, Banding):
            paint.paint_band(painter, press.start, press.at)
        elif self.size_ is not None and press.snapped is not None:
            lines = press.snapped.column, press.snapped.row
            paint.paint_lines(painter, self.view, self.size_, *lines)
        self._paint_loupe(painter, measures(edit) if edit else "")

    def _paint_loupe(self, painter: QPainter, words: str) -> None:
        press, at = self._press, self._pointer
        if at is None or self.levels is None or self.size_ is None:
            return
        shapes = press is not None and not press.is_click
        shapes = shapes and press is not None and isinstance(press.drag, Drawing | Resizing)
        if shapes or _Key.Key_M in self.held:
            window = self.window_size()
            paint_loupe(painter, self.view, self.levels, self.size_, window, at, words)
