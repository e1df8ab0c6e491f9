"""A shop's blobs: bytes by their SHA-256, in the store first and then in the rows.

Each shop has its own copy of a file, so that neither an answer nor its time tells one shop what
another has, and so that collecting never has to ask whose a file is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from merchant_desk.backend.database import Database, insert_new
from merchant_desk.backend.models import BlobRow
from merchant_desk.backend.refusals import RefusalError
from merchant_desk.backend.store import Arrival, Arrivals, Store
from merchant_desk.core.picture import Limits, MediaType
from merchant_desk.wire.problem import Code


@dataclass(frozen=True, slots=True)
class KeptBlob:
    """Bytes that are durable under their name; ``media_type`` as their first bytes tell it."""

    sha256: str
    size: int
    media_type: MediaType | None


@dataclass(frozen=True, slots=True)
class Blobs:
    """The store of all shops' blobs, and where they arrive."""

    store: Store
    arrivals: Arrivals

    def keep(self, shop_id: str, arrival: Arrival, sha256: str = "") -> KeptBlob:
        """Keep the arrival's bytes; refused when they are not those of ``sha256``, if given."""
        blob = KeptBlob(arrival.sha256, arrival.size, arrival.media_type)
        if sha256 and blob.sha256 != sha256:
            raise RefusalError(Code.WRONG_DIGEST)
        self.store.put(key(shop_id, blob.sha256), arrival)
        return blob

    def has(self, shop_id: str, sha256: str, size: int) -> bool:
        return self.store.size(key(shop_id, sha256)) == size

    def read(self, shop_id: str, sha256: str) -> Iterator[bytes]:
        return self.store.read(key(shop_id, sha256))


def key(shop_id: str, sha256: str) -> str:
    """Where the blob is in the store. All of a shop's lie in one folder: a folder that is made anew
    for a file costs as much as the file.
    """
    return f"{shop_id}/blobs/{sha256}"


def size_limit(kind: MediaType | None, limits: Limits) -> int:
    """The most bytes that a file may have; of an unknown kind it may be a video."""
    if kind is None or kind.is_video:
        return limits.video_bytes
    return limits.picture_bytes


def require_size(arrival: Arrival, limits: Limits) -> None:
    """Refuse an arrival that is larger than one of its kind may be."""
    if arrival.size > size_limit(arrival.media_type, limits):
        raise RefusalError(Code.TOO_LARGE)


def enter(session: Session, shop_id: str, blob: KeptBlob, *, pinned: bool = False) -> bool:
    """Tell the shop's rows of a kept blob, in the caller's transaction; whether it is new. A known
    one counts as just uploaded.

    One that is ``pinned`` stays also when no report rests on it.
    """

    def insert() -> bool:
        return insert_new(
            session,
            BlobRow,
            shop_id=shop_id,
            sha256=blob.sha256,
            size=blob.size,
            media_type=blob.media_type,
            put_at=datetime.now(UTC),
            pinned=pinned,
        )

    if insert():
        return True
    # Between the two, it may have been collected.
    return not touch(session, shop_id, blob.sha256) and insert()


def settle(database: Database, blobs: Blobs, shop_id: str, blob: KeptBlob) -> bool:
    """Enter a kept blob; whether it is new. Its bytes are looked at last, in case that they were
    collected while it had no row, or with a row that was old: who uploads must then do it again.
    """
    is_new = database.write(lambda session: enter(session, shop_id, blob))
    if not blobs.has(shop_id, blob.sha256, blob.size):
        raise RefusalError(Code.UNAVAILABLE)
    return is_new


def touch(session: Session, shop_id: str, sha256: str) -> bool:
    """Let the blob count as just uploaded, so that it is not collected; whether there is one.

    One that is being collected has a row still, and none once its lock is free.
    """
    touched = session.execute(
        update(BlobRow)
        .where(BlobRow.shop_id == shop_id, BlobRow.sha256 == sha256)
        .values(put_at=datetime.now(UTC))
        .returning(BlobRow.sha256)
    )
    return touched.first() is not None
