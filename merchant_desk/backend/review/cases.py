"""The reports as a reviewer sees them: the queue, one case, opening it and deciding on it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, func, literal, or_, select, tuple_
from sqlalchemy.orm import Session

from merchant_desk.backend import feed
from merchant_desk.backend.database import lock_shop
from merchant_desk.backend.models import ReportBlobRow, ReportRow, ReviewEventRow, ShopRow
from merchant_desk.backend.problems import (
    NO_REASON,
    NO_SUCH_REPORT,
    REPORT_CHANGED,
    REPORT_WITHDRAWN,
)
from merchant_desk.core.errors import DeskError
from merchant_desk.wire.changes import DecisionChange, ReviewChange, Verdict
from merchant_desk.wire.report import ReportMessage

PAGE = 30
"""Cases on a page of the queue."""


class Standing(StrEnum):
    """How far the review of a report is."""

    RECEIVED = "received"
    OPENED = "opened"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


WAITING = frozenset({Standing.RECEIVED, Standing.OPENED})
STATES = {
    "waiting": WAITING,
    "decided": frozenset({Standing.ACCEPTED, Standing.REJECTED}),
    "withdrawn": frozenset({Standing.WITHDRAWN}),
    "all": frozenset(Standing),
}
"""What cases may be asked for by, in a word."""


@dataclass(frozen=True, slots=True)
class Place:
    """Which report, of which shop: a report's id alone may be two shops'."""

    shop: str
    report: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A case in the queue. ``thumbnail`` is the first suspect picture's SHA-256."""

    place: Place
    shop_name: str
    order: str
    kinds: tuple[str, ...]
    pictures: int
    thumbnail: str
    received_at: datetime
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A report with all that a reviewer must know of it."""

    place: Place
    shop_name: str
    report: ReportMessage
    receipt_number: str
    received_at: datetime
    counted: int
    cap: int | None
    standing: Standing
    reason: str
    seen: str
    """Names this very state of the case: to be given back with a decision on it."""
    events: tuple[ReviewEventRow, ...]
    elsewhere: dict[str, int]
    """SHA-256 of a suspect picture → other reports, of any shop, that rest on the same file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which cases; an empty word means all."""

    standings: frozenset[Standing] = WAITING
    shop: str = ""
    order: str = ""
    kind: str = ""


def queue(session: Session, wanted: Filter, page: int = 0) -> tuple[tuple[Line, ...], bool]:
    """A page of the cases, those that wait longest first; whether there are more."""
    query = (
        select(ReportRow, ShopRow.name)
        .join(ShopRow, ShopRow.id == ReportRow.shop_id)
        .where(*_conditions(wanted))
        .order_by(ReportRow.received_at, ReportRow.shop_id, ReportRow.id)
        .offset(page * PAGE)
        .limit(PAGE + 1)
    )
    found = [_line(row, name) for row, name in session.execute(query)]
    return tuple(found[:PAGE]), len(found) > PAGE


def count(session: Session, wanted: Filter) -> int:
    query = select(func.count()).select_from(ReportRow).where(*_conditions(wanted))
    return session.scalar(query) or 0


def shops(session: Session) -> tuple[tuple[str, str], ...]:
    """Every shop's id and name."""
    rows = session.execute(select(ShopRow.id, ShopRow.name).order_by(ShopRow.name, ShopRow.id))
    return tuple((row.id, row.name) for row in rows)


def following(session: Session, wanted: Filter, place: Place) -> Place | None:
    """The next case that waits after ``place``, from the beginning again after the last."""
    waiting = Filter(standings=WAITING, shop=wanted.shop, order=wanted.order, kind=wanted.kind)
    key = tuple_(ReportRow.received_at, ReportRow.shop_id, ReportRow.id)
    at = session.scalar(
        select(ReportRow.received_at).where(
            ReportRow.shop_id == place.shop, ReportRow.id == place.report
        )
    )
    query = select(ReportRow.shop_id, ReportRow.id).where(*_conditions(waiting))
    query = query.order_by(ReportRow.received_at, ReportRow.shop_id, ReportRow.id).limit(1)
    here = tuple_(literal(at, ReportRow.received_at.type), place.shop, place.report)
    for part in (query.where(key > here), query.where(key < here)):
        found = session.execute(part).first() if at else None
        if found is not None:
            return Place(found.shop_id, found.id)
    return None


def find(session: Session, report: str, shop: str = "") -> tuple[Place, ...]:
    """Where a report of this id is: with two shops that may be two places."""
    query = select(ReportRow.shop_id).where(ReportRow.id == report)
    if shop:
        query = query.where(ReportRow.shop_id == shop)
    return tuple(Place(found, report) for found in session.scalars(query.order_by("shop_id")))


def case(session: Session, place: Place) -> Case:
    """:class:`DeskError` when there is no such report."""
    row = _row(session, place)
    message = ReportMessage.model_validate_json(row.body)
    events = session.scalars(
        select(ReviewEventRow)
        .where(ReviewEventRow.shop_id == place.shop, ReviewEventRow.report_id == place.report)
        .order_by(ReviewEventRow.id)
    ).all()
    name = session.get_one(ShopRow, place.shop).name
    return Case(
        place=place,
        shop_name=name,
        report=message,
        receipt_number=row.receipt_number,
        received_at=row.received_at,
        counted=row.counted,
        cap=row.cap,
        standing=standing(row),
        reason=row.reason,
        seen=_seen(row),
        events=tuple(events),
        elsewhere=_elsewhere(session, place, [s.picture.sha256 for s in message.suspects]),
    )


