"""Blobs by digest (steps 2 and 3)."""

import base64

from pydantic import Field

from merchant_desk.wire.base import Count, Message, Sha256


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


def content_digest(sha256: str) -> str:
    """The ``Content-Digest`` field (RFC 9530) of a body with this hexadecimal SHA-256."""
    return f"sha-256=:{base64.b64encode(bytes.fromhex(sha256)).decode('ascii')}:"
