"""Reading a shop's platform under a lease: the latest first, then some of the history."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from merchant_desk.backend.blobs import Blobs
from merchant_desk.backend.database import Database
from merchant_desk.backend.platform import keys, leases, marks
from merchant_desk.backend.platform.intake import take_in
from merchant_desk.backend.platform.interface import Platform, PlatformError, Stream, Track
from merchant_desk.backend.platform.leases import Lease, LeaseLostError
from merchant_desk.backend.platform.marks import Mark
from merchant_desk.backend.platform.pdd_client import PddClient
from merchant_desk.backend.platform.pdd_platform import PddPlatform
from merchant_desk.backend.platform.pictures import Pictures
from merchant_desk.core.errors import DeskError
from merchant_desk.core.picture import Limits
from merchant_desk.wire.changes import Change

_EVERY = timedelta(minutes=1)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Round:
    """What one reading of a shop came to."""

    changes: int
    has_more: bool
    problem: DeskError | None = None


Opener = Callable[["Collector", Lease], AbstractContextManager[Platform]]


@contextmanager
def open_pdd(collector: "Collector", lease: Lease) -> Iterator[Platform]:
    """The open platform with the shop's secrets; :class:`DeskError` when these are missing."""
    place = lease.keys
    client = PddClient(
        keys.load(place),
        lease.url,
        renewed=(lambda fresh: keys.save(place, fresh)) if keys.can_save(place) else None,
        stop=collector.stop,
        alive=leases.Heartbeat(collector.database, lease).beat,
        spacing=collector.spacing,
        waits=collector.waits,
    )
    pictures = Pictures(
        collector.database, collector.blobs, lease.shop_id, collector.limits, client.fetch
    )
    try:
        yield PddPlatform(client, pictures.keep)
    finally:
        client.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Collector:
    """Brings what platforms tell into the feeds of their shops. Any thread may use it."""

    database: Database
    blobs: Blobs
    limits: Limits = field(default_factory=Limits)
    stop: threading.Event = field(default_factory=threading.Event)
    opener: Opener = open_pdd
    latest_spans: int = 200
    history_spans: int = 40
    """How many spans of a stream are read before it is another shop's turn."""
    spacing: float = 0.07
    waits: tuple[float, ...] = (0.5, 2.0)

    def collect_due(self) -> bool:
        """Read one shop that is due; whether there was one."""
        lease = leases.take(self.database, datetime.now(UTC))
        if lease is None:
            return False
        self.collect(lease)
        return True

    def collect(self, lease: Lease) -> Round:
        """Read the leased shop, then give the lease back; what went wrong is kept, not raised."""
        try:
            done = self._read(lease)
            if self.stop.is_set():
                leases.drop(self.database, lease)
                return done
            wait = timedelta(0) if done.has_more else _EVERY
            problem = done.problem if isinstance(done.problem, PlatformError) else None
            words = str(done.problem) if done.problem else ""
            leases.give_back(self.database, lease, wait, problem, words)
        except LeaseLostError:
            _log.info("the platform of %s is read by somebody else", lease.shop_id)
            return Round(0, has_more=False)
        if done.problem is not None:
            _log.warning("the platform of %s: %s", lease.shop_id, done.problem)
        return done

    def _read(self, lease: Lease) -> Round:
        try:
            with self.opener(self, lease) as platform:
                return self._read_streams(lease, platform)
        except DeskError as error:
            return Round(0, has_more=False, problem=error)

    def _read_streams(self, lease: Lease, platform: Platform) -> Round:
        """A stream that cannot be read does not hold up the others."""
        changes, has_more, now = 0, False, datetime.now(UTC)
        problem: PlatformError | None = None
        for stream, track in platform.tracks.items():
            try:
                for written in self._read_stream(lease, platform, stream, track, now):
                    changes += written
            except PlatformError as error:
                problem = problem or error
                if not error.alone:
                    break
            else:
                has_more = has_more or self._has_more(lease, stream, track, now)
        return Round(changes, has_more, problem)

    def _read_stream(
        self, lease: Lease, platform: Platform, stream: Stream, track: Track, now: datetime
    ) -> Iterator[int]:
        """Span by span, each written with its mark in one transaction; how much each changed.

        What happens meanwhile is for the next time: a slow platform would never be done with.
        """
        mark = self._mark(lease, stream, track)
        for _ in range(self.latest_spans):
            span = marks.next_span(mark, track, now)
            if span is None:
                break
            told = platform.read(stream, span)
            mark = replace(mark, read_to=span.end)
            yield self._write(lease, stream, mark, told)
        for _ in range(self.history_spans):
            past = marks.next_history(mark, track)
            if past is None:
                return
            told = platform.read_history(stream, past)
            mark = replace(mark, history_to=past.start)
            yield self._write(lease, stream, mark, told)

    def _has_more(self, lease: Lease, stream: Stream, track: Track, now: datetime) -> bool:
        mark = self._mark(lease, stream, track)
        is_behind = marks.next_span(mark, track, now) is not None
        return is_behind or marks.next_history(mark, track) is not None

    def _mark(self, lease: Lease, stream: Stream, track: Track) -> Mark:
        with self.database.read() as session:
            known = marks.marks(session, lease.shop_id).get(stream)
        return known or marks.first_mark(track, lease.connected_at)

    def _write(self, lease: Lease, stream: Stream, mark: Mark, told: tuple[Change, ...]) -> int:
        def change(session: Session) -> int:
            leases.renew(session, lease)
            written = take_in(session, lease.shop_id, told)
            marks.put(session, lease.shop_id, stream, mark, written)
            return written

        return self.database.write(change)
