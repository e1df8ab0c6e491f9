"""What a platform must be able to do for us, whichever it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from merchant_desk.core.errors import DeskError, Problem
from merchant_desk.wire.changes import Change


class Stream(StrEnum):
    """What is read one after another, each with a mark of its own."""

    ORDERS = "orders"
    AFTER_SALES = "after-sales"
    MESSAGES = "messages"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time that is read at once."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """How a stream may be read."""

    width: timedelta
    """The widest span of what changed lately."""
    lag: timedelta
    """How long ago a span must have ended: what is newer may still be on its way to the list."""
    overlap: timedelta
    """How much of what was read before is read again."""
    history: timedelta
    """How far back the platform tells anything."""
    history_width: timedelta
    """The widest span of what was there before."""


class Platform(Protocol):
    """Reads a shop's things. What it gives is whole: the newest value of each thing.

    Both readings raise :class:`PlatformError`; nothing is then taken of the span.
    """

    @property
    def tracks(self) -> Mapping[Stream, Track]:
        """The streams that this platform has; what is not in here it cannot tell."""

    def read(self, stream: Stream, span: Span) -> tuple[Change, ...]:
        """What changed in ``span``."""

    def read_history(self, stream: Stream, span: Span) -> tuple[Change, ...]:
        """What was made in ``span``, as it is now."""


class PlatformError(DeskError):
    """The platform did not give what it was asked for.

    ``again``: the same may go well later. ``alone``: it says nothing of the shop's other streams.
    """

    def __init__(
        self,
        problem: Problem,
        *,
        again: bool = True,
        alone: bool = False,
        retry_after: timedelta = timedelta(0),
        **facts: object,
    ) -> None:
        super().__init__(problem, **facts)
        self.again = again
        self.alone = alone
        self.retry_after = retry_after
