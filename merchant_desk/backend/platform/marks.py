"""How far each stream has been read, and what is to be read next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from merchant_desk.backend.models import PlatformMarkRow
from merchant_desk.backend.platform.interface import Span, Stream, Track

_LEAST = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Mark:
    """On to ``read_to``, back to ``history_to`` of ``history_end`` … ``history_start``."""

    read_to: datetime
    history_to: datetime
    history_start: datetime
    history_end: datetime

    @property
    def progress(self) -> float:
        """How much of the history has been read, 0 to 1."""
        whole = self.history_end - self.history_start
        return (self.history_end - self.history_to) / whole if whole else 1.0


def next_span(mark: Mark, track: Track, now: datetime) -> Span | None:
    """What of the latest is to be read, some of it once more; nothing when all of it was.

    After a silence longer than the platform's memory it goes on where that begins.
    """
    start = max(mark.read_to - track.overlap, now - track.history)
    end = min(start + track.width, now - track.lag)
    return Span(start, end) if end >= mark.read_to + _LEAST else None


def next_history(mark: Mark, track: Track) -> Span | None:
    """What of the history is to be read: the newest first, as it is needed first."""
    start = max(mark.history_to - track.history_width, mark.history_start)
    return Span(start, mark.history_to) if start < mark.history_to else None


def first_mark(track: Track, connected_at: datetime) -> Mark:
    """Nothing has been read: all before is history, all after is news."""
    start = connected_at - track.history
    return Mark(connected_at - track.lag, connected_at, start, connected_at)


def marks(session: Session, shop_id: str) -> Mapping[Stream, Mark]:
    rows = session.scalars(select(PlatformMarkRow).where(PlatformMarkRow.shop_id == shop_id))
    return {Stream(row.stream): _mark(row) for row in rows}


def put(session: Session, shop_id: str, stream: Stream, mark: Mark, changes: int) -> None:
    """Move the stream's mark, and count the changes that it stands for."""
    row = session.get(PlatformMarkRow, (shop_id, stream.value))
    if row is None:
        row = PlatformMarkRow(shop_id=shop_id, stream=stream.value, changes=0)
        session.add(row)
    row.read_to, row.history_to = mark.read_to, mark.history_to
    row.history_start, row.history_end = mark.history_start, mark.history_end
    row.changes += changes


def _mark(row: PlatformMarkRow) -> Mark:
    return Mark(row.read_to, row.history_to, row.history_start, row.history_end)
