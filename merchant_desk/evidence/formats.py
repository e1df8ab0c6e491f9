"""Formats by magic bytes. Chat pictures called ``.jpeg`` are often WebP or BMP, so names lie."""

from merchant_desk.core.picture import MediaType

HEAD = 64
"""How many bytes of a file :func:`media_type` needs."""

_PREFIXES: tuple[tuple[bytes, MediaType], ...] = (
    (b"\xff\xd8\xff", MediaType.JPEG),
    (b"\x89PNG\r\n\x1a\n", MediaType.PNG),
    (b"GIF87a", MediaType.GIF),
    (b"GIF89a", MediaType.GIF),
    (b"BM", MediaType.BMP),
    (b"\x1a\x45\xdf\xa3", MediaType.WEBM),
)
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})


def media_type(head: bytes) -> MediaType | None:
    """The format that a file's first bytes announce, if it is one that we accept."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return MediaType.WEBP
    if head[4:8] == b"ftyp":
        return _of_brand(head[8:12])
    for prefix, kind in _PREFIXES:
        if head.startswith(prefix):
            return kind
    return None


def _of_brand(brand: bytes) -> MediaType:
    if brand in _HEIC_BRANDS:
        return MediaType.HEIC
    return MediaType.QUICKTIME if brand == b"qt  " else MediaType.MP4
