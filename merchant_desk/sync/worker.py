"""The one sync thread: rounds when something is queued, when the network is back, and by the
clock.
"""

import logging
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self

from merchant_desk.core.change import Change, Topic
from merchant_desk.core.errors import DeskError
from merchant_desk.store import outbox
from merchant_desk.sync import backoff, problems
from merchant_desk.sync.rounds import Rounds, SyncResult

POLL = timedelta(seconds=5)
"""How often the feed is read while nothing else happens."""
_LONGEST_SILENCE = timedelta(minutes=1)
"""While the backend is away: how long to wait at most before looking again."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Contact:
    """Whether the backend answered last time, since when that is so, and what was wrong."""

    online: bool = False
    since: datetime | None = None
    problem: DeskError | None = None


class Worker:
    """A plain thread, owned by a ``with`` block: started on entering, stopped and waited for."""

    def __init__(self, rounds: Rounds) -> None:
        self._rounds = rounds
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sync-worker")
        self._failures = 0
        self.contact = Contact()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop.set()
        self._rounds.sending.stopping.set()
        self._wake.set()
        self._thread.join()

    def wake(self) -> None:
        """Something was queued, or the network is back: do not wait any longer."""
        self._wake.set()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                result = self._rounds.run()
            except DeskError as error:  # the store itself: a full disk, a lock that is not given
                result = SyncResult(problem=error)
            self._note(result)
            self._wake.wait(self._pause(result).total_seconds())
            self._wake.clear()

    def _note(self, result: SyncResult) -> None:
        before, online = self.contact, result.problem is None
        self._failures = 0 if online else self._failures + 1
        problem_changed = _code(before.problem) != _code(result.problem)
        since = datetime.now(UTC) if online or before.online else before.since
        self.contact = Contact(online, since, result.problem)
        if before.online != online or problem_changed:
            _log.info("backend %s", "online" if online else _code(result.problem))
            self._rounds.notify(Change(Topic.CONNECTION))

    def _pause(self, result: SyncResult) -> timedelta:
        if result.problem is not None:
            if result.problem.problem is problems.NOT_PAIRED:
                return _LONGEST_SILENCE
            return min(backoff.wait(self._failures, at_least=backoff.FIRST / 5), _LONGEST_SILENCE)
        with self._rounds.database.read() as session:
            due = outbox.next_due(session)
        if due is None:
            return POLL
        return min(max(due - datetime.now(UTC), timedelta(0)), POLL)


def _code(error: DeskError | None) -> str:
    return error.code if error else ""
