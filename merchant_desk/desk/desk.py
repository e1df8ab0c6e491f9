"""Opening a desk: the one place where its parts are put together."""

import os
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from merchant_desk.core.change import Change, Listener, Topic
from merchant_desk.desk.copies import Copies
from merchant_desk.desk.profile import Profile, default_profile
from merchant_desk.desk.recovery import open_database, reconcile
from merchant_desk.store import drafts, outbox, retention
from merchant_desk.store.blobs import BlobFolder
from merchant_desk.store.database import Database
from merchant_desk.sync.connector import Connector
from merchant_desk.sync.rounds import Rounds
from merchant_desk.sync.secrets import Secrets
from merchant_desk.sync.sending import Sending
from merchant_desk.sync.worker import Worker

_KEEP_DISCARDED = timedelta(days=1)
_KEEP_STAGED = timedelta(hours=1)
_KEEP_WANTED = timedelta(days=1)
"""How long a file stays that was attached, whose draft may not be saved yet."""


@dataclass(frozen=True, slots=True)
class Desk:
    """An opened profile. Threads may share it."""

    profile: Profile
    database: Database
    blobs: BlobFolder
    copies: Copies
    connector: Connector
    rounds: Rounds
    worker: Worker | None
    notify: Listener

    def queued(self, report_id: str) -> None:
        """A report was queued or moved by the user: tell the lists and wake the worker."""
        self.notify(Change(Topic.REPORTS, report_id))
        if self.worker:
            self.worker.wake()


@contextmanager
def open_desk(
    profile: Path | None = None,
    *,
    on_change: Listener = lambda _: None,
    worker: bool = True,
    hold: bool = False,
) -> Iterator[Desk]:
    """Open the profile folder (made when missing); everything is closed in order on leaving.

    With ``worker`` a thread syncs it; with ``hold`` the caller may sync it by
    :func:`merchant_desk.desk.connection.sync_once`. Both need the profile to themselves:
    :class:`DeskError` when another desk holds it. ``on_change`` is called from any thread.
    """
    place = Profile(profile or default_profile())
    place.prepare()
    with ExitStack() as stack:
        if worker or hold:
            stack.enter_context(place.held())
        is_held = worker or hold
        database = open_database(place, is_held=is_held)
        stack.callback(database.close)
        blobs = BlobFolder(place.blobs)
        connector = Connector(database, Secrets(place.secrets))
        owner = f"{os.getpid()}-{uuid.uuid4().hex[:12]}"
        rounds = Rounds(database, blobs, connector, owner, on_change, Sending(on_change))
        thread = None
        if is_held:
            reconcile(database, blobs)
            _tidy(database, blobs)
        if worker:
            thread = stack.enter_context(Worker(rounds))
        yield Desk(place, database, blobs, Copies(blobs), connector, rounds, thread, on_change)


def _tidy(database: Database, blobs: BlobFolder) -> None:
    """What only the holder of the profile may do: take back leases of desks that are gone, and give
    up what was kept long enough.
    """
    now = datetime.now(UTC)
    database.write(lambda session: outbox.reclaim(session, now))
    database.write(lambda session: drafts.sweep(session, now - _KEEP_DISCARDED))
    blobs.sweep((now - _KEEP_STAGED).timestamp())
    with database.read() as session:
        over = retention.over(session, now)
    for sha256 in over:
        blobs.remove(sha256, (now - _KEEP_WANTED).timestamp())
