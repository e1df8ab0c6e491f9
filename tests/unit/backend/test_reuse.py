"""The same picture in several shops' reports: each is told that it is so, and never by whom."""

import io
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from merchant_desk.backend import admin, reuse
from merchant_desk.backend.database import Database, open_database
from merchant_desk.backend.settings import Settings
from merchant_desk.backend.stores import open_blobs
from merchant_desk.core.resources import resources_dir
from merchant_desk.wire.changes import ReuseChange
from tests.unit.backend.peer import Peer, report_of

MUG = resources_dir() / "demo" / "pictures" / "mug-shop-1.jpg"
EGG = resources_dir() / "demo" / "pictures" / "egg-shop-1.jpg"


def jpeg(path: Path, quality: int) -> bytes:
    """The picture in 320 × 240, as a chat may have saved it."""
    with Image.open(path) as image, io.BytesIO() as buffer:
        image.convert("RGB").resize((320, 240)).save(buffer, "JPEG", quality=quality)
        return buffer.getvalue()


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    with closing(open_database(settings)) as opened:
        yield opened


@pytest.fixture
def take(settings: Settings, database: Database) -> Callable[[], None]:
    """Take every fingerprint that is due, whether the service has come to it or not."""
    blobs = open_blobs(settings)

    def run() -> None:
        while reuse.take_next(database, blobs):
            continue

    return run


def paired(settings: Settings, url: str, name: str) -> Peer:
    peer = Peer(url)
    assert peer.pair(admin.add_shop(settings, name)).status_code == 201
    return peer


def sent(peer: Peer, data: bytes) -> str:
    report = report_of(peer.shop, data)
    peer.put_blob(data)
    assert peer.put_report(report).status_code == 201
    return report.id


def told(peer: Peer) -> list[tuple[str, int]]:
    return [(c.report, c.shops) for c in peer.walk() if isinstance(c, ReuseChange)]


def test_shops_are_told_that_others_reported_the_same_and_not_who(
    settings: Settings, url: str, peer: Peer, take: Callable[[], None]
) -> None:

    second, third = paired(settings, url, "邻家"), paired(settings, url, "第三家")
    ours = sent(peer, jpeg(MUG, 80))
    sent(third, jpeg(EGG, 80))
    take()
    assert (told(peer), told(third)) == ([], [])
    theirs = sent(second, jpeg(MUG, 40))
    take()
    assert (told(peer), told(second), told(third)) == ([(ours, 1)], [(theirs, 1)], [])
    sent(third, jpeg(MUG, 60))
    take()
    assert told(peer) == [(ours, 2)]
    for other in (second, third):
        assert other.shop not in peer.changes().text


def test_a_shop_s_own_second_report_is_not_another_shop_s(
    peer: Peer, take: Callable[[], None]
) -> None:

    sent(peer, jpeg(MUG, 80))
    sent(peer, jpeg(MUG, 50))
    take()
    assert told(peer) == []


def test_a_report_that_was_withdrawn_counts_no_more(
    settings: Settings, url: str, peer: Peer, take: Callable[[], None]
) -> None:

    second = paired(settings, url, "邻家")
    theirs = sent(second, jpeg(MUG, 40))
    etag = second.get_report(theirs).headers["ETag"]
    place = f"/shops/{second.shop}/reports/{theirs}/withdraw"
    assert second.send("POST", place, headers={"If-Match": etag}).status_code == 200
    sent(peer, jpeg(MUG, 80))
    take()
    assert told(peer) == []
