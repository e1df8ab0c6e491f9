"""Reports: sealed, moved from state to state, listed."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, delete, func, insert, or_, select, update
from sqlalchemy.orm import Session

from merchant_desk.core.errors import DeskError
from merchant_desk.core.record import Decision, Event, LastProblem, ReceiptNote, Record
from merchant_desk.core.report import Kind, Report, blobs
from merchant_desk.core.state import UNSENT, ReportState, may_follow
from merchant_desk.store.models import (
    AttachmentRow,
    DecisionRow,
    EventRow,
    OutboxRow,
    ReceiptRow,
    ReportRow,
    ReuseRow,
    ReviewRow,
    table,
)
from merchant_desk.store.problems import ALREADY_SAVED, NO_SUCH_REPORT

# Made once: to put a statement together takes longer than to run it.
_reports = table(ReportRow)
_KNOWN = select(_reports.c.state, _reports.c.body).where(_reports.c.id == bindparam("id"))
_STATE = select(_reports.c.state).where(_reports.c.id == bindparam("id"))
_ORDER = select(_reports.c.order_number).where(_reports.c.id == bindparam("id"))
_ATTACHED = (
    select(AttachmentRow)
    .where(AttachmentRow.report_id == bindparam("report"))
    .order_by(AttachmentRow.position)
)
_MOVE = (
    update(_reports)
    .where(_reports.c.id == bindparam("report"))
    .values(state=bindparam("after"), changed_at=bindparam("now"))
)
_LEAVE = delete(table(OutboxRow)).where(table(OutboxRow).c.report_id == bindparam("report"))
_INSERT, _ATTACH, _QUEUE, _NOTE = (
    insert(table(row)) for row in (ReportRow, AttachmentRow, OutboxRow, EventRow)
)


def add(
    session: Session, report: Report, body: bytes, now: datetime, deadline: datetime | None
) -> None:
    """Save a sealed report with its outbox entry. The very same again changes nothing.

    Written without the unit of work, which would take longer than the disk.
    """
    known = session.execute(_KNOWN, {"id": report.id}).first()
    if known is not None and known.state != ReportState.DRAFT:
        if known.body == body:
            return
        raise DeskError(ALREADY_SAVED)
    values = _values(report) | {"state": ReportState.READY, "body": body, "changed_at": now}
    if known is None:
        session.execute(_INSERT, values)
    else:
        session.execute(update(ReportRow).where(ReportRow.id == report.id).values(values))
        session.execute(delete(AttachmentRow).where(AttachmentRow.report_id == report.id))
    session.execute(_ATTACH, _attachments(report))
    size = sum(item.bytes for item in blobs(report))
    entry = {"report_id": report.id, "size": size, "deadline": deadline}
    session.execute(_QUEUE, entry)
    _note(session, report.id, ReportState.READY, now)


def is_saved(session: Session, report_id: str) -> bool:
    """Whether the report was submitted, and is no draft any more."""
    known = session.execute(_KNOWN, {"id": report_id}).first()
    return known is not None and known.state != ReportState.DRAFT


def find(session: Session, report_id: str) -> ReportRow | None:
    return session.get(ReportRow, report_id)


def agrees(session: Session, report: Report) -> bool:
    """Whether the rows of ``report`` say what it says itself: a damaged row may not."""
    row = session.get(ReportRow, report.id)
    if row is None or any(getattr(row, name) != value for name, value in _values(report).items()):
        return False
    return [
        {column.name: getattr(attached, column.name) for column in table(AttachmentRow).columns}
        for attached in attachments(session, report.id)
    ] == _attachments(report)


def remove(session: Session, report_id: str) -> None:
    """Forget a row whose content was damaged, with all that hangs on it."""
    session.execute(delete(ReceiptRow).where(ReceiptRow.report_id == report_id))
    session.execute(delete(ReportRow).where(ReportRow.id == report_id))
    session.expire_all()


def require(session: Session, report_id: str) -> ReportRow:
    row = session.get(ReportRow, report_id)
    if row is None:
        raise DeskError(NO_SUCH_REPORT, id=report_id)
    return row


def state_of(session: Session, report_id: str) -> ReportState:
    """The report's state; :class:`DeskError` when there is no such report."""
    state = session.scalar(_STATE, {"id": report_id})
    if state is None:
        raise DeskError(NO_SUCH_REPORT, id=report_id)
    return ReportState(state)


