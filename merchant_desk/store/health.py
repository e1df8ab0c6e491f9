"""Is the database whole, and does every row mean something?"""

from pathlib import Path

from sqlalchemy import JSON, Boolean, Column, Integer, LargeBinary, String, Table, select, text
from sqlalchemy.orm import Session

from merchant_desk.core.state import ReportState
from merchant_desk.store import drafts, notes, reports
from merchant_desk.store.database import Database
from merchant_desk.store.models import Base, Moment
from merchant_desk.store.problems import worded

MEANINGLESS = (ValueError, TypeError, LookupError, OverflowError)
"""What reading a row raises whose bytes were changed."""

_WRITE_VERSION = 18
_NEWEST_FORMAT = 2

_TYPES: dict[type[object], str] = {
    Moment: "integer",
    Boolean: "integer",
    Integer: "integer",
    LargeBinary: "blob",
    String: "text",
}


def faults(database: Database) -> tuple[str, ...]:
    """What is wrong with the file's structure or its rows; it reads all of it.

    SQLite has no checksums: a changed byte may leave the structure sound and a value senseless.
    :class:`DeskError` when it cannot be read at all.
    """
    if _forbids_writing(database.path):
        return ("the header keeps everybody from writing",)
    found = database.faults()
    if found:
        return found
    with database.read() as session:
        strange = _badly_named(session, *Base.metadata.sorted_tables)
        if strange:
            return strange
        return (*_badly_typed(session, *Base.metadata.sorted_tables), *_senseless(session))


def _forbids_writing(path: Path) -> bool:
    """Whether the file's header says that no SQLite may write it, which ours never does.

    Its place and meaning are SQLite's: "Database File Format", section "File format version
    numbers".
    """
    with worded(), path.open("rb") as file:
        header = file.read(_WRITE_VERSION + 1)
    return len(header) > _WRITE_VERSION and header[_WRITE_VERSION] > _NEWEST_FORMAT


def _badly_named(session: Session, *tables: Table) -> tuple[str, ...]:
    """Tables that lack a column: their own text may be changed, too."""
    return tuple(
        f"columns of {table.name}"
        for table in tables
        if {column.name for column in table.columns}
        - set(session.scalars(text(f"SELECT name FROM pragma_table_info('{table.name}')")))  # noqa: S608 - our own names
    )


def _badly_typed(session: Session, *tables: Table) -> list[str]:
    """Tables with a value of another type than its column's. A text that is none raises."""
    found = []
    for table in tables:
        wrong = " OR ".join(_wrong(column) for column in table.columns)
        query = f"SELECT 1 FROM {table.name} WHERE {wrong} LIMIT 1"  # noqa: S608 - our own names
        if session.execute(text(query)).first():
            found.append(f"values in {table.name}")
        texts = [column for column in table.columns if isinstance(column.type, String)]
        session.execute(select(*texts)).all()
    return found


def _wrong(column: Column[object]) -> str:
    """The condition in SQL under which a value cannot be one of ``column``."""
    name = f'"{column.name}"'
    if isinstance(column.type, JSON):
        return f"NOT json_valid({name})"
    expected = next(word for kind, word in _TYPES.items() if isinstance(column.type, kind))
    allowed = f"'{expected}', 'null'" if column.nullable else f"'{expected}'"
    return f"typeof({name}) NOT IN ({allowed})"


def _senseless(session: Session) -> list[str]:
    """Read what the desk reads, as the desk reads it."""
    try:
        for table in ("reports", "events"):
            query = f"SELECT DISTINCT state FROM {table}"  # noqa: S608 - our own names
            for (state,) in session.execute(text(query)):
                ReportState(state)
        reports.records(session)
        drafts.every(session)
        for key in (notes.CONNECTION, notes.CURSOR, notes.META):
            notes.get(session, key)
    except MEANINGLESS as error:
        return [f"rows that cannot be read: {error}"]
    return []
