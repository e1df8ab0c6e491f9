"""Orders from the platform's export, for a desk whose backend does not bring them."""

import uuid
from dataclasses import dataclass
from pathlib import Path

from merchant_desk.core.change import Change, Topic
from merchant_desk.core.errors import DeskError
from merchant_desk.core.order import Order
from merchant_desk.desk import order_rows, sheets
from merchant_desk.desk.desk import Desk
from merchant_desk.desk.problems import NOTHING_TO_UNDO
from merchant_desk.store import imports
from merchant_desk.store.database import Session
from merchant_desk.store.imports import Counts, Import

__all__ = [
    "Import",
    "Imported",
    "import_orders",
    "is_table",
    "last_import",
    "undo_import",
]


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file came to. ``problems`` are one for each row that was left out."""

    id: str
    name: str
    counts: Counts
    problems: tuple[DeskError, ...]


def is_table(path: Path) -> bool:
    """Whether a file is called as one with orders may be."""
    return path.suffix.lower() in sheets.SUFFIXES


def import_orders(desk: Desk, path: Path) -> Imported:
    """Read the file's orders into the store, in one transaction; rows that cannot be understood
    are left out and told. :class:`DeskError` when it is no table of orders at all.
    """
    found: dict[str, Order] = {}
    problems: list[DeskError] = []
    for row in order_rows.orders(sheets.read(path), path.name):
        if row.order is not None:
            found[row.order.number] = row.order  # of two rows the later one counts
        elif row.problem is not None:
            problems.append(row.problem)
    import_id = uuid.uuid4().hex

    def write(session: Session) -> Counts:
        return imports.put(session, import_id, path.name, found)

    counts = desk.database.write(write)
    if counts.added or counts.changed:
        desk.notify(Change(Topic.ORDERS))
    return Imported(import_id, path.name, counts, tuple(problems))


def last_import(desk: Desk) -> Import | None:
    """What :func:`undo_import` would take back."""
    with desk.database.read() as session:
        return imports.last(session)


def undo_import(desk: Desk) -> Import:
    """Take the newest import back; once more, the one before. :class:`DeskError` without any."""

    def write(session: Session) -> Import:
        found = imports.last(session)
        if found is None:
            raise DeskError(NOTHING_TO_UNDO)
        imports.take_back(session, found.id)
        return found

    undone = desk.database.write(write)
    desk.notify(Change(Topic.ORDERS))
    return undone
