"""Where the user was in a draft: which picture, how near, which region. Kept beside the draft,
never in it: it is nobody's business but this desk's.
"""

import json
from dataclasses import asdict, dataclass

from PySide6.QtCore import QEvent, QObject, QTimer

from merchant_desk.ui.report.canvas import view
from merchant_desk.ui.report.canvas.canvas import Canvas
from merchant_desk.ui.report.canvas.view import View
from merchant_desk.ui.report.keeper import DraftKeeper
from merchant_desk.ui.report.suspect_edits import SuspectEdits


@dataclass(frozen=True, slots=True)
class Place:
    """``suspect`` and ``region`` are indices (region -1: none chosen). ``scale`` is logical pixels
    a picture pixel, 0 for the whole picture; ``x`` and ``y`` the picture's point in the middle.
    """

    suspect: int = 0
    region: int = -1
    scale: float = 0.0
    x: float = 0.0
    y: float = 0.0


def place_of(canvas: Canvas, suspect: int) -> Place:
    """Where ``canvas`` looks now."""
    region = -1 if canvas.selection is None else canvas.selection
    if canvas.size_ is None:
        return Place(suspect, region)
    whole = view.fitted(canvas.size_, canvas.window_size(), canvas.devicePixelRatioF())
    if abs(whole.scale - canvas.view.scale) < 1e-9:
        return Place(suspect, region)
    x, y = canvas.view.to_picture(canvas.width() / 2, canvas.height() / 2)
    return Place(suspect, region, canvas.view.scale, x, y)


def go_to(canvas: Canvas, place: Place) -> None:
    """Look there again; the window may have another size by now."""
    canvas.select(place.region if place.region >= 0 else None)
    if place.scale > 0:
        left = canvas.width() / 2 - place.x * place.scale
        top = canvas.height() / 2 - place.y * place.scale
        canvas.look_from(View(place.scale, left, top))


def dump(place: Place) -> str:
    return json.dumps(asdict(place))


def load(text: str) -> Place:
    """What :func:`dump` wrote; the beginning, when it is anything else."""
    try:
        found = json.loads(text)
        return Place(
            int(found["suspect"]),
            int(found["region"]),
            *(float(found[name]) for name in ("scale", "x", "y")),
        )
    except (ValueError, TypeError, KeyError):
        return Place()


class Whereabouts(QObject):
    """Goes back to where a draft was left when the canvas is first seen (it has its size then),
    and from there on remembers where the user is.
    """

    def __init__(
        self, canvas: Canvas, keeper: DraftKeeper, edits: SuspectEdits, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._keeper = keeper
        self._edits = edits
        self._left = load(keeper.place)
        edits.index = self._left.suspect
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._canvas.removeEventFilter(self)
            QTimer.singleShot(0, self, self._begin)
        return super().eventFilter(watched, event)

    def _begin(self) -> None:
        go_to(self._canvas, self._left)
        self._canvas.zoomed.connect(self._remember)
        self._canvas.selected.connect(self._remember)

    def _remember(self) -> None:
        if self._canvas.isVisible():
            self._keeper.put_place(dump(place_of(self._canvas, self._edits.index)))
