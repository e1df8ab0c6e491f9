"""Where a picture's brightness changes: the edge that somebody who frames something means."""

import numpy as np

FAINT = 10.0
"""Steps of brightness (of 255) that a line must change by, over its whole length."""
LIKE_ALL = 3.0
"""How many times more it must change than the lines about it, or it is only grain."""


def strongest(grey: bytes, width: int, height: int, stride: int, *, across: bool) -> int | None:
    """The column (row, unless ``across``) before which brightness changes most in a strip.

    ``grey`` has ``height`` rows of ``stride`` bytes, of which ``width`` are pixels. ``None`` where
    no line stands out.
    """
    rows = np.frombuffer(grey, np.uint8, height * stride).reshape(height, stride)[:, :width]
    lines = (rows if across else rows.T).astype(np.int16)
    if lines.shape[1] < 3:
        return None
    change = np.abs(np.diff(lines, axis=1).mean(axis=0))
    at = int(change.argmax())
    if change[at] < max(FAINT, LIKE_ALL * float(np.median(change))):
        return None
    return at + 1
