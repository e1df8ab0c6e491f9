"""Which key does what on the canvas: data and pure functions, read by the widget."""

from PySide6.QtCore import Qt

from merchant_desk.ui.report.canvas import edits
from merchant_desk.ui.report.canvas.edits import Edit, Regions
from merchant_desk.ui.report.canvas.hit import Handle
from merchant_desk.ui.report.canvas.view import Size

Key = Qt.Key
Modifier = Qt.KeyboardModifier

ARROWS: dict[int, tuple[int, int]] = {
    Key.Key_Left: (-1, 0),
    Key.Key_Right: (1, 0),
    Key.Key_Up: (0, -1),
    Key.Key_Down: (0, 1),
}
FAR = 10
"""Picture pixels of an arrow with Shift."""


def arrow(
    key: int, modifiers: Qt.KeyboardModifier, regions: Regions, index: int, size: Size
) -> Edit | None:
    """What an arrow key does to region ``index``: move it, or with Ctrl its right and bottom
    edge, with Alt its left and top edge.
    """
    step = FAR if modifiers & Modifier.ShiftModifier else 1
    dx, dy = (part * step for part in ARROWS[key])
    if modifiers & Modifier.ControlModifier:
        return edits.edge_nudged(regions, index, Handle.BOTTOM_RIGHT, dx, dy, size)
    if modifiers & Modifier.AltModifier:
        return edits.edge_nudged(regions, index, Handle.TOP_LEFT, dx, dy, size)
    return edits.nudged(regions, index, dx, dy, size)


def digit(key: int) -> int | None:
    """The region (from 0) that a digit key selects."""
    return key - Key.Key_1 if Key.Key_1 <= key <= Key.Key_9 else None
