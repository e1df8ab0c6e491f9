"""A real service on loopback, and desks that speak to it: all on SQLite and a folder, and again on
PostgreSQL and an object store.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from merchant_desk.backend import admin
from merchant_desk.backend.serve import running
from merchant_desk.backend.settings import Settings
from merchant_desk.core.picture import Limits
from tests.unit.backend import servers
from tests.unit.backend.peer import Peer
from tests.unit.backend.servers import ObjectStore, PostgreSQL


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    with servers.postgresql() as server:
        yield server


@pytest.fixture(scope="session")
def object_store() -> Iterator[ObjectStore]:
    with servers.object_store() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    limits = Limits(picture_bytes=300_000, video_bytes=3_000_000)
    common = Settings(data=tmp_path / "data", reports_per_order=3, limits=limits)
    if request.param == "sqlite":
        return common
    server: PostgreSQL = request.getfixturevalue("postgresql")
    store: ObjectStore = request.getfixturevalue("object_store")
    return replace(common, database_url=server.new_place(), blobs_url=store.new_place())


@pytest.fixture
def url(settings: Settings) -> Iterator[str]:
    with running(settings) as url:
        yield url


@pytest.fixture
def stranger(url: str) -> Peer:
    """Somebody without a token."""
    return Peer(url)


@pytest.fixture
def peer(settings: Settings, url: str) -> Peer:
    """A device of the shop 小店."""
    peer = Peer(url)
    assert peer.pair(admin.add_shop(settings, "小店")).status_code == 201
    return peer


@pytest.fixture
def neighbour(settings: Settings, url: str) -> Peer:
    """A device of another shop."""
    peer = Peer(url)
    assert peer.pair(admin.add_shop(settings, "隔壁店")).status_code == 201
    return peer
