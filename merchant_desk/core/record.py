"""Records: reports as they are listed, with what has happened to them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from merchant_desk.core.report import Kind, Report, ReportDraft
from merchant_desk.core.state import ReportState


@dataclass(frozen=True, slots=True, kw_only=True)
class LastProblem:
    """Why the last try did not end well: a wire code, and the sentence that came with it."""

    code: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    accepted: bool
    reason: str
    decided_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptNote:
    """What the desk keeps of a receipt, for ever."""

    number: str
    sha256: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Progress:
    """Bytes of a report's files that the backend has, of all that it needs."""

    sent: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One report in the list. ``thumbnail`` is the first suspect picture's SHA-256."""

    id: str
    shop: str
    order: str
    kinds: tuple[Kind, ...]
    state: ReportState
    made_at: datetime
    changed_at: datetime
    attempts: int = 0
    last_problem: LastProblem | None = None
    next_try: datetime | None = None
    receipt: ReceiptNote | None = None
    decision: Decision | None = None
    review_began: datetime | None = None
    """Since when a reviewer has looked at it."""
    any_network: bool = False
    """It is sent even where the network costs by the byte."""
    thumbnail: str = ""
    pictures: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One step of a report's life, in order."""

    at: datetime
    state: ReportState
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDetail:
    record: Record
    report: Report | ReportDraft
    events: tuple[Event, ...]
    reuses: Mapping[str, int] = field(default_factory=dict)
    """SHA-256 of a suspect picture → how many other shops have reported the same."""
