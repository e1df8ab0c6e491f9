"""Who may read a shop's platform: one process at a time, and for a while only."""

import random
import time
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from merchant_desk.backend.database import Database, lock_shop
from merchant_desk.backend.models import PlatformRow
from merchant_desk.backend.platform.interface import PlatformError

LEASE = timedelta(seconds=90)
"""A reader that has said nothing for so long is gone: no request takes longer."""
_BEAT_SECONDS = 20
_FIRST_WAIT, _LONGEST_WAIT = timedelta(seconds=5), timedelta(minutes=15)


class LeaseLostError(Exception):
    """Somebody else reads the shop by now, or nobody is to any more."""


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to read one shop, and where its secrets are."""

    shop_id: str
    name: str
    keys: str
    url: str
    connected_at: datetime


def take(database: Database, now: datetime, shop_id: str = "") -> Lease | None:
    """The lease of a shop that is due; of ``shop_id``, due or not, unless somebody has it."""
    wanted: ColumnElement[bool] = PlatformRow.due_at <= now
    if shop_id:
        free = or_(PlatformRow.lease == "", wanted)
        wanted = (PlatformRow.shop_id == shop_id) & free
    if not shop_id:
        with database.read() as session:  # mostly there is nothing to do, and nothing to lock
            if session.scalar(select(PlatformRow.shop_id).where(wanted).limit(1)) is None:
                return None

    def change(session: Session) -> Lease | None:
        row = session.scalar(
            select(PlatformRow)
            .where(wanted)
            .order_by(PlatformRow.due_at)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        if row is None:
            return None
        row.lease, row.due_at = uuid.uuid4().hex, now + LEASE
        return Lease(row.shop_id, row.lease, row.keys, row.url, row.connected_at)

    return database.write(change)


def renew(session: Session, lease: Lease) -> PlatformRow:
    """Hold the lease for longer, in the caller's transaction, which nobody else's overtakes.

    :class:`LeaseLostError` when it is another's by now: nothing must then be written.
    """
    lock_shop(session, lease.shop_id)
    found = select(PlatformRow).where(PlatformRow.shop_id == lease.shop_id).with_for_update()
    row = session.scalar(found)
    if row is None or row.lease != lease.name:
        raise LeaseLostError(lease.shop_id)
    row.due_at = datetime.now(UTC) + LEASE
    return row


@dataclass(slots=True)
class Heartbeat:
    """Holds the lease while much is read and nothing written."""

    database: Database
    lease: Lease
    _last: float = field(default_factory=time.monotonic)

    def beat(self) -> None:
        """To be called often; :class:`LeaseLostError` when it was too late."""
        if time.monotonic() - self._last > _BEAT_SECONDS:
            self.database.write(self._renew)
            self._last = time.monotonic()

    def _renew(self, session: Session) -> None:
        renew(session, self.lease)


def give_back(
    database: Database, lease: Lease, wait: timedelta, problem: PlatformError | None, words: str
) -> None:
    """End the lease. The next reading is due after ``wait``, after a problem later and later."""

    def change(session: Session) -> None:
        row = renew(session, lease)
        now = datetime.now(UTC)
        row.lease, row.problem = "", words
        if words:
            row.failures += 1
            after = problem.retry_after if problem else timedelta(0)
            row.due_at = now + max(_back_off(row.failures), after)
        else:
            row.failures, row.read_at, row.due_at = 0, now, now + wait

    database.write(change)


def drop(database: Database, lease: Lease) -> None:
    """End the lease in the middle of a reading: whoever comes next goes on at once."""

    def change(session: Session) -> None:
        row = renew(session, lease)
        row.lease, row.due_at = "", datetime.now(UTC)

    database.write(change)


def _back_off(failures: int) -> timedelta:
    longest = min(_FIRST_WAIT * (1 << min(failures - 1, 10)), _LONGEST_WAIT)
    return longest * random.uniform(0.5, 1)  # noqa: S311 - it spreads load, it is no secret