def open_case(session: Session, place: Place, reviewer: str, now: datetime) -> None:
    """Note that ``reviewer`` looks at the case; the first time its shop is told."""
    row = _row(session, place)
    if standing(row) is not Standing.RECEIVED:
        return
    lock_shop(session, place.shop)
    session.refresh(row)
    if standing(row) is not Standing.RECEIVED:
        return
    row.opened_at = now
    session.add(_event(row, reviewer, now))
    feed.append(session, place.shop, [ReviewChange(report=row.id, opened_at=now)])


def decide(
    session: Session,
    place: Place,
    reviewer: str,
    now: datetime,
    *,
    verdict: Verdict,
    reason: str,
    seen: str | None = None,
) -> None:
    """Decide on the case; its shop's desks learn of it through the feed. The last word counts.

    With ``seen``, only on the state of the case that this names. :class:`DeskError` when it has
    changed since, when it was withdrawn, and when a rejection has no reason.
    """
    reason = reason.strip()
    if verdict is Verdict.REJECTED and not reason and seen is not None:
        raise DeskError(NO_REASON)
    _row(session, place)
    lock_shop(session, place.shop)
    row = _row(session, place)
    session.refresh(row)
    if row.withdrawn_at is not None:
        raise DeskError(REPORT_WITHDRAWN, id=place.report)
    if seen is not None and seen != _seen(row):
        raise DeskError(REPORT_CHANGED, id=place.report)
    row.verdict, row.reason, row.decided_at = verdict, reason, now
    session.add(_event(row, reviewer, now))
    decision = DecisionChange(report=row.id, verdict=verdict, reason=reason, decided_at=now)
    feed.append(session, place.shop, [decision])


def standing(row: ReportRow) -> Standing:
    if row.withdrawn_at is not None:
        return Standing.WITHDRAWN
    if row.verdict:
        return Standing(row.verdict)
    return Standing.OPENED if row.opened_at else Standing.RECEIVED


def _conditions(wanted: Filter) -> list[ColumnElement[bool]]:
    found = [or_(*(_CONDITIONS[each] for each in sorted(wanted.standings)))]
    if wanted.shop:
        found.append(ReportRow.shop_id == wanted.shop)
    if wanted.order:
        found.append(ReportRow.order_number.contains(wanted.order, autoescape=True))
    if wanted.kind:
        found.append(ReportRow.kinds.contains(f" {wanted.kind} ", autoescape=True))
    return found


_OPEN = and_(ReportRow.withdrawn_at.is_(None), ReportRow.verdict.is_(None))
_CONDITIONS: dict[Standing, ColumnElement[bool]] = {
    Standing.RECEIVED: and_(_OPEN, ReportRow.opened_at.is_(None)),
    Standing.OPENED: and_(_OPEN, ReportRow.opened_at.is_not(None)),
    Standing.ACCEPTED: and_(
        ReportRow.withdrawn_at.is_(None), ReportRow.verdict == Verdict.ACCEPTED
    ),
    Standing.REJECTED: and_(
        ReportRow.withdrawn_at.is_(None), ReportRow.verdict == Verdict.REJECTED
    ),
    Standing.WITHDRAWN: ReportRow.withdrawn_at.is_not(None),
}


def _row(session: Session, place: Place) -> ReportRow:
    row = session.get(ReportRow, (place.shop, place.report))
    if row is None:
        raise DeskError(NO_SUCH_REPORT, id=place.report)
    return row


def _line(row: ReportRow, shop_name: str) -> Line:
    suspects = ReportMessage.model_validate_json(row.body).suspects
    return Line(
        place=Place(row.shop_id, row.id),
        shop_name=shop_name,
        order=row.order_number,
        kinds=tuple(row.kinds.split()),
        pictures=len(suspects),
        thumbnail=suspects[0].picture.sha256,
        received_at=row.received_at,
        standing=standing(row),
    )


def _elsewhere(session: Session, place: Place, pictures: list[str]) -> dict[str, int]:
    query = (
        select(ReportBlobRow.sha256, func.count())
        .where(ReportBlobRow.sha256.in_(pictures))
        .where(or_(ReportBlobRow.shop_id != place.shop, ReportBlobRow.report_id != place.report))
        .group_by(ReportBlobRow.sha256)
    )
    return {row.sha256: row[1] for row in session.execute(query)}


def _event(row: ReportRow, reviewer: str, now: datetime) -> ReviewEventRow:
    return ReviewEventRow(
        shop_id=row.shop_id,
        report_id=row.id,
        reviewer=reviewer,
        at=now,
        revision=row.revision,
        verdict=row.verdict,
        reason=row.reason if row.verdict else "",
    )


def _seen(row: ReportRow) -> str:
    decided = row.decided_at.isoformat() if row.decided_at else ""
    return f"{row.revision}:{row.verdict or ''}:{decided}"
