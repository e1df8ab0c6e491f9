"""Tidying up: what no report rests on, what was never made whole, what no row tells of."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.orm import Session

from merchant_desk.backend import parts
from merchant_desk.backend.blobs import Blobs, key
from merchant_desk.backend.database import Database, insert_new, lock_shop
from merchant_desk.backend.models import BlobRow, ChoreRow, PartRow, ReportBlobRow, ShopRow
from merchant_desk.backend.store import Entry

KEPT_UNUSED = timedelta(days=7)
"""How long an upload may wait for its report, or for its other parts."""
KEPT_STRAY = timedelta(days=1)
"""How long a file may be without a row: it may just be arriving."""
_EVERY = timedelta(hours=6)
_LEASE = timedelta(minutes=30)
_BATCH = 100


def next_shop(database: Database, now: datetime) -> str | None:
    """A shop that is due, leased to the caller; two processes never get the same one."""

    def change(session: Session) -> str | None:
        for shop_id in session.scalars(
            select(ShopRow.id).where(~exists().where(ChoreRow.shop_id == ShopRow.id))
        ):
            insert_new(session, ChoreRow, shop_id=shop_id, due_at=now)
        due = session.scalar(
            select(ChoreRow)
            .where(ChoreRow.due_at <= now)
            .order_by(ChoreRow.due_at)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        if due is None:
            return None
        due.due_at = now + _LEASE
        return due.shop_id

    return database.write(change)


def tidy_due(database: Database, blobs: Blobs) -> None:
    """Tidy every shop that is due."""
    while (shop_id := next_shop(database, datetime.now(UTC))) is not None:
        now = datetime.now(UTC)
        tidy(database, blobs, shop_id, now)
        later = update(ChoreRow).where(ChoreRow.shop_id == shop_id).values(due_at=now + _EVERY)
        database.write(lambda session, later=later: session.execute(later))  # type: ignore[misc]


def tidy(database: Database, blobs: Blobs, shop_id: str, now: datetime) -> None:
    """Remove what the shop has no use for. What may still be on its way stays."""
    _forget_parts(database, blobs, shop_id, now - KEPT_UNUSED)
    while _collect(database, blobs, shop_id, now - KEPT_UNUSED) == _BATCH:
        continue
    for entry in blobs.store.entries(shop_id):
        if entry.written_at < now - KEPT_STRAY:
            _collect_stray(database, blobs, shop_id, entry)


def _forget_parts(database: Database, blobs: Blobs, shop_id: str, before: datetime) -> None:
    stale = (
        select(PartRow.sha256)
        .where(PartRow.shop_id == shop_id)
        .group_by(PartRow.sha256)
        .having(func.max(PartRow.put_at) < before)
    )
    with database.read() as session:
        names = session.scalars(stale).all()
    for sha256 in names:
        parts.forget(database, blobs, shop_id, sha256)


def _collect(database: Database, blobs: Blobs, shop_id: str, before: datetime) -> int:
    """Remove some blobs that nothing rests on, row and bytes under the shop's lock: a report that
    names one of them, or an upload of the same, comes before or after the whole of it.
    """

    def change(session: Session) -> int:
        lock_shop(session, shop_id)
        is_used = exists().where(
            ReportBlobRow.shop_id == BlobRow.shop_id, ReportBlobRow.sha256 == BlobRow.sha256
        )
        unused = (
            select(BlobRow.sha256)
            .where(BlobRow.shop_id == shop_id, BlobRow.put_at < before, ~BlobRow.pinned, ~is_used)
            .limit(_BATCH)
        )
        old = delete(BlobRow).where(
            BlobRow.shop_id == shop_id,
            BlobRow.sha256.in_(session.scalars(unused).all()),
            BlobRow.put_at < before,
        )
        names = session.scalars(old.returning(BlobRow.sha256)).all()
        for sha256 in names:
            blobs.store.remove(key(shop_id, sha256))
        return len(names)

    return database.write(change)


def _collect_stray(database: Database, blobs: Blobs, shop_id: str, entry: Entry) -> None:
    """Remove a file that no row tells of. Who has just put it looks at it once more after his row
    is there, which waits for the shop's lock.
    """
    sha256 = entry.key.rpartition("/")[2]

    def change(session: Session) -> None:
        lock_shop(session, shop_id)
        blob = session.get(BlobRow, (shop_id, sha256))
        part = session.scalar(
            select(PartRow.key).where(PartRow.shop_id == shop_id, PartRow.key == entry.key)
        )
        if part is None and (blob is None or entry.key != key(shop_id, sha256)):
            blobs.store.remove(entry.key)

    database.write(change)
