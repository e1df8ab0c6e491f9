"""Reading pictures: whole or not at all, upright, within limits."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from math import ceil
from pathlib import Path

import pi_heif
from PIL import Image

from merchant_desk.core.errors import DeskError
from merchant_desk.core.picture import Limits, MediaType, Picture, Proof, Video
from merchant_desk.evidence import heic, problems
from merchant_desk.evidence.formats import HEAD, media_type

_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""By orientation. Pillow's own turning writes the EXIF data anew, and broken ones trip it up."""

_SWAPS_SIDES = frozenset({5, 6, 7, 8})
_PILLOW = {
    MediaType.JPEG: "JPEG",
    MediaType.PNG: "PNG",
    MediaType.WEBP: "WEBP",
    MediaType.BMP: "BMP",
    MediaType.GIF: "GIF",
    MediaType.HEIC: "HEIF",
}
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    KeyError,
    RuntimeError,  # the HEIC decoder's own limits
    struct.error,
    zlib.error,
)
"""What Pillow's decoders raise on broken bytes, beside its own errors (which are OSErrors)."""


def read(path: Path, *, name: str, sha256: str, limits: Limits) -> Proof:
    """Read the file at ``path`` whole and say what it is.

    ``name`` is what the user calls the file. :class:`DeskError` when it is empty, of a format that
    is not accepted, broken, or over ``limits``.
    """
    size = path.stat().st_size
    kind = check_size(path, name=name, limits=limits)
    if kind.is_video:
        return Video(sha256, name, kind, size)
    with _opened(path, kind, name) as image:
        width, height = image.size
        if width * height > limits.picture_pixels:
            raise DeskError(
                problems.TOO_MANY_PIXELS,
                name=name,
                width=width,
                height=height,
                limit=limits.picture_pixels // 1_000_000,
            )
        image.load()
        orientation = _orientation(image)
    if orientation in _SWAPS_SIDES:
        width, height = height, width
    return Picture(sha256, name, kind, size, width, height, orientation)


def check_size(path: Path, *, name: str, limits: Limits) -> MediaType:
    """The format of the file at ``path``, refused by its first bytes and size alone."""
    size = path.stat().st_size
    if size == 0:
        raise DeskError(problems.EMPTY_FILE, name=name)
    with path.open("rb") as file:
        kind = media_type(file.read(HEAD))
    if kind is None:
        raise DeskError(problems.NOT_A_PICTURE, name=name)
    limit = limits.video_bytes if kind.is_video else limits.picture_bytes
    if size > limit:
        mega = 1024**2
        raise DeskError(
            problems.TOO_LARGE, name=name, size=f"{size / mega:.1f}", limit=limit // mega
        )
    return kind


def upright(path: Path, max_side: int | None = None) -> Image.Image:
    """The picture at ``path`` as displayed (first frame, EXIF-turned), in mode RGB or RGBA.

    With ``max_side`` it is scaled down to fit that many pixels; JPEGs are then decoded at reduced
    size, which is several times faster. :class:`DeskError` when it cannot be read.
    """
    with path.open("rb") as file:
        kind = media_type(file.read(HEAD))
    if kind is None or kind.is_video:
        raise DeskError(problems.NOT_A_PICTURE, name=path.name)
    with _opened(path, kind, path.name) as image:
        if max_side is not None:
            # Both sides are to be named: by a square the decoder goes by the shorter one.
            share = max_side / max(image.size)
            image.draft("RGB", (ceil(image.width * share), ceil(image.height * share)))
        image.load()
        turn = _TURNS.get(_orientation(image))
        # No copy but where one is needed: a picture of 100 megapixels takes 400 MB.
        turned = image if turn is None else image.transpose(turn)
        if max_side is not None:
            turned.thumbnail((max_side, max_side))
        has_alpha = turned.mode in {"RGBA", "LA", "PA"} or "transparency" in turned.info
        mode = "RGBA" if has_alpha else "RGB"
        return turned if turned.mode == mode else turned.convert(mode)


@contextmanager
def _opened(path: Path, kind: MediaType, name: str) -> Iterator[Image.Image]:
    """Open with the one decoder that the magic bytes name; broken bytes become a sentence."""
    _prepare()
    try:
        if kind is MediaType.HEIC:
            heic.check(path.read_bytes())
        with Image.open(path, formats=(_PILLOW[kind],)) as image:
            yield image
    except DeskError:
        raise
    except _BROKEN as error:
        raise DeskError(problems.BROKEN_PICTURE, name=name) from error


@cache
def _prepare() -> None:
    pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
    # Our own limit is checked before a pixel is decoded; Pillow's would only warn, at another size.
    Image.MAX_IMAGE_PIXELS = None


def _orientation(image: Image.Image) -> int:
    value = image.getexif().get(_ORIENTATION, 1)
    return value if isinstance(value, int) and 1 <= value <= 8 else 1
