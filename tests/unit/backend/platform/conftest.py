"""A shop whose things come from a platform of our own."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

import pytest
from sqlalchemy import select, update

from merchant_desk.backend import admin
from merchant_desk.backend.database import Database, open_database
from merchant_desk.backend.models import PlatformMarkRow, PlatformRow, ShopRow
from merchant_desk.backend.platform import connections, keys, leases
from merchant_desk.backend.platform.collect import Collector, Round
from merchant_desk.backend.settings import Settings
from merchant_desk.backend.stores import open_blobs
from tests.unit.backend.platform import pdd_server
from tests.unit.backend.platform.pdd_server import CLIENT, RENEWAL, SECRET, TOKEN, Shelf


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def router(shelf: Shelf) -> Iterator[str]:
    with pdd_server.serving(shelf) as url:
        yield url


@pytest.fixture
def keys_file(tmp_path: Path) -> Path:
    return write_keys(tmp_path / "keys.json")


def write_keys(path: Path, **changes: str) -> Path:
    content = {"client_id": CLIENT, "client_secret": SECRET, "access_token": TOKEN}
    path.write_text(json.dumps(content | {"refresh_token": RENEWAL} | changes), encoding="utf-8")
    path.chmod(0o600)
    return path


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    with closing(open_database(settings)) as database:
        yield database


@pytest.fixture
def shop(settings: Settings, database: Database, router: str, keys_file: Path) -> str:
    admin.add_shop(settings, "小店")
    shop_id = connections.connect(settings, "小店", keys.in_file(keys_file), router)
    assert database  # open for as long as the shop is looked at
    return shop_id


@pytest.fixture
def collector(settings: Settings, database: Database) -> Collector:
    return Collector(
        database=database,
        blobs=open_blobs(settings),
        limits=replace(settings.limits, picture_bytes=300_000),
        spacing=0,
        waits=(0.01, 0.01),
    )


class Read(Protocol):
    """Read the shop once, due or not, with so many spans of each history."""

    def __call__(self, history: int = 1) -> Round: ...


@pytest.fixture
def read(collector: Collector, database: Database, shop: str) -> Read:
    def once(history: int = 1) -> Round:
        lease = leases.take(database, datetime.now(UTC), shop)
        assert lease is not None
        return replace(collector, history_spans=history).collect(lease)

    return once


def until(true: Callable[[], bool]) -> None:
    """Wait until it is so; the machine may be slow."""
    deadline = time.monotonic() + 30
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def rewind(database: Database, **moments: Any) -> None:
    """Set the shop's platform row back, as time would."""
    database.write(lambda session: session.execute(update(PlatformRow).values(**moments)))


def marks_back(database: Database, ago: timedelta) -> None:
    """Let the platform be read again from a while ago on."""
    moved = update(PlatformMarkRow).values(read_to=datetime.now(UTC) - ago)
    database.write(lambda session: session.execute(moved))


def row(database: Database) -> PlatformRow:
    with database.read() as session:
        found = session.scalar(select(PlatformRow))
        assert found is not None
        return found


def last_change(database: Database) -> int:
    with database.read() as session:
        return session.scalars(select(ShopRow.last_change)).one()
