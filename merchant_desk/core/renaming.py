"""Putting one file in the place of another, also where somebody looks at it just then."""

import os
import threading
from pathlib import Path

IS_WINDOWS = os.name == "nt"
TRIES = 40
_PAUSE = 0.05
"""Seconds between two tries."""


def rename_over(source: Path, target: Path) -> None:
    """``source`` takes the place of ``target``, which it may be that nobody has.

    Windows refuses that while another thread or program has the target open, often one that looks
    for viruses: there it is tried again for two seconds. :class:`OSError` when it stays refused.
    """
    for _ in range(TRIES if IS_WINDOWS else 0):
        try:
            source.replace(target)
        except PermissionError:
            threading.Event().wait(_PAUSE)
        else:
            return
    source.replace(target)
