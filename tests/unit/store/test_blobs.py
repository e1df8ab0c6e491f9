"""Blobs: whole or not at all, by their SHA-256."""

import hashlib
import io
from pathlib import Path

import pytest

from merchant_desk.core.errors import DeskError
from merchant_desk.store.blobs import BlobFolder


def test_kept_bytes_are_found_by_their_digest(tmp_path: Path) -> None:
    folder = BlobFolder(tmp_path / "blobs")
    data = b"picture" * 500_000
    with folder.staging(io.BytesIO(data)) as staged:
        staged.keep()
    assert staged.sha256 == hashlib.sha256(data).hexdigest()
    assert folder.require(staged.sha256).read_bytes() == data


def test_what_is_not_kept_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = BlobFolder(tmp_path / "blobs")
    with folder.staging(io.BytesIO(b"refused")) as staged:
        pass
    with pytest.raises(ValueError, match="broken"), folder.staging(io.BytesIO(b"x")):
        raise ValueError("broken")
    assert folder.find(staged.sha256) is None
    assert list(folder.root.iterdir()) == []


def test_the_same_bytes_twice_are_one_blob(tmp_path: Path) -> None:
    folder = BlobFolder(tmp_path / "blobs")
    for _ in range(2):
        with folder.staging(io.BytesIO(b"same")) as staged:
            staged.keep()
    assert [p for p in folder.root.rglob("*") if p.is_file()] == [folder.path(staged.sha256)]


def test_a_missing_blob_is_named(tmp_path: Path) -> None:
    with pytest.raises(DeskError) as refusal:
        BlobFolder(tmp_path).require("ab" * 32, "photo.jpg")
    assert "photo.jpg" in refusal.value.title
