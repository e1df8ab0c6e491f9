"""Taking pictures in: bad files are refused with a sentence, good ones are kept untouched."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from merchant_desk.core.errors import DeskError
from merchant_desk.desk import pictures
from merchant_desk.desk.desk import Desk, open_desk
from tests.builders import picture_bytes, picture_file


def test_the_kept_bytes_are_the_files_own(desk: Desk, tmp_path: Path) -> None:
    path = picture_file(tmp_path, orientation=6)
    taken = pictures.attach(desk, path)
    kept = pictures.file(desk, taken.sha256)
    assert kept
    assert kept.read_bytes() == path.read_bytes()
    path.unlink()
    assert kept.is_file()


def test_a_refused_file_leaves_nothing_in_the_profile(desk: Desk, tmp_path: Path) -> None:
    for name, content, code in (
        ("text.jpg", b"not a picture", "not-a-picture"),
        ("cut.jpg", picture_bytes()[:700], "broken-picture"),
        ("empty.png", b"", "empty-file"),
    ):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(DeskError) as refusal:
            pictures.attach(desk, tmp_path / name)
        assert refusal.value.code == code
    assert [p for p in desk.profile.blobs.rglob("*") if p.is_file()] == []


def test_a_missing_file_is_a_sentence(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(DeskError) as refusal:
        pictures.attach(desk, tmp_path / "nowhere.jpg")
    assert refusal.value.code == "no-such-file"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 2 MB."""
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("mounting a small tmpfs needs root on Linux")
    place = tmp_path / "small"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)], check=True)
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_a_full_disk_is_a_sentence_and_keeps_what_was_there(
    small_disk: Path, tmp_path: Path
) -> None:
    with open_desk(small_disk / "profile", worker=False) as desk:
        kept = pictures.attach(desk, picture_file(tmp_path, "small.jpg"))
        noise = tmp_path / "large.bmp"
        noise.write_bytes(picture_bytes(width=1200, height=900, kind="BMP"))
        with pytest.raises(DeskError) as refusal:
            pictures.attach(desk, noise)
        assert refusal.value.code == "disk-full"
        assert pictures.file(desk, kept.sha256)
