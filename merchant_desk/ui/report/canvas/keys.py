"""Which key does what on the canvas: data and pure functions, read by the widget."""

from PySide6.QtCore import Qt

from merchant_desk.ui.report.canvas import edits
from merchant_desk.ui.report.canvas.edits import Edit, Indices, Regions
from merchant_desk.ui.report.canvas.hit import Handle, in_picture
from merchant_desk.ui.report.canvas.sheet import Sheet
from merchant_desk.ui.report.canvas.view import KEY_STEP, Size, View

Key = Qt.Key
Modifier = Qt.KeyboardModifier

ARROWS: dict[int, tuple[int, int]] = {
    Key.Key_Left: (-1, 0),
    Key.Key_Right: (1, 0),
    Key.Key_Up: (0, -1),
    Key.Key_Down: (0, 1),
}
HELD = frozenset({Key.Key_Space, Key.Key_M, Key.Key_H})
"""While they are held: the left button pans; the loupe is shown; the regions are not."""
FAR = 10
"""Picture pixels of an arrow with Shift."""


def shapes(key: int, modifiers: Qt.KeyboardModifier) -> bool:
    """Whether :func:`shaped` knows the key."""
    return key in ARROWS or (key == Key.Key_D and modifiers == Modifier.ControlModifier)


def chooses_all(key: int, modifiers: Qt.KeyboardModifier) -> bool:
    return key == Key.Key_A and modifiers == Modifier.ControlModifier


def shaped(
    key: int,
    modifiers: Qt.KeyboardModifier,
    view: View,
    regions: Regions,
    indices: Indices,
    size: Size,
) -> Edit | None:
    """What a key does to the regions ``indices``: Ctrl+D makes second ones like them; an arrow
    moves them, or with Ctrl their right and bottom edges, with Alt their left and top edges, as
    ``view`` shows them.
    """
    if key not in ARROWS:
        return edits.duplicated(regions, indices, size)
    step = FAR if modifiers & Modifier.ShiftModifier else 1
    dx, dy = (round(part * step) for part in view.way_to_picture(*ARROWS[key]))
    for modifier, corner in (
        (Modifier.ControlModifier, Handle.BOTTOM_RIGHT),
        (Modifier.AltModifier, Handle.TOP_LEFT),
    ):
        if modifiers & modifier:
            handle = in_picture(view, corner)
            return edits.edge_nudged(regions, indices, handle, dx, dy, size)
    return edits.nudged(regions, indices, dx, dy, size)


def looks(sheet: Sheet, key: int, modifiers: Qt.KeyboardModifier) -> bool:
    """Do what a key does to the view of ``sheet``; whether it does anything."""
    match key:
        case Key.Key_Plus | Key.Key_Equal:
            sheet.zoom(KEY_STEP)
        case Key.Key_Minus:
            sheet.zoom(1 / KEY_STEP)
        case Key.Key_R:
            sheet.turn(-1 if modifiers & Modifier.ShiftModifier else 1)
        case Key.Key_F:
            sheet.mirror()
        case _:
            return False
    return True


def digit(key: int) -> int | None:
    """The region (from 0) that a digit key selects."""
    return key - Key.Key_1 if Key.Key_1 <= key <= Key.Key_9 else None