def order_of(session: Session, report_id: str) -> str:
    """The number of the order that the report is about."""
    return session.scalar(_ORDER, {"id": report_id}) or ""


def move(
    session: Session, report_id: str, state: ReportState, now: datetime, note: str = ""
) -> None:
    """Put the report in ``state`` and write the event. Only legal ways (``core.state``)."""
    before = state_of(session, report_id)
    if not may_follow(before, state):
        raise ValueError(f"{before} → {state}")
    session.execute(_MOVE, {"report": report_id, "after": state, "now": now})
    _note(session, report_id, state, now, note)


def drop_entry(session: Session, report_id: str) -> None:
    """The report leaves the outbox: it is accepted, cancelled, or a draft again."""
    session.execute(_LEAVE, {"report": report_id})


def attachments(session: Session, report_id: str) -> tuple[AttachmentRow, ...]:
    return tuple(session.scalars(_ATTACHED, {"report": report_id}))


def records(session: Session) -> tuple[Record, ...]:
    """Every report but drafts, newest first."""
    query = _listed().order_by(ReportRow.made_at.desc(), ReportRow.id.desc())
    return tuple(_record(*row) for row in session.execute(query))


def record(session: Session, report_id: str) -> Record | None:
    row = session.execute(_listed().where(ReportRow.id == report_id)).first()
    return _record(*row) if row else None


def unseen(session: Session) -> tuple[Record, ...]:
    """Reports whose decision was not looked at, newest decision first."""
    query = _listed().where(~DecisionRow.seen).order_by(DecisionRow.decided_at.desc())
    return tuple(_record(*row) for row in session.execute(query))


def earlier(session: Session, order: str, pictures: tuple[str, ...]) -> tuple[Record, ...]:
    """Reports of the same order, or that hold one of these pictures as a suspect."""
    same_picture = select(AttachmentRow.report_id).where(
        AttachmentRow.sha256.in_(pictures), AttachmentRow.is_suspect
    )
    query = (
        _listed()
        .where(ReportRow.state != ReportState.CANCELLED)
        .where(or_(ReportRow.order_number == order, ReportRow.id.in_(same_picture)))
        .order_by(ReportRow.made_at.desc())
    )
    return tuple(_record(*row) for row in session.execute(query))


def events(session: Session, report_id: str) -> tuple[Event, ...]:
    query = select(EventRow).where(EventRow.report_id == report_id).order_by(EventRow.id)
    return tuple(
        Event(at=row.at, state=ReportState(row.state), note=row.note)
        for row in session.scalars(query)
    )


def counts(session: Session) -> tuple[int, int, int]:
    """How many reports are unsent (parked ones too), parked, and decided but not looked at."""
    unsent = select(func.count()).select_from(ReportRow).where(ReportRow.state.in_(UNSENT))
    parked = unsent.where(ReportRow.state == ReportState.PARKED)
    decided = (
        select(func.count())
        .select_from(DecisionRow)
        .join(ReportRow, ReportRow.id == DecisionRow.report_id)
        .where(~DecisionRow.seen)
    )
    return (
        session.scalar(unsent) or 0,
        session.scalar(parked) or 0,
        session.scalar(decided) or 0,
    )


def without_shop(session: Session) -> tuple[ReportRow, ...]:
    """Reports that were made before the profile was paired; they were never sent."""
    return tuple(session.scalars(select(ReportRow).where(ReportRow.shop == "")))


def decide(session: Session, report_id: str, decision: Decision, now: datetime) -> None:
    """Keep the decision, the last word counts; an accepted report is closed by the first."""
    session.merge(
        DecisionRow(
            report_id=report_id,
            accepted=decision.accepted,
            reason=decision.reason,
            decided_at=decision.decided_at,
            seen=False,
        )
    )
    row = session.get(ReportRow, report_id)
    if row is not None and row.state == ReportState.ACCEPTED:
        move(session, report_id, ReportState.CLOSED, now, decision.reason)


