"""What the desk must remember of itself, by name."""

from typing import Any

from sqlalchemy.orm import Session

from merchant_desk.store.models import NoteRow

CONNECTION = "connection"
CURSOR = "cursor"
META = "meta"
PAUSED = "paused"


def get(session: Session, key: str) -> dict[str, Any]:
    row = session.get(NoteRow, key)
    return dict(row.value) if row else {}


def put(session: Session, key: str, value: dict[str, Any]) -> None:
    session.merge(NoteRow(key=key, value=value))
