"""What nobody needs is tidied away, and nothing else."""

import hashlib
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from merchant_desk.backend import chores
from merchant_desk.backend.blobs import enter
from merchant_desk.backend.database import Database, open_database
from merchant_desk.backend.models import BlobRow
from merchant_desk.backend.settings import Settings
from merchant_desk.backend.stores import open_blobs
from tests.builders import picture_bytes
from tests.unit.backend.peer import Peer, report_of

PART = bytes(100_000)
NAME = hashlib.sha256(PART).hexdigest()
NOW = datetime.now(UTC)
SOON = NOW + timedelta(hours=20)
LATER = NOW + chores.KEPT_UNUSED + timedelta(hours=1)


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    with closing(open_database(settings)) as database:
        yield database


def keys(settings: Settings, shop: str) -> set[str]:
    return {entry.key for entry in open_blobs(settings).store.entries(shop)}


def test_a_file_of_a_report_stays_and_one_that_no_report_came_for_goes(
    settings: Settings, database: Database, peer: Peer
) -> None:
    report = peer.report()
    peer.put_report(report)
    peer.put_blob(picture_bytes(seed=2))
    blobs = open_blobs(settings)
    chores.tidy(database, blobs, peer.shop, SOON)
    assert len(keys(settings, peer.shop)) == 2
    chores.tidy(database, blobs, peer.shop, LATER)
    (kept,) = keys(settings, peer.shop)
    assert kept.endswith(report.suspects[0].picture.sha256)
    late = report_of(peer.shop, picture_bytes(seed=2))
    assert peer.put_report(late).status_code == 422
    assert peer.put_blob(picture_bytes(seed=2)).status_code == 201
    assert peer.put_report(late).status_code == 201


@pytest.mark.parametrize("again", ["whole", "in parts"])
def test_an_old_file_that_is_uploaded_again_has_its_time_anew(
    settings: Settings, database: Database, peer: Peer, again: str
) -> None:
    data = picture_bytes()
    peer.put_blob(data)
    old = update(BlobRow).values(put_at=NOW - chores.KEPT_UNUSED)
    database.write(lambda session: session.execute(old))
    if again == "whole":
        assert peer.put_blob(data).status_code == 200
    else:
        name = hashlib.sha256(data).hexdigest()
        assert peer.patch_blob(name, 0, data, last=True).status_code == 200
    chores.tidy(database, open_blobs(settings), peer.shop, SOON)
    assert len(keys(settings, peer.shop)) == 1


def test_parts_that_were_never_made_whole_go(
    settings: Settings, database: Database, peer: Peer
) -> None:
    peer.patch_blob(NAME, 0, PART)
    chores.tidy(database, open_blobs(settings), peer.shop, SOON)
    assert peer.head_blob(NAME) == (len(PART), False)
    chores.tidy(database, open_blobs(settings), peer.shop, LATER)
    assert peer.head_blob(NAME) == (0, False)
    assert keys(settings, peer.shop) == set()


def test_a_file_that_no_row_tells_of_goes_after_a_day(
    settings: Settings, database: Database, peer: Peer
) -> None:
    peer.put_report(peer.report())
    blobs = open_blobs(settings)
    with blobs.arrivals.receive() as arrival:
        arrival.write(b"left by a process that was killed between file and row")
        stray = blobs.keep(peer.shop, arrival)
    chores.tidy(database, blobs, peer.shop, SOON)
    assert len(keys(settings, peer.shop)) == 2
    chores.tidy(database, blobs, peer.shop, NOW + timedelta(hours=25))
    (kept,) = keys(settings, peer.shop)
    assert not kept.endswith(stray.sha256)


def test_what_a_shops_chats_show_stays(settings: Settings, database: Database, peer: Peer) -> None:
    blobs = open_blobs(settings)
    with blobs.arrivals.receive() as arrival:
        arrival.write(picture_bytes())
        shown = blobs.keep(peer.shop, arrival)
    database.write(lambda session: enter(session, peer.shop, shown, pinned=True))
    chores.tidy(database, blobs, peer.shop, LATER)
    assert peer.get_blob(shown.sha256).content == picture_bytes()


def test_each_shop_is_tidied_by_one_process_at_a_time(
    settings: Settings, database: Database, peer: Peer, neighbour: Peer
) -> None:
    taken = {chores.next_shop(database, NOW) for _ in range(2)}
    assert taken == {peer.shop, neighbour.shop}
    assert chores.next_shop(database, NOW) is None
    assert chores.next_shop(database, NOW + timedelta(hours=1)) in taken


def test_what_is_due_is_done_once(settings: Settings, database: Database, peer: Peer) -> None:
    peer.put_report(peer.report())
    chores.tidy_due(database, open_blobs(settings))
    assert chores.next_shop(database, datetime.now(UTC) + timedelta(hours=1)) is None
    assert len(keys(settings, peer.shop)) == 1
