"""Where the user was in a draft: which picture, and how each was looked at. Kept beside the draft,
never in it: it is nobody's business but this desk's.
"""

import json
from dataclasses import asdict, dataclass, field, replace
from math import isfinite

from PySide6.QtCore import QEvent, QObject, QTimer

from merchant_desk.ui.report.canvas.canvas import Canvas
from merchant_desk.ui.report.canvas.marked import CanvasState
from merchant_desk.ui.report.keeper import DraftKeeper
from merchant_desk.ui.report.suspect_edits import SuspectEdits


@dataclass(frozen=True, slots=True)
class Place:
    """``shown`` is the SHA-256 of the suspect picture that was shown; ``views`` has for each one
    that was looked at how: pictures may come, go and change their order meanwhile.
    """

    shown: str = ""
    views: dict[str, CanvasState] = field(default_factory=dict)


def dump(place: Place) -> str:
    views = {sha256: asdict(state) for sha256, state in place.views.items()}
    return json.dumps({"shown": place.shown, "views": views})


def load(text: str) -> Place:
    """What :func:`dump` wrote; the beginning, when it is anything else."""
    try:
        found = json.loads(text)
        views = {str(sha256): _state(of) for sha256, of in found["views"].items()}
        return Place(str(found["shown"]), views)
    except (ValueError, TypeError, KeyError, AttributeError):
        return Place()


def _state(found: dict[str, object]) -> CanvasState:
    state = CanvasState(**{**found, "chosen": tuple(found["chosen"])})  # type: ignore[arg-type]  # checked below
    if not all(isfinite(number) for number in (state.zoom, state.x, state.y)):
        raise ValueError(found)
    if state.turn not in range(4) or not all(isinstance(each, int) for each in state.chosen):
        raise ValueError(found)
    return state


class Whereabouts(QObject):
    """Goes back to where each picture was left, once the canvas is seen (it has its size then),
    and from there on remembers how it is looked at.
    """

    def __init__(
        self, canvas: Canvas, keeper: DraftKeeper, edits: SuspectEdits, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._keeper = keeper
        self._edits = edits
        self._place = load(keeper.place)
        self._followed = ""
        suspects = [suspect.picture.sha256 for suspect in keeper.draft.suspects]
        if self._place.shown in suspects:
            edits.choose(suspects.index(self._place.shown))
        canvas.installEventFilter(self)
        canvas.zoomed.connect(self._remember)
        canvas.selected.connect(self._remember)

    def follow(self) -> None:
        """Another picture may be on the canvas now: look at it as it was last looked at."""
        shown = self._shown()
        if not shown or shown == self._followed or not self._canvas.isVisible():
            return
        state = self._place.views.get(shown, CanvasState())
        if self._canvas.hides:
            state = replace(state, chosen=())
        self._canvas.restore(state)
        self._followed = shown
        self._remember()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A canvas that comes into sight is laid out first: what it shows meanwhile is its own."""
        if event.type() == QEvent.Type.Show:
            self._followed = ""
            QTimer.singleShot(0, self, self.follow)
        return super().eventFilter(watched, event)

    def _shown(self) -> str:
        suspects = self._keeper.draft.suspects
        index = self._edits.index
        return suspects[index].picture.sha256 if index < len(suspects) else ""

    def _remember(self) -> None:
        """Unless the canvas has just changed over to a picture that was not followed to yet."""
        shown = self._shown()
        if not shown or shown != self._followed or not self._canvas.isVisible():
            return
        state = self._canvas.state()
        if self._canvas.hides:  # a private region is selected, not one of the table
            state = replace(state, chosen=())
        self._place = Place(shown, {**self._place.views, shown: state})
        self._keeper.put_place(dump(self._place))
