"""Sidecars: what is needed to send a report without the database."""

import os
import time
from datetime import UTC, datetime
from pathlib import Path

from merchant_desk.store.sidecars import Sidecar, Sidecars

ONE = Sidecar("r1", b'{"id":"r1"}', datetime(2026, 11, 23, tzinfo=UTC))


def test_what_was_put_is_read_again(tmp_path: Path) -> None:
    sidecars = Sidecars(tmp_path / "unsent")
    sidecars.put(ONE)
    sidecars.put_note("connection", {"shop": "一家小店"})
    assert list(sidecars.every()) == [ONE]
    assert sidecars.note("connection") == {"shop": "一家小店"}
    sidecars.drop("r1")
    assert list(sidecars.every()) == []


def test_a_file_with_a_changed_byte_is_none(tmp_path: Path) -> None:
    sidecars = Sidecars(tmp_path)
    sidecars.put(ONE)
    (path,) = tmp_path.glob("*.report")
    content = path.read_bytes()
    for at in range(len(content)):
        path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        assert list(sidecars.every()) == []


def test_a_file_that_was_just_written_is_not_pruned(tmp_path: Path) -> None:
    sidecars = Sidecars(tmp_path)
    sidecars.put(ONE)
    sidecars.prune({"r1"})
    assert list(sidecars.every()) == [ONE]
    (path,) = tmp_path.glob("*.report")
    long_ago = time.time() - 7200
    os.utime(path, (long_ago, long_ago))
    sidecars.prune({"r1"})
    assert list(sidecars.every()) == []
