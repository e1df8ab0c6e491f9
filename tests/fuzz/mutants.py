"""Pictures that are almost right: real ones of every format, changed by chance but repeatably."""

import io
import random
import struct
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from PIL import Image

from tests.builders import picture_bytes

_HEIC = Path(__file__).with_name("seed.heic")
_ODD_BYTES = (0, 1, 0x7F, 0x80, 0xFE, 0xFF)
_ODD_NUMBERS = (0, 1, 8, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 60_000, 0x7FFFFFFF, 0xFFFFFFFF)
_HEADER = 256
"""Half of all changes fall into the first bytes, where sizes, tables and metadata stand."""

Mutation = Callable[[bytearray, random.Random], None]


def mutant(seed: int, number: int) -> tuple[str, bytes]:
    """The format and the bytes of the mutant with this number."""
    chance = random.Random(f"{seed}:{number}")
    kind, original = chance.choice(_originals())
    content = bytearray(original)
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        chance.choice(_MUTATIONS)(content, chance)
    if kind == "PNG" and chance.random() < 0.7:
        content = bytearray(_with_right_checksums(bytes(content)))
    return kind, bytes(content)


@cache
def _originals() -> tuple[tuple[str, bytes], ...]:
    small = {"width": 72, "height": 48}
    pairs = [
        ("JPEG", picture_bytes(**small)),
        ("JPEG", picture_bytes(**small, orientation=6)),
        ("JPEG", _saved("RGB", "JPEG", progressive=True, exif=_exif())),
        ("JPEG", _saved("L", "JPEG")),
        ("JPEG", _saved("CMYK", "JPEG")),
        ("PNG", picture_bytes(**small, kind="PNG", orientation=8)),
        ("PNG", _saved("P", "PNG")),
        ("PNG", _saved("RGBA", "PNG", exif=_exif())),
        ("PNG", _saved("I;16", "PNG")),
        ("WEBP", picture_bytes(**small, kind="WEBP", orientation=3)),
        ("WEBP", _saved("RGBA", "WEBP", lossless=True)),
        ("WEBP", _frames("WEBP")),
        ("BMP", picture_bytes(**small, kind="BMP")),
        ("BMP", _saved("P", "BMP")),
        ("GIF", picture_bytes(**small, kind="GIF")),
        ("GIF", _frames("GIF")),
        ("HEIC", _HEIC.read_bytes()),
        ("HEIC", _HEIC.read_bytes()),
    ]
    return tuple(pairs)


def _saved(mode: str, kind: str, **options: object) -> bytes:
    gradient = Image.linear_gradient("L").resize((72, 48))
    target = io.BytesIO()
    gradient.convert(mode).save(target, kind, **options)
    return target.getvalue()


def _frames(kind: str) -> bytes:
    first = Image.linear_gradient("L").resize((40, 30)).convert("RGB")
    target = io.BytesIO()
    rest = [first.rotate(90), first.rotate(180)]
    first.save(target, kind, save_all=True, append_images=rest, duration=50)
    return target.getvalue()


def _exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = 5
    exif[0x010F] = "A camera"
    exif.get_ifd(0x8825)[2] = (31.0, 14.0, 5.0)
    return exif


def _place(content: bytearray, chance: random.Random) -> int:
    reach = len(content) if chance.random() < 0.5 else min(_HEADER, len(content))
    return chance.randrange(max(reach, 1))


def _flip(content: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 16)):
        if content:
            content[_place(content, chance)] ^= 1 << chance.randrange(8)


def _overwrite(content: bytearray, chance: random.Random) -> None:
    at = _place(content, chance)
    for offset in range(chance.randint(1, 8)):
        if at + offset < len(content):
            content[at + offset] = chance.choice(_ODD_BYTES)


def _renumber(content: bytearray, chance: random.Random) -> None:
    """A size or a length that nobody expects, in any width and order of bytes."""
    layout = chance.choice(("<H", ">H", "<I", ">I"))
    width = struct.calcsize(layout)
    at = _place(content, chance)
    number = chance.choice(_ODD_NUMBERS) & (256**width - 1)
    content[at : at + width] = struct.pack(layout, number)


def _cut(content: bytearray, chance: random.Random) -> None:
    del content[_place(content, chance) :]


def _remove(content: bytearray, chance: random.Random) -> None:
    at = _place(content, chance)
    del content[at : at + chance.randint(1, 64)]


def _repeat(content: bytearray, chance: random.Random) -> None:
    at = _place(content, chance)
    piece = content[at : at + chance.randint(1, 64)]
    content[at:at] = piece * chance.randint(1, 20)


def _noise(content: bytearray, chance: random.Random) -> None:
    at = _place(content, chance)
    content[at:at] = chance.randbytes(chance.randint(1, 64))


def _splice(content: bytearray, chance: random.Random) -> None:
    """The end of another picture, perhaps of another format."""
    other = chance.choice(_originals())[1]
    at, start = _place(content, chance), chance.randrange(len(other))
    content[at:] = other[start:]


_MUTATIONS: tuple[Mutation, ...] = (
    _flip,
    _flip,
    _overwrite,
    _overwrite,
    _renumber,
    _renumber,
    _cut,
    _remove,
    _repeat,
    _noise,
    _splice,
)


def _with_right_checksums(content: bytes) -> bytes:
    """A PNG whose chunks are believed, so that what is in them is read."""
    made, at = content[:8], 8
    while at + 12 <= len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        body = content[at + 4 : at + 8 + length]
        made += content[at : at + 4] + body + struct.pack(">I", zlib.crc32(body))
        at += 12 + length
    return made
