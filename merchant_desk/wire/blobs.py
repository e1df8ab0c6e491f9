"""Blobs by digest (steps 2 and 3).

A file of up to :data:`WHOLE` bytes goes in one ``PUT``. A larger one goes in parts: ``HEAD`` tells
how many bytes are there already, each ``PATCH`` appends a part at that offset and says whether it
is the last one. A ``PATCH`` at another offset is answered with 409 and the right one.
"""

import base64

from pydantic import Field

from merchant_desk.wire.base import Count, Message, Sha256

WHOLE = 8 * 1024**2
"""The most bytes that a file should have to be put at once, and the most of one part."""
PART = 4 * 1024**2
"""Bytes of each part but the last."""
OFFSET_HEADER = "Upload-Offset"
"""With a part: where it begins. In an answer: how many bytes are there."""
COMPLETE_HEADER = "Upload-Complete"
"""With a part: whether it is the last. In an answer: whether the file is whole."""
PART_TYPE = "application/partial-upload"


class BlobName(Message):
    sha256: Sha256
    size: Count


class BlobQuery(Message):
    blobs: tuple[BlobName, ...] = Field(max_length=200)


class BlobNeed(Message):
    """A blob that the backend lacks, and how many of its bytes are there already."""

    sha256: Sha256
    offset: Count = 0


class BlobAnswer(Message):
    have: tuple[Sha256, ...] = ()
    need: tuple[BlobNeed, ...] = ()


def complete_flag(is_complete: bool) -> str:
    """The value of :data:`COMPLETE_HEADER` (a boolean of RFC 9651)."""
    return "?1" if is_complete else "?0"


def content_digest(sha256: str) -> str:
    """The ``Content-Digest`` field (RFC 9530) of a body with this hexadecimal SHA-256."""
    return f"sha-256=:{base64.b64encode(bytes.fromhex(sha256)).decode('ascii')}:"
