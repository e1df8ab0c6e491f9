"""The outbox: which report is next, who sends it, and how it went."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from functools import cache

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, insert, or_, select, update
from sqlalchemy.orm import Session

from merchant_desk.core.errors import DeskError
from merchant_desk.core.record import LastProblem, ReceiptNote
from merchant_desk.core.state import EDITABLE, RETRYABLE, ReportState
from merchant_desk.store import reports
from merchant_desk.store.models import DecisionRow, OutboxRow, ReceiptRow, ReportRow, table
from merchant_desk.store.problems import NOT_NOW

_S = ReportState


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to send one report. ``asks_first``: its last request may have arrived."""

    report_id: str
    shop: str
    body: bytes
    attempts: int
    asks_first: bool


LARGE = 8 * 1024**2
"""Bytes of a report's files from which on it goes by the large lane, past nobody's pictures."""


class Lane(Enum):
    SMALL = auto()
    LARGE = auto()


def lease(
    session: Session,
    owner: str,
    now: datetime,
    until: datetime,
    *,
    skip: Iterable[str] = (),
    lane: Lane | None = None,
    is_metered: bool = False,
) -> Lease | None:
    """Take the next due entry: nearest deadline first, then small, then old.

    On a network that costs by the byte only an entry that may use any network is taken.
    """
    query = _next(lane, is_metered=is_metered)
    found = session.execute(query, {"now": now, "skip": tuple(skip)}).first()
    if found is None:
        return None
    session.execute(_TAKE, {"report": found.id, "owner": owner, "until": until})
    asks_first = found.state == _S.UNKNOWN
    if not asks_first:
        reports.move(session, found.id, _S.UPLOADING, now)
    return Lease(found.id, found.shop, found.body, found.attempts, asks_first)


def report_ids(session: Session) -> set[str]:
    """The reports that have an entry: each unsent one."""
    return set(session.scalars(select(OutboxRow.report_id)))


def deadline(session: Session, report_id: str) -> datetime | None:
    """The deadline by which the entry is sent earlier than others."""
    query = select(OutboxRow.deadline).where(OutboxRow.report_id == report_id)
    return session.scalar(query)


@cache  # to put the statement together takes longer than to run it
def _next(lane: Lane | None, *, is_metered: bool) -> Select[str, str, bytes, str, int]:
    now = bindparam("now", type_=OutboxRow.next_try.type)
    due = or_(
        OutboxRow.next_try.is_(None),
        OutboxRow.next_try <= now,
        OutboxRow.waits_since > now,  # the clock was set back since
    )
    return (
        select(ReportRow.id, ReportRow.shop, ReportRow.body, ReportRow.state, OutboxRow.attempts)
        .join(OutboxRow, OutboxRow.report_id == ReportRow.id)
        .where(
            or_(
                ReportRow.state == _S.READY,
                and_(ReportRow.state.in_((_S.WAITING, _S.UNKNOWN)), due),
            )
        )
        .where(OutboxRow.lease_owner == "", ReportRow.shop != "")
        .where(ReportRow.id.not_in(bindparam("skip", expanding=True)))
        .where(*_of_lane(lane), *((OutboxRow.any_network,) if is_metered else ()))
        .order_by(*_TURN)
        .limit(1)
    )


_TURN = OutboxRow.deadline.is_(None), OutboxRow.deadline, OutboxRow.size, OutboxRow.report_id
"""As an index has them: ids sort by their making."""
_KEEP = insert(table(ReceiptRow))
_REASON = select(DecisionRow.reason).where(DecisionRow.report_id == bindparam("report"))
_TAKE = (
    update(table(OutboxRow))
    .where(table(OutboxRow).c.report_id == bindparam("report"))
    .values(lease_owner=bindparam("owner"), lease_until=bindparam("until"))
)


def _of_lane(lane: Lane | None) -> tuple[ColumnElement[bool], ...]:
    if lane is None:
        return ()
    return (OutboxRow.size > LARGE if lane is Lane.LARGE else OutboxRow.size <= LARGE,)


def has_large(session: Session) -> bool:
    """Whether anything waits for the large lane."""
    return (
        session.scalar(select(OutboxRow.report_id).where(OutboxRow.size > LARGE).limit(1))
        is not None
    )


def allow_any_network(session: Session, report_id: str) -> None:
    """The user wants this report sent even where the network costs by the byte."""
    entry = session.get(OutboxRow, report_id)
    if entry is not None:
        entry.any_network = True


def extend(session: Session, report_id: str, owner: str, until: datetime) -> bool:
    """The heartbeat of a lease; false when it is not ``owner``'s any more."""
    entry = session.get(OutboxRow, report_id)
    if entry is None or entry.lease_owner != owner:
        return False
    entry.lease_until = until
    return True


