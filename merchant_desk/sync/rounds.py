"""One round with the backend: is it there, push what is due, pull what is new."""

from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from merchant_desk.core.change import Change, Listener, Topic
from merchant_desk.core.errors import DeskError
from merchant_desk.store import notes, outbox
from merchant_desk.store.blobs import BlobFolder
from merchant_desk.store.database import Database, Session
from merchant_desk.store.outbox import Lane
from merchant_desk.sync import link, problems
from merchant_desk.sync.connector import Connector
from merchant_desk.sync.pull import pull_page
from merchant_desk.sync.push import Outcome, Push
from merchant_desk.sync.sending import Sending

_GATES = (
    problems.OFFLINE,
    problems.UNTRUSTED,
    problems.NOT_OUR_ANSWER,
    problems.REFUSED,
    problems.DEVICE_REVOKED,
    problems.OUTDATED,
)

if TYPE_CHECKING:
    from merchant_desk.sync.client import Client


_GLANCE = 1.0
"""Seconds between looks at the other reports while a large file is on its way."""
_SENDERS = 3
_LONG_BACKLOG = 8
"""Reports from which on several are sent at once; a few go one by one, in their order."""


@dataclass(slots=True)
class SyncResult:
    """What a round did: reports sent, refused and still waiting, changes pulled.

    ``problem`` is the gate that ended the round early, if one did.
    """

    sent: int = 0
    failed: int = 0
    waiting: int = 0
    pulled: int = 0
    problem: DeskError | None = None


@dataclass(frozen=True, slots=True)
class Rounds:
    """Runs rounds for one profile; ``notify`` hears of every row that changed."""

    database: Database
    blobs: BlobFolder
    connector: Connector
    owner: str
    notify: Listener
    sending: Sending = field(default_factory=Sending)

    def run(self) -> SyncResult:
        """One whole round. A gate (offline, locked out) ends it and is told in the result."""
        result = SyncResult()
        self.sending.there.clear()
        try:
            joined, client = self.connector.connect()
            self._greet(client)
            self._push(client, joined.shop, result)
            self._pull(client, joined.shop, result)
        except DeskError as error:
            result.problem = error
        with self.database.read() as session:
            result.waiting = outbox.waiting(session)
        return result

    def _greet(self, client: "Client") -> None:
        """The backend answers: what waited at a gate of the device is due again."""
        meta = client.meta()

        def write(session: Session) -> None:
            outbox.reclaim(session, datetime.now(UTC))
            link.save_meta(session, meta)
            outbox.ungate(session, (problem.code for problem in _GATES))

        self.database.write(write)

    def _push(self, client: "Client", shop: str, result: SyncResult) -> None:
        """Every due report once, large ones by a lane of their own that the others do not wait
        for. One bad report never stands in the way of another.
        """
        with self.database.read() as session:
            is_large_due = outbox.has_large(session)
        if not is_large_due:
            self._drive_small(client, result)
            return
        with ThreadPoolExecutor(1, thread_name_prefix="sync-large") as pool:
            large = pool.submit(self._drive, client, Lane.LARGE, result, set())
            while True:
                self._drive_small(client, result)
                if wait((large,), timeout=_GLANCE).done:
                    break
                self._pull(client, shop, result)
            large.result()

    def _drive_small(self, client: "Client", result: SyncResult) -> None:
        """A long backlog by several at once, so that the backend works while we do."""
        with self.database.read() as session:
            backlog = outbox.waiting(session)
        tried: set[str] = set()
        if backlog < _LONG_BACKLOG:
            self._drive(client, Lane.SMALL, result, tried)
            return
        with ThreadPoolExecutor(_SENDERS, thread_name_prefix="sync-small") as pool:
            parts = [SyncResult() for _ in range(_SENDERS)]
            drives = [pool.submit(self._drive, client, Lane.SMALL, part, tried) for part in parts]
        result.sent += sum(part.sent for part in parts)
        result.failed += sum(part.failed for part in parts)
        for drive in drives:
            drive.result()

    def _drive(self, client: "Client", lane: Lane, result: SyncResult, tried: set[str]) -> None:
        """Send what is due in ``lane``, but nothing of ``tried`` once more."""
        push = Push(self.database, self.blobs, client, self.owner, self.sending, lane)
        while self._may_send() and (lease := push.next_lease(frozenset(tried))):
            tried.add(lease.report_id)
            self.notify(Change(Topic.REPORTS, lease.report_id))
            try:
                outcome = push.send(lease)
            finally:
                self.notify(Change(Topic.REPORTS, lease.report_id))
            match outcome:
                case Outcome.SENT:
                    result.sent += 1
                case Outcome.FAILED:
                    result.failed += 1
            if outcome is not Outcome.WAITING:  # the others are not due again, or at once
                tried.discard(lease.report_id)

    def _may_send(self) -> bool:
        """Asked before each report: the user may pause, and the program may end, at any time."""
        with self.database.read() as session:
            is_paused = bool(notes.get(session, notes.PAUSED))
        return not is_paused and not self.sending.stopping.is_set()

    def _pull(self, client: "Client", shop: str, result: SyncResult) -> None:
        more = True
        while more:
            page, changed = pull_page(self.database, client, shop)
            result.pulled += len(page.changes)
            for change in changed:
                self.notify(change)
            more = page.more
