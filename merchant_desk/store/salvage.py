"""Making a sound database out of what can still be read of a damaged one.

What the backend has as well (chats, orders, after-sales, caps) is left to the feed, which is read
from its beginning again.
"""

import itertools
import json
from collections import deque
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pysqlite3.dbapi2 as sqlite
from sqlalchemy import JSON, Table, insert
from sqlalchemy.dialects.sqlite.pysqlite import dialect
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

from merchant_desk.core.draft_json import load_draft
from merchant_desk.core.report import Kind
from merchant_desk.core.state import NEXT, UNSENT, ReportState, may_follow
from merchant_desk.store import notes
from merchant_desk.store.health import MEANINGLESS
from merchant_desk.store.models import (
    AttachmentRow,
    Base,
    DecisionRow,
    DraftRow,
    EventRow,
    Moment,
    NoteRow,
    OutboxRow,
    ReceiptRow,
    ReportRow,
)

Values = dict[str, Any]
_UNREADABLE = (sqlite.Error, UnicodeDecodeError)
"""What a damaged file raises; the second when the words of the first are garbled too."""
_DIALECT = dialect()
_S = ReportState
_KEPT_NOTES = {notes.CONNECTION, notes.META}


def salvage(source: Path, session: Session) -> None:
    """Write what is sound of the reports, drafts and notes in the file ``source``."""
    found = {table.name: list(_read(source, table)) for table in Base.metadata.sorted_tables}
    known = {row["report_id"] for row in found["events"]}
    sound = (_by_its_id(row, known) for row in found["reports"] if _is_sound(row))
    reports = {row["id"]: row for row in sound}
    _write(session, ReportRow, reports.values())
    for model in (AttachmentRow, ReceiptRow):
        rows = [row for row in found[model.__tablename__] if row["report_id"] in reports]
        _write(session, model, rows)
    entries = {row["report_id"]: row for row in found["outbox"] if row["report_id"] in reports}
    steps: dict[str, list[Values]] = {}
    for row in found["events"]:
        steps.setdefault(row["report_id"], []).append(row)
    for report_id, report in reports.items():
        _write(session, EventRow, _way(report, steps.get(report_id, [])))
        if _S(report["state"]) in UNSENT:
            _write(session, OutboxRow, [entries.get(report_id) or _entry(report_id)])
    _write(session, DecisionRow, found["decisions"])
    _write(session, DraftRow, [row for row in found["drafts"] if _is_draft(row)])
    _write(session, NoteRow, [row for row in found["notes"] if row["key"] in _KEPT_NOTES])


def _write(session: Session, model: type[Base], rows: Any) -> None:
    for row in rows:
        session.execute(insert(model).prefix_with("OR IGNORE"), row)


def _read(source: Path, table: Table) -> Iterator[Values]:
    """Each row that can be read, with values of the right kind: from the front, then from behind
    what cannot be read.
    """
    seen: set[tuple[Any, ...]] = set()
    with closing(sqlite.connect(source)) as connection:
        connection.text_factory = _text
        columns = ", ".join(_names(connection, table))
        for order in ("rowid", "rowid DESC"):
            query = f'SELECT {columns} FROM "{table.name}" ORDER BY {order}'  # noqa: S608
            try:
                for row in connection.execute(query):
                    key = tuple(map(repr, row))
                    if key not in seen:
                        seen.add(key)
                        yield from _values(table, row)
                break
            except _UNREADABLE:
                continue


def _names(connection: sqlite.Connection, table: Table) -> list[str]:
    """The table's columns as the file calls them: one whose name was changed is the one that
    nobody else is.
    """
    ours = [column.name for column in table.columns]
    try:
        theirs = {row[1] for row in connection.execute(f'PRAGMA table_info("{table.name}")')}
    except _UNREADABLE:
        theirs = set(ours)
    missing, strange = set(ours) - theirs, theirs - set(ours) - {None}
    renamed = dict(zip(missing, strange, strict=True)) if len(missing) == len(strange) == 1 else {}
    return ['"{}"'.format(renamed.get(name, name).replace('"', '""')) for name in ours]


def _values(table: Table, row: tuple[Any, ...]) -> Iterator[Values]:
    """The row as the models have it, or nothing when a value cannot be one of its column."""
    made: Values = {}
    for column, value in zip(table.columns, row, strict=True):
        if value is None and not column.nullable:
            return
        process = column.type.result_processor(_DIALECT, None)
        try:
            made[column.name] = process(value) if process and value is not None else value
        except MEANINGLESS:
            return
        expected = (list, dict) if isinstance(column.type, JSON) else _python_type(column.type)
        if value is not None and not isinstance(made[column.name], expected):
            return
    yield made


def _python_type(kind: TypeEngine[Any]) -> type[Any]:
    return datetime if isinstance(kind, Moment) else kind.python_type


def _text(raw: bytes) -> str | None:
    """A text, or nothing when its bytes are none."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return None


def _is_sound(row: Values) -> bool:
    try:
        _S(row["state"])
        return all(Kind(kind) for kind in row["kinds"]) and bool(json.loads(row["body"])["id"])
    except MEANINGLESS:
        return False


def _by_its_id(row: Values, known: set[str]) -> Values:
    """The report as its events name it: its own id may be garbled, or the one in its body."""
    told = str(json.loads(row["body"])["id"])
    return row | {"id": told} if told in known and row["id"] not in known else row


def _is_draft(row: Values) -> bool:
    try:
        return bool(load_draft(row["body"]).id == row["id"])
    except MEANINGLESS:
        return False


def _way(report: Values, rows: list[Values]) -> list[Values]:
    """The report's events, or the shortest legal way to its state when some are missing."""
    try:
        taken = [_S.DRAFT, *(_S(row["state"]) for row in rows)]
    except ValueError:
        taken = []
    legal = all(may_follow(a, b) for a, b in itertools.pairwise(taken))
    if taken and legal and taken[-1] == report["state"]:
        return rows
    at: datetime = report["changed_at"]
    return [
        {"report_id": report["id"], "at": at, "state": state, "note": ""}
        for state in _shortest(_S(report["state"]))
    ]


def _shortest(goal: ReportState) -> tuple[ReportState, ...]:
    ways: deque[tuple[ReportState, ...]] = deque([()])
    while True:
        way = ways.popleft()
        if (way or (_S.DRAFT,))[-1] is goal:
            return way
        ways.extend((*way, after) for after in sorted(NEXT[(way or (_S.DRAFT,))[-1]]))


def _entry(report_id: str) -> Values:
    return {"report_id": report_id, "size": 0}
