"""Looking at a HEIC file's boxes before the decoder does.

The decoder hands the names of a file's items to Python as text, and ends the whole program when one
of them is no UTF-8. So such a file is told to be broken first.
"""

import struct
from collections.abc import Iterator

_ENTRY = b"infe"
_PIXELS = b"mdat"


def check(content: bytes) -> None:
    """:class:`ValueError` when an item of the file has a type or a name that is no text."""
    for start, end in _described(content):
        at = content.find(_ENTRY, start, end)
        while at >= 0:
            _check_entry(content, at, end)
            at = content.find(_ENTRY, at + 4, end)


def _described(content: bytes) -> Iterator[tuple[int, int]]:
    """From where to where boxes are that hold no pixels; a damaged box reaches to the end."""
    at, whole = 0, len(content)
    while at + 8 <= whole:
        size, kind = struct.unpack_from(">I4s", content, at)
        if size == 1 and at + 16 <= whole:
            (size,) = struct.unpack_from(">Q", content, at + 8)
        end = at + size if 8 <= size <= whole - at else whole
        if kind != _PIXELS:
            yield at, end
        at = end


def _check_entry(content: bytes, at: int, end: int) -> None:
    """``at`` is where the word ``infe`` stands: after the box's size, before its version."""
    if at < 4 or at + 8 > end:
        return
    (size,) = struct.unpack_from(">I", content, at - 4)
    ids = 6 if content[at + 4] >= 3 else 4
    text = content[at + 8 + ids : min(at - 4 + size, end)]
    text.decode("utf-8")
