"""A sheet with regions on it, of which some may be selected."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal

from merchant_desk.ui.report.canvas import view
from merchant_desk.ui.report.canvas.edits import Indices, Regions
from merchant_desk.ui.report.canvas.sheet import Sheet
from merchant_desk.ui.report.canvas.view import Size


@dataclass(frozen=True, slots=True)
class CanvasState:
    """How a picture is looked at, apart from the window's size: to be kept with a draft.

    ``zoom`` is device pixels per picture pixel, 0 for the whole picture in sight; (x, y) the
    picture point in the window's middle; ``turn`` clockwise quarters; ``chosen`` the
    indices that are selected, the one in hand last.
    """

    zoom: float = 0.0
    x: float = 0.0
    y: float = 0.0
    turn: int = 0
    mirrored: bool = False
    chosen: Indices = ()


class MarkedSheet(Sheet):
    """``selected`` carries the indices of :attr:`chosen`, the one in hand last.

    There are two layers: regions, and private ones that the annotated copy fills. ``regions`` is
    the layer that is edited and selected from, ``beneath`` the other one; ``hides`` says that the
    private ones are edited.
    """

    selected = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.regions: Regions = ()
        self.chosen: Indices = ()
        self.beneath: Regions = ()
        self.hides = False
        self.setAccessibleName(self.tr("图片画布"))
        self._describe()

    def show_picture(self, size: Size | None) -> None:
        self.regions, self.chosen, self.beneath = (), (), ()
        super().show_picture(size)
        self._describe()

    @property
    def selection(self) -> int | None:
        """The selected region that is in hand."""
        return self.chosen[-1] if self.chosen else None

    def show_regions(self, regions: Regions) -> None:
        """Show what the draft holds now; the selection stays where it can."""
        if regions == self.regions:
            return
        self.regions = regions
        self.choose(tuple(index for index in self.chosen if index < len(regions)))
        self._describe()
        self.update()

    def show_marks(self, regions: Regions, private: Regions, *, hides: bool) -> None:
        """Show both layers; with ``hides`` the private regions are those that are edited."""
        if hides != self.hides:
            self.select(None)
        self.hides = hides
        self.beneath = regions if hides else private
        self.show_regions(private if hides else regions)
        self._describe()
        self.update()

    def select(self, index: int | None) -> None:
        """Select the region ``index`` alone, or none."""
        self.choose(() if index is None else (index,))

    def choose(self, indices: Indices) -> None:
        """Select the regions ``indices`` and bring the middle of the last one into sight."""
        indices = tuple(index for index in dict.fromkeys(indices) if 0 <= index < len(self.regions))
        if indices == self.chosen:
            return
        self.chosen = indices
        if indices and not self.is_dragging:
            region = self.regions[indices[-1]]
            middle = region.x + region.w / 2, region.y + region.h / 2
            shown = view.showing(self.view, self.window_size(), *middle)
            if shown != self.view:
                self.look_from(shown)
        self._describe()
        self.selected.emit(indices)
        self.update()

    def state(self) -> CanvasState:
        """How the picture is looked at now; :meth:`restore` takes it back."""
        x, y = self.view.to_picture(self.width() / 2, self.height() / 2)
        zoom = 0.0 if self.is_fitted else self.view.scale * self.devicePixelRatioF()
        return CanvasState(zoom, x, y, self.view.turn, self.view.mirrored, self.chosen)

    def restore(self, state: CanvasState) -> None:
        """Look at the picture as ``state`` says; call it once picture and regions are shown."""
        self.choose(state.chosen)
        ratio = self.devicePixelRatioF()
        wanted = replace(self.view, turn=state.turn % 4, mirrored=state.mirrored)
        if state.zoom > 0:
            wanted = replace(wanted, scale=view.clamped_scale(state.zoom / ratio, ratio))
        self.look_from(view.centred_on(wanted, self.window_size(), state.x, state.y))
        if state.zoom <= 0:
            self.fit()

    @property
    def is_dragging(self) -> bool:
        """Whether the pointer holds something: then the view does not move by itself."""
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the regions, and past the last one leaves the canvas."""
        step = 1 if forward else -1
        count = len(self.regions)
        before = self.selection
        following = before + step if before is not None else (0 if forward else count - 1)
        if 0 <= following < count:
            self.select(following)
            return True
        return super().focusNextPrevChild(forward)

    def _describe(self) -> None:
        """What a screen reader says of the canvas."""
        count = len(self.regions)
        text = self.tr("共 {count} 处遮盖") if self.hides else self.tr("共 {count} 处框选")
        words = text.format(count=count)
        if len(self.chosen) > 1:
            words += self.tr("，选中 {count} 处").format(count=len(self.chosen))
        elif self.selection is not None:
            r = self.regions[self.selection]
            words += self.tr("，选中第 {n} 处：左 {x}，上 {y}，宽 {w}，高 {h}").format(
                n=self.selection + 1, x=r.x, y=r.y, w=r.w, h=r.h
            )
            words += self.tr("，{note}").format(note=r.label) if r.label else ""
        self.setAccessibleDescription(words)
