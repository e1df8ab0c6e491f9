"""HEIC files that would end the decoder, and the program with it."""

import struct
from pathlib import Path

import pytest

from merchant_desk.core.errors import DeskError
from merchant_desk.core.picture import Limits
from merchant_desk.evidence import decode, heic

WHOLE = (Path(__file__).parents[2] / "fuzz" / "seed.heic").read_bytes()


def box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body) + 8) + kind + body


def entry(text: bytes, *, version: int = 2) -> bytes:
    ids = b"\0\x01\0\0" if version < 3 else b"\0\0\0\x01\0\0"
    return box(b"infe", bytes([version, 0, 0, 0]) + ids + text)


def test_a_real_file_passes() -> None:
    heic.check(WHOLE)


@pytest.mark.parametrize("version", [0, 1, 2, 3])
def test_a_name_that_is_no_text_is_refused(version: int) -> None:
    heic.check(box(b"meta", entry("Exif图\0".encode(), version=version)))
    with pytest.raises(ValueError, match="utf-8"):
        heic.check(box(b"meta", entry(b"Ex\x80\xfe", version=version)))


def test_a_damaged_box_is_looked_through_to_the_end() -> None:
    damaged = struct.pack(">I", 0xFFFFFF) + b"meta" + entry(b"Ex\x80\xfe")
    with pytest.raises(ValueError, match="utf-8"):
        heic.check(damaged)


def test_pixels_that_look_like_an_entry_do_not_matter() -> None:
    heic.check(box(b"mdat", entry(b"\x80\x80\x80\x80")) + box(b"free", b""))


@pytest.mark.parametrize(
    "content", [b"", b"\0\0\0\x08meta", b"infe", b"\0\0\0\x01meta" + b"\0" * 8]
)
def test_the_shortest_files_do_not_trip_it(content: bytes) -> None:
    heic.check(content)


def test_such_a_picture_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "photo.heic"
    path.write_bytes(WHOLE.replace(b"Exif", b"Ex\x80i"))
    with pytest.raises(DeskError) as refusal:
        decode.read(path, name=path.name, sha256="00" * 32, limits=Limits())
    assert refusal.value.code == "broken-picture"
