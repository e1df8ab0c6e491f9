"""Orders that came by a file: what each file brought, so that it can be taken back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from merchant_desk.core.order import Order
from merchant_desk.store.models import ImportedOrderRow, ImportRow, OrderRow

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Counts:
    """``kept``: orders that the backend told, which a file never overwrites."""

    added: int = 0
    changed: int = 0
    same: int = 0
    kept: int = 0


@dataclass(frozen=True, slots=True)
class Import:
    """A file that was read, with how many orders came by it."""

    id: str
    name: str
    made_at: datetime
    orders: int


def put(session: Session, import_id: str, name: str, orders: Mapping[str, Order]) -> Counts:
    """Add the orders, by their numbers, and replace those that an earlier file brought.

    An import that brings nothing new is not remembered.
    """
    added: list[Order] = []
    changed: list[tuple[Order, OrderRow]] = []
    same = kept = 0
    known = _known(session, list(orders))
    for number, order in orders.items():
        row = known.get(number)
        if row is None:
            added.append(order)
        elif row.import_id is None:
            kept += 1
        elif _values(row) == _plain(order):
            same += 1
        else:
            changed.append((order, row))
    if added or changed:
        session.add(ImportRow(id=import_id, name=name, made_at=datetime.now(UTC)))
        session.flush()
        _remember(session, import_id, added, changed)
    if added:
        rows = [{**_fields(order), "import_id": import_id} for order in added]
        session.execute(insert(OrderRow), rows)
    for order, row in changed:
        for field, value in _fields(order).items():
            setattr(row, field, value)
        row.import_id = import_id
    return Counts(len(added), len(changed), same, kept)


def last(session: Session) -> Import | None:
    """The newest import that was not taken back."""
    row = session.scalar(select(ImportRow).order_by(ImportRow.number.desc()).limit(1))
    if row is None:
        return None
    count = select(func.count()).where(ImportedOrderRow.import_id == row.id)
    return Import(row.id, row.name, row.made_at, session.scalar(count) or 0)


def take_back(session: Session, import_id: str) -> int:
    """Make undone what an import did; how many orders that were. What the backend has told since
    stays, and reports of the orders stay in any case.
    """
    imported = select(ImportedOrderRow).where(ImportedOrderRow.import_id == import_id)
    before = {row.order_number: row.before for row in session.scalars(imported)}
    own = session.scalars(select(OrderRow).where(OrderRow.import_id == import_id)).all()
    gone = [row.number for row in own if before[row.number] is None]
    for row in own:
        for name, value in (before[row.number] or {}).items():
            setattr(row, name, _moment(value) if name == "paid_at" else value)
    for batch in _batches(gone):
        session.execute(delete(OrderRow).where(OrderRow.number.in_(batch)))
    session.execute(delete(ImportedOrderRow).where(ImportedOrderRow.import_id == import_id))
    session.execute(delete(ImportRow).where(ImportRow.id == import_id))
    return len(own)


def _known(session: Session, numbers: Sequence[str]) -> Mapping[str, OrderRow]:
    return {
        row.number: row
        for batch in _batches(numbers)
        for row in session.scalars(select(OrderRow).where(OrderRow.number.in_(batch)))
    }


def _remember(
    session: Session,
    import_id: str,
    added: Sequence[Order],
    changed: Sequence[tuple[Order, OrderRow]],
) -> None:
    """What was there before the import: nothing, or what an earlier file had brought."""
    rows: list[dict[str, Any]] = [
        {"import_id": import_id, "order_number": order.number, "before": None} for order in added
    ]
    for order, row in changed:
        before = _values(row) | {"import_id": row.import_id}
        rows.append({"import_id": import_id, "order_number": order.number, "before": before})
    session.execute(insert(ImportedOrderRow), rows)


def _batches(numbers: Sequence[str]) -> Iterator[Sequence[str]]:
    return (numbers[at : at + _BATCH] for at in range(0, len(numbers), _BATCH))


def _fields(order: Order) -> dict[str, Any]:
    return {name: getattr(order, name) for name in Order.__dataclass_fields__}


def _plain(order: Order) -> dict[str, Any]:
    """The order as JSON keeps it."""
    return _fields(order) | {"paid_at": order.paid_at.isoformat() if order.paid_at else None}


def _values(row: OrderRow) -> dict[str, Any]:
    names = Order.__dataclass_fields__
    values = {name: getattr(row, name) for name in names}
    return values | {"paid_at": row.paid_at.isoformat() if row.paid_at else None}


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
