"""Where bytes are kept, and what is said when that is away."""

from dataclasses import replace
from pathlib import Path

import pytest

from merchant_desk.backend import admin
from merchant_desk.backend.problems import (
    BLOBS_AWAY,
    DATABASE_AWAY,
    STORAGE_FULL,
    UNSUPPORTED_BLOBS,
    UNSUPPORTED_DATABASE,
)
from merchant_desk.backend.serve import running
from merchant_desk.backend.settings import Settings
from merchant_desk.backend.store import Arrival, Store
from merchant_desk.backend.stores import open_blobs
from merchant_desk.core.errors import DeskError
from merchant_desk.wire.problem import Code
from tests.builders import picture_bytes
from tests.unit.backend import servers
from tests.unit.backend.peer import Peer, problem
from tests.unit.backend.servers import ObjectStore


def put(settings: Settings, key: str, data: bytes) -> Store:
    blobs = open_blobs(settings)
    with blobs.arrivals.receive() as arrival:
        arrival.write(data)
        blobs.store.put(key, arrival)
    return blobs.store


@pytest.mark.parametrize("size", [0, 5, 9 * 1024**2 + 1])
def test_what_was_put_is_read_listed_and_removed(settings: Settings, size: int) -> None:
    data = bytes(range(256)) * (size // 256 + 1)
    store = put(settings, "shop/file", data[:size])
    assert b"".join(store.read("shop/file")) == data[:size]
    assert store.size("shop/file") == size
    assert [entry.key for entry in store.entries("shop")] == ["shop/file"]
    for _ in range(2):
        store.remove("shop/file")
    assert store.size("shop/file") is None
    assert list(store.entries("shop")) == []


def test_putting_the_same_file_again_keeps_it(settings: Settings) -> None:
    put(settings, "shop/file", b"bytes")
    assert b"".join(put(settings, "shop/file", b"bytes").read("shop/file")) == b"bytes"


def test_reading_what_is_gone_is_an_error_that_is_worded(settings: Settings) -> None:
    with pytest.raises(DeskError):
        b"".join(open_blobs(settings).store.read("shop/nothing"))


def test_a_wrong_key_of_the_object_store_is_found_at_the_start(
    settings: Settings, object_store: ObjectStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "guessed")
    broken = replace(settings, blobs_url=object_store.new_place())
    with pytest.raises(DeskError) as caught, running(broken):
        pass
    assert caught.value.problem == BLOBS_AWAY
    assert "guessed" not in str(caught.value)


@pytest.mark.parametrize("url", ["ftp://place", "s3://", "s3://bucket?secret=x"])
def test_an_address_that_is_no_store_is_named(tmp_path: Path, url: str) -> None:
    with pytest.raises(DeskError) as caught:
        open_blobs(Settings(data=tmp_path, blobs_url=url))
    assert caught.value.problem == UNSUPPORTED_BLOBS


def test_an_object_store_that_goes_away_is_answered_with_503_and_heals(
    settings: Settings,
) -> None:
    with servers.object_store() as store:
        moved = replace(settings, blobs_url=store.new_place())
        with running(moved) as url:
            peer = Peer(url)
            peer.pair(admin.add_shop(moved, "小店"))
            assert peer.put_blob(picture_bytes()).status_code == 201
            store.stop()
            response = peer.put_blob(picture_bytes(seed=2))
            assert (response.status_code, problem(response).code) == (503, Code.UNAVAILABLE)


def test_a_database_that_is_not_there_is_named_without_its_password(tmp_path: Path) -> None:
    port = servers.free_port()
    address = f"postgresql+psycopg://me:hidden@127.0.0.1:{port}/db"
    with pytest.raises(DeskError) as caught:
        admin.add_shop(Settings(data=tmp_path, database_url=address), "小店")
    assert caught.value.problem == DATABASE_AWAY
    assert "hidden" not in str(caught.value)


@pytest.mark.parametrize(
    "url", ["mysql://me:secret@host/db", "postgresql://me:secret@host/db", "nonsense"]
)
def test_a_database_that_cannot_be_used_is_named_without_its_password(
    tmp_path: Path, url: str
) -> None:
    with pytest.raises(DeskError) as caught:
        admin.add_shop(Settings(data=tmp_path, database_url=url), "小店")
    assert caught.value.problem == UNSUPPORTED_DATABASE
    assert "secret" not in str(caught.value)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here is always full")
def test_a_disk_that_fills_up_during_an_upload_is_named(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb", buffering=0) as full:
        arrival = Arrival(tmp_path / "arriving", full)
        with pytest.raises(DeskError) as caught:
            arrival.write(b"bytes")
    assert caught.value.problem == STORAGE_FULL
