"""What the desk must remember of itself, by name."""

from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from merchant_desk.store.models import NoteRow, table

CONNECTION = "connection"
CURSOR = "cursor"
META = "meta"
PAUSED = "paused"
UPDATES = "updates"


# Made once: to put a statement together takes longer than to run it.
_VALUE = select(table(NoteRow).c.value).where(table(NoteRow).c.key == bindparam("key"))


def get(session: Session, key: str) -> dict[str, Any]:
    return session.scalar(_VALUE, {"key": key}) or {}


def put(session: Session, key: str, value: dict[str, Any]) -> None:
    session.merge(NoteRow(key=key, value=value))
