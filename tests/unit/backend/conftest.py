"""A real service on loopback over a real SQLite file, and desks that speak to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from merchant_desk.backend import admin
from merchant_desk.backend.serve import running
from merchant_desk.backend.settings import Settings
from merchant_desk.core.picture import Limits
from tests.unit.backend.peer import Peer


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    limits = Limits(picture_bytes=300_000, video_bytes=3_000_000)
    return Settings(data=tmp_path / "data", reports_per_order=3, limits=limits)


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
