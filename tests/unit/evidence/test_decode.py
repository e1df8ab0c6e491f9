"""Reading pictures: whole or not at all."""

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile

from merchant_desk.core.errors import DeskError
from merchant_desk.core.picture import Limits, MediaType, Picture, Video
from merchant_desk.evidence import decode
from tests.builders import picture_bytes, picture_file


def read(path: Path, **limits: int) -> Picture | Video:
    return decode.read(path, name=path.name, sha256="00" * 32, limits=Limits(**limits))


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [
        ("JPEG", MediaType.JPEG),
        ("PNG", MediaType.PNG),
        ("WEBP", MediaType.WEBP),
        ("BMP", MediaType.BMP),
        ("GIF", MediaType.GIF),
    ],
)
def test_a_format_is_told_by_its_bytes_whatever_the_name(
    tmp_path: Path, kind: str, media_type: MediaType
) -> None:
    found = read(picture_file(tmp_path, "chat.jpeg", kind=kind))
    assert isinstance(found, Picture)
    assert (found.media_type, found.width, found.height) == (media_type, 320, 240)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_size_and_pixels_are_those_of_the_upright_picture(tmp_path: Path, orientation: int) -> None:
    path = picture_file(tmp_path, orientation=orientation)
    found = read(path)
    assert isinstance(found, Picture)
    assert found.orientation == orientation
    assert decode.upright(path).size == (found.width, found.height)
    assert (found.width > found.height) == (orientation <= 4)


def test_a_proxy_fits_the_side_that_was_asked_for(tmp_path: Path) -> None:
    path = picture_file(tmp_path, width=1200, height=800, orientation=6)
    assert decode.upright(path, 300).size == (200, 300)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-file"),
        (b"This is no picture at all.\n" * 9, "not-a-picture"),
        (b"<!doctype html><html></html>", "not-a-picture"),
        (picture_bytes()[:900], "broken-picture"),
        (picture_bytes(kind="PNG")[:200], "broken-picture"),
        (picture_bytes(kind="WEBP")[:200], "broken-picture"),
        (picture_bytes(kind="BMP")[:2000], "broken-picture"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 60, "broken-picture"),
    ],
)
def test_what_cannot_be_read_whole_is_refused_with_a_sentence(
    tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(content)
    with pytest.raises(DeskError) as refusal:
        read(path)
    assert refusal.value.code == code
    assert "photo.jpg" in refusal.value.title


def test_a_decompression_bomb_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    def chunk(name: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + checksum

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    path = tmp_path / "bomb.png"
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1_000_000))
        + chunk(b"IEND", b"")
    )
    with pytest.raises(DeskError) as refusal:
        read(path)
    assert refusal.value.code == "too-many-pixels"


def test_limits_of_bytes_and_pixels_hold(tmp_path: Path) -> None:
    path = picture_file(tmp_path)
    for limits, code in (
        ({"picture_bytes": 500}, "too-large"),
        ({"picture_pixels": 320 * 240 - 1}, "too-many-pixels"),
    ):
        with pytest.raises(DeskError) as refusal:
            read(path, **limits)
        assert refusal.value.code == code


def test_a_video_is_told_from_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "proof.mp4"
    path.write_bytes(b"\0\0\0\x18ftypisom\0\0\2\0isomiso2" + b"\0" * 100)
    assert read(path) == Video("00" * 32, "proof.mp4", MediaType.MP4, path.stat().st_size)


def test_what_the_heic_decoder_refuses_is_a_sentence_too(tmp_path: Path) -> None:
    """It raises errors of its own kind for sizes that it does not believe."""
    path = tmp_path / "photo.heic"
    whole = (Path(__file__).parents[2] / "fuzz" / "seed.heic").read_bytes()
    at = whole.index(b"ispe") + 8
    path.write_bytes(whole[:at] + struct.pack(">II", 60_000, 1_600) + whole[at + 8 :])
    with pytest.raises(DeskError) as refusal:
        read(path)
    assert "photo.heic" in refusal.value.title


def test_a_picture_in_the_right_mode_is_not_copied(tmp_path: Path) -> None:
    """A hundred megapixels are four hundred megabytes: each copy counts."""
    assert isinstance(decode.upright(picture_file(tmp_path)), JpegImageFile)


def test_exif_data_that_cannot_be_written_again_do_not_matter(tmp_path: Path) -> None:
    """Found by the fuzz: a resolution that is text, beside an orientation that is fine."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x011A] = 72.0
    path = tmp_path / "photo.png"
    Image.new("RGB", (60, 40)).save(path, exif=exif)
    content = path.read_bytes()
    at = content.index(b"eXIf") + 4
    (length,) = struct.unpack(">I", content[at - 8 : at - 4])
    body = bytearray(content[at : at + length])
    entry = body.index(struct.pack("<H" if body[:2] == b"II" else ">H", 0x011A))
    body[entry + 2 : entry + 4] = struct.pack("<H" if body[:2] == b"II" else ">H", 2)
    check = struct.pack(">I", zlib.crc32(b"eXIf" + body))
    path.write_bytes(content[:at] + body + check + content[at + length + 4 :])
    assert decode.upright(path).size == (40, 60)
