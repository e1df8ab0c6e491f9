"""Drafts: saved as they are edited."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from merchant_desk.core.draft_json import dump_draft, load_draft
from merchant_desk.core.report import ReportDraft
from merchant_desk.store.models import DraftRow, table

_REMOVE = delete(table(DraftRow)).where(table(DraftRow).c.id == bindparam("draft"))


def save(session: Session, draft: ReportDraft, now: datetime) -> None:
    session.merge(DraftRow(id=draft.id, body=dump_draft(draft), changed_at=now, discarded_at=None))


def put_place(session: Session, draft_id: str, place: str) -> None:
    """Keep where the user was in a draft; nothing when the draft itself is not kept."""
    row = session.get(DraftRow, draft_id)
    if row:
        row.place = place


def place(session: Session, draft_id: str) -> str:
    row = session.get(DraftRow, draft_id)
    return (row.place or "") if row else ""


def load(session: Session, draft_id: str) -> ReportDraft | None:
    row = session.get(DraftRow, draft_id)
    return load_draft(row.body) if row and row.discarded_at is None else None


def every(session: Session) -> tuple[ReportDraft, ...]:
    """The drafts that are kept, last changed first."""
    rows = session.scalars(
        select(DraftRow).where(DraftRow.discarded_at.is_(None)).order_by(DraftRow.changed_at.desc())
    )
    return tuple(load_draft(row.body) for row in rows)


def discard(session: Session, draft_id: str, now: datetime) -> None:
    row = session.get(DraftRow, draft_id)
    if row:
        row.discarded_at = now


def undiscard(session: Session, draft_id: str) -> None:
    row = session.get(DraftRow, draft_id)
    if row:
        row.discarded_at = None


def remove(session: Session, draft_id: str) -> None:
    session.execute(_REMOVE, {"draft": draft_id})


def sweep(session: Session, before: datetime) -> None:
    """Forget drafts that were discarded before ``before``."""
    session.execute(delete(DraftRow).where(DraftRow.discarded_at < before))
