"""What lives as long as the program, and what must be told so.

PySide6 6.12 returns ``None``, ``True`` and ``False`` without counting the reference, as is right
from Python 3.12 on, where these are immortal. On 3.11 each call of Qt that returns one of them
takes a reference away, and after some ten thousand the interpreter ends with ``none_dealloc``: a
minute of painting is enough.
"""

import ctypes
import gc
import sys

MANY = 1 << 60
"""More references than will ever be taken away, and far from what the counter can hold."""


def keep_constants() -> None:
    """To be called before anything of Qt is; without effect where Python needs no help."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for constant in (None, True, False):
        count = ctypes.c_ssize_t.from_address(id(constant))
        if count.value < MANY:
            count.value += MANY


def keep_started() -> None:
    """To be called once the window is there: the garbage collector leaves in peace what is.

    A full collection looks at every object, most of them modules and tables that never go; it took
    80 ms, in the middle of a drag.
    """
    gc.freeze()