def settle(
    session: Session,
    report_id: str,
    state: ReportState,
    now: datetime,
    *,
    problem: LastProblem | None = None,
    next_try: datetime | None = None,
    burns_attempt: bool = False,
) -> None:
    """End the lease with the report in ``state``; it stays in the outbox."""
    entry = session.get_one(OutboxRow, report_id)
    entry.lease_owner = ""
    entry.lease_until = None
    entry.next_try = next_try
    entry.waits_since = now if next_try else None
    entry.problem_code = problem.code if problem else ""
    entry.problem_detail = problem.detail if problem else ""
    entry.attempts += burns_attempt
    if reports.state_of(session, report_id) is not state:
        reports.move(session, report_id, state, now, entry.problem_detail)


def accept(session: Session, report_id: str, receipt: ReceiptNote, now: datetime) -> None:
    """The receipt came: the report leaves the outbox."""
    reports.move(session, report_id, _S.ACCEPTED, now, receipt.number)
    values = {
        "report_id": report_id,
        "number": receipt.number,
        "sha256": receipt.sha256,
        "received_at": receipt.received_at,
    }
    session.execute(_KEEP, values)
    reports.drop_entry(session, report_id)
    reason = session.scalar(_REASON, {"report": report_id})
    if reason is not None:
        reports.move(session, report_id, _S.CLOSED, now, reason)


def reclaim(session: Session, now: datetime) -> tuple[str, ...]:
    """Take back every lease: of desks that are gone, and of a try that ended without a word.

    Only the one that holds the profile may call, while it sends nothing.
    """
    query = (
        select(ReportRow.id, ReportRow.state)
        .join(OutboxRow, OutboxRow.report_id == ReportRow.id)
        .where(OutboxRow.lease_owner != "")
    )
    lost = session.execute(query).all()
    for report_id, state in lost:
        # What was being submitted may have arrived: it must be asked for before it is sent again.
        after = {_S.UPLOADING: _S.READY, _S.SUBMITTING: _S.UNKNOWN}.get(_S(state), _S(state))
        settle(session, report_id, after, now)
    return tuple(report_id for report_id, _ in lost)


def ungate(session: Session, codes: Iterable[str]) -> None:
    """The gates behind these problem codes are open again: what waited at them is due now."""
    query = (
        select(OutboxRow)
        .where(OutboxRow.problem_code.in_(tuple(codes)), OutboxRow.lease_owner == "")
        .where(OutboxRow.next_try.is_not(None))
    )
    for entry in session.scalars(query):
        entry.next_try = None


def hurry(session: Session) -> None:
    """Every entry that waits for its time is due now."""
    session.execute(update(OutboxRow).where(OutboxRow.lease_owner == "").values(next_try=None))


def waiting(session: Session) -> int:
    """How many reports are still to be sent without anybody's help."""
    query = (
        select(func.count())
        .select_from(OutboxRow)
        .join(ReportRow, ReportRow.id == OutboxRow.report_id)
        .where(ReportRow.state != _S.PARKED)
    )
    return session.scalar(query) or 0


def next_due(session: Session) -> datetime | None:
    """When the next waiting entry is to be tried."""
    query = (
        select(OutboxRow.next_try)
        .join(ReportRow, ReportRow.id == OutboxRow.report_id)
        .where(ReportRow.state.in_((_S.WAITING, _S.UNKNOWN)), OutboxRow.next_try.is_not(None))
        .order_by(OutboxRow.next_try)
        .limit(1)
    )
    return session.scalar(query)


def cancel(session: Session, report_id: str, now: datetime) -> None:
    """Give the report up, as long as nothing of it can be on its way."""
    _require_free(session, report_id, EDITABLE)
    reports.move(session, report_id, _S.CANCELLED, now)
    reports.drop_entry(session, report_id)


def reopen(session: Session, report_id: str, now: datetime) -> None:
    """Make the report a draft again, to be mended and submitted anew under the same id."""
    _require_free(session, report_id, EDITABLE)
    reports.move(session, report_id, _S.DRAFT, now)
    reports.drop_entry(session, report_id)


def retry(session: Session, report_id: str, now: datetime) -> None:
    """Try now. What may have arrived already is still asked for first."""
    _require_free(session, report_id, RETRYABLE)
    entry = session.get_one(OutboxRow, report_id)
    entry.next_try = None
    if reports.state_of(session, report_id) is not _S.UNKNOWN:
        reports.move(session, report_id, _S.READY, now)


def _require_free(session: Session, report_id: str, states: frozenset[ReportState]) -> None:
    state = reports.state_of(session, report_id)
    entry = session.get(OutboxRow, report_id)
    if state not in states or (entry is not None and entry.lease_owner):
        raise DeskError(NOT_NOW, state=state)
