"""A real backend on loopback, and desks that are paired with it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from merchant_desk.backend import admin
from merchant_desk.backend.serve import running
from merchant_desk.backend.settings import Settings
from merchant_desk.desk import connection
from merchant_desk.desk.desk import Desk, open_desk

OpenBackend = Callable[[], AbstractContextManager[str]]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "backend", reports_per_order=3)


@pytest.fixture
def code(settings: Settings) -> str:
    """A pairing code of a shop on the backend."""
    return admin.add_shop(settings, "一家小店")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk that syncs only when told."""
    with open_desk(tmp_path / "profile", worker=False, hold=True) as opened:
        yield opened


@pytest.fixture
def backend(settings: Settings, code: str, desk: Desk) -> OpenBackend:
    """Starts the backend; ``desk`` is paired with it at the first start."""
    port = 0

    @contextmanager
    def start() -> Iterator[str]:
        nonlocal port
        with running(settings, port=port) as url:
            if not port:
                port = int(url.rpartition(":")[2])
                connection.pair(desk, url, code)
            yield url

    return start