def review_began(session: Session, report_id: str, at: datetime) -> None:
    """A reviewer looks at the report."""
    session.merge(ReviewRow(report_id=report_id, opened_at=at))


def put_reuse(session: Session, report_id: str, sha256: str, shops: int) -> None:
    """So many other shops have reported what this picture of the report shows."""
    session.merge(ReuseRow(report_id=report_id, sha256=sha256, shops=shops))


def reuses(session: Session, report_id: str) -> dict[str, int]:
    """SHA-256 of the report's pictures → how many other shops have reported the same."""
    rows = session.scalars(select(ReuseRow).where(ReuseRow.report_id == report_id))
    return {row.sha256: row.shops for row in rows}


def see(session: Session, report_id: str) -> None:
    """The user has looked at the report's decision."""
    row = session.get(DecisionRow, report_id)
    if row:
        row.seen = True


def _values(report: Report) -> dict[str, Any]:
    """What a report's row repeats of it, to be looked for and listed by."""
    return {
        "id": report.id,
        "shop": report.shop,
        "order_number": report.order,
        "after_sale": report.after_sale,
        "kinds": [s.kind for s in report.suspects if s.kind],
        "pictures": len(report.suspects),
        "thumbnail": report.suspects[0].picture.sha256,
        "made_at": report.made_at,
    }


def _attachments(report: Report) -> list[dict[str, Any]]:
    suspects = {s.picture.sha256 for s in report.suspects}
    return [
        {
            "report_id": report.id,
            "position": position,
            "sha256": item.sha256,
            "name": item.name,
            "size": item.bytes,
            "is_suspect": item.sha256 in suspects,
        }
        for position, item in enumerate(blobs(report))
    ]


def _note(
    session: Session, report_id: str, state: ReportState, now: datetime, note: str = ""
) -> None:
    event = {"report_id": report_id, "at": now, "state": state, "note": note}
    session.execute(_NOTE, event)


_Listed = tuple[
    ReportRow, OutboxRow | None, ReceiptRow | None, DecisionRow | None, ReviewRow | None
]


def _listed() -> Select[*_Listed]:
    query: Select[*_Listed] = (
        select(ReportRow, OutboxRow, ReceiptRow, DecisionRow, ReviewRow)
        .outerjoin(OutboxRow, OutboxRow.report_id == ReportRow.id)
        .outerjoin(ReceiptRow, ReceiptRow.report_id == ReportRow.id)
        .outerjoin(DecisionRow, DecisionRow.report_id == ReportRow.id)
        .outerjoin(ReviewRow, ReviewRow.report_id == ReportRow.id)
        .where(ReportRow.state != ReportState.DRAFT)
    )
    return query


def _record(
    row: ReportRow,
    entry: OutboxRow | None,
    receipt: ReceiptRow | None,
    decision: DecisionRow | None,
    review: ReviewRow | None,
) -> Record:
    problem = None
    if entry and entry.problem_code:
        problem = LastProblem(code=entry.problem_code, detail=entry.problem_detail)
    return Record(
        id=row.id,
        shop=row.shop,
        order=row.order_number,
        kinds=tuple(dict.fromkeys(Kind(kind) for kind in row.kinds)),
        state=ReportState(row.state),
        made_at=row.made_at,
        changed_at=row.changed_at,
        attempts=entry.attempts if entry else 0,
        last_problem=problem,
        next_try=entry.next_try if entry else None,
        receipt=ReceiptNote(
            number=receipt.number, sha256=receipt.sha256, received_at=receipt.received_at
        )
        if receipt
        else None,
        decision=Decision(
            accepted=decision.accepted, reason=decision.reason, decided_at=decision.decided_at
        )
        if decision
        else None,
        review_began=review.opened_at if review else None,
        any_network=entry.any_network if entry else False,
        thumbnail=row.thumbnail,
        pictures=row.pictures,
    )
