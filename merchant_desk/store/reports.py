"""Reports: sealed, moved from state to state, listed."""

from datetime import datetime

from sqlalchemy import Select, delete, func, or_, select
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
)
from merchant_desk.store.problems import ALREADY_SAVED, NO_SUCH_REPORT


def add(
    session: Session, report: Report, body: bytes, now: datetime, deadline: datetime | None
) -> None:
    """Save a sealed report with its outbox entry. The very same again changes nothing."""
    row = session.get(ReportRow, report.id)
    if row is not None and row.state != ReportState.DRAFT:
        if row.body == body:
            return
        raise DeskError(ALREADY_SAVED)
    if row is None:
        row = ReportRow(id=report.id, state=ReportState.DRAFT, made_at=report.made_at)
        session.add(row)
    row.shop = report.shop
    row.order_number = report.order
    row.after_sale = report.after_sale
    row.body = body
    row.kinds = [s.kind for s in report.suspects if s.kind]
    row.pictures = len(report.suspects)
    row.thumbnail = report.suspects[0].picture.sha256
    row.changed_at = now
    session.flush()
    _replace_attachments(session, report)
    size = sum(item.bytes for item in blobs(report))
    session.add(OutboxRow(report_id=report.id, size=size, deadline=deadline))
    move(session, report.id, ReportState.READY, now)


def find(session: Session, report_id: str) -> ReportRow | None:
    return session.get(ReportRow, report_id)


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


def move(
    session: Session, report_id: str, state: ReportState, now: datetime, note: str = ""
) -> None:
    """Put the report in ``state`` and write the event. Only legal ways (``core.state``)."""
    row = require(session, report_id)
    before = ReportState(row.state)
    if not may_follow(before, state):
        raise ValueError(f"{before} → {state}")
    row.state = state
    row.changed_at = now
    session.add(EventRow(report_id=report_id, at=now, state=state, note=note))
    session.flush()


def drop_entry(session: Session, report_id: str) -> None:
    """The report leaves the outbox: it is accepted, cancelled, or a draft again."""
    session.execute(delete(OutboxRow).where(OutboxRow.report_id == report_id))


def attachments(session: Session, report_id: str) -> tuple[AttachmentRow, ...]:
    query = (
        select(AttachmentRow)
        .where(AttachmentRow.report_id == report_id)
        .order_by(AttachmentRow.position)
    )
    return tuple(session.scalars(query))


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


def see(session: Session, report_id: str) -> None:
    """The user has looked at the report's decision."""
    row = session.get(DecisionRow, report_id)
    if row:
        row.seen = True


def _replace_attachments(session: Session, report: Report) -> None:
    session.execute(delete(AttachmentRow).where(AttachmentRow.report_id == report.id))
    suspects = {s.picture.sha256 for s in report.suspects}
    session.add_all(
        AttachmentRow(
            report_id=report.id,
            position=position,
            sha256=item.sha256,
            name=item.name,
            size=item.bytes,
            is_suspect=item.sha256 in suspects,
        )
        for position, item in enumerate(blobs(report))
    )


_Listed = tuple[ReportRow, OutboxRow | None, ReceiptRow | None, DecisionRow | None]


def _listed() -> Select[*_Listed]:
    query: Select[*_Listed] = (
        select(ReportRow, OutboxRow, ReceiptRow, DecisionRow)
        .outerjoin(OutboxRow, OutboxRow.report_id == ReportRow.id)
        .outerjoin(ReceiptRow, ReceiptRow.report_id == ReportRow.id)
        .outerjoin(DecisionRow, DecisionRow.report_id == ReportRow.id)
        .where(ReportRow.state != ReportState.DRAFT)
    )
    return query


def _record(
    row: ReportRow,
    entry: OutboxRow | None,
    receipt: ReceiptRow | None,
    decision: DecisionRow | None,
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
        any_network=entry.any_network if entry else False,
        thumbnail=row.thumbnail,
        pictures=row.pictures,
    )
