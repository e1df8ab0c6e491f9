"""Python's constants, kept alive under a Qt that takes them for immortal.

PySide6 6.12 returns ``None``, ``True`` and ``False`` without counting the reference, as is right
from Python 3.12 on, where these are immortal. On 3.11 each call of Qt that returns one of them
takes a reference away, and after some ten thousand the interpreter ends with ``none_dealloc``: a
minute of painting is enough.
"""

import ctypes
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
