"""Files that come in parts: any process keeps each as it comes, and the last makes it whole."""

import secrets
from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from merchant_desk.backend.blobs import Blobs, KeptBlob, require_size
from merchant_desk.backend.database import Database, insert_new
from merchant_desk.backend.models import PartRow
from merchant_desk.backend.refusals import RefusalError
from merchant_desk.backend.store import Arrival
from merchant_desk.core.picture import Limits
from merchant_desk.wire.problem import Code


def offsets(session: Session, shop_id: str, names: Iterable[str]) -> dict[str, int]:
    """How many bytes of each of these files are there, as parts."""
    rows = session.execute(
        select(PartRow.sha256, func.sum(PartRow.size))
        .where(PartRow.shop_id == shop_id, PartRow.sha256.in_(list(names)))
        .group_by(PartRow.sha256)
    )
    return {sha256: int(size) for sha256, size in rows}


def require_offset(session: Session, shop_id: str, sha256: str, offset: int) -> None:
    """Refuse a part that does not begin where the last one ended, with the right offset."""
    there = offsets(session, shop_id, [sha256]).get(sha256, 0)
    if offset != there:
        raise RefusalError(Code.WRONG_OFFSET, offset=there)


def append(
    database: Database, blobs: Blobs, shop_id: str, sha256: str, start: int, arrival: Arrival
) -> None:
    """Keep a part, its bytes first; refused when another one took its place meanwhile."""
    key = f"{shop_id}/parts/{sha256}/{start:012d}-{secrets.token_hex(8)}"
    blobs.store.put(key, arrival)

    def change(session: Session) -> bool:
        return insert_new(
            session,
            PartRow,
            shop_id=shop_id,
            sha256=sha256,
            start=start,
            size=arrival.size,
            key=key,
            put_at=datetime.now(UTC),
        )

    if not database.write(change):
        blobs.store.remove(key)
        with database.read() as session:
            there = offsets(session, shop_id, [sha256]).get(sha256, 0)
        raise RefusalError(Code.WRONG_OFFSET, offset=there)


def join(database: Database, blobs: Blobs, shop_id: str, sha256: str, limits: Limits) -> KeptBlob:
    """Keep the parts as one blob. Parts that do not make up ``sha256`` are thrown away."""
    with database.read() as session:
        rows = session.execute(
            select(PartRow.key)
            .where(PartRow.shop_id == shop_id, PartRow.sha256 == sha256)
            .order_by(PartRow.start)
        )
        keys = rows.scalars().all()
    try:
        with blobs.arrivals.receive() as arrival:
            for key in keys:
                for chunk in blobs.store.read(key):
                    arrival.write(chunk)
            require_size(arrival, limits)
            return blobs.keep(shop_id, arrival, sha256)
    except RefusalError:
        forget(database, blobs, shop_id, sha256)
        raise


def forget(database: Database, blobs: Blobs, shop_id: str, sha256: str) -> None:
    """Remove the parts of a file: the rows first, so that no row is without its bytes."""

    def change(session: Session) -> list[str]:
        mine = delete(PartRow).where(PartRow.shop_id == shop_id, PartRow.sha256 == sha256)
        return list(session.execute(mine.returning(PartRow.key)).scalars())

    for key in database.write(change):
        blobs.store.remove(key)
