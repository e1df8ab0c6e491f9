"""Orders, after-sales, products and the caps that the backend told."""

from datetime import datetime

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from merchant_desk.core.after_sale import AfterSale
from merchant_desk.core.cap import OrderCap
from merchant_desk.core.order import Order, Product
from merchant_desk.core.state import ReportState
from merchant_desk.store.models import (
    AfterSaleRow,
    BuyerRow,
    OrderCapRow,
    OrderRow,
    ProductRow,
    ReportRow,
    table,
)

# Made once: to put a statement together takes longer than to run it.
_caps = table(OrderCapRow)
_CAP = select(_caps.c.counted, _caps.c.cap).where(_caps.c.order_number == bindparam("number"))
_cases = table(AfterSaleRow)
_DEADLINE = select(_cases.c.deadline).where(_cases.c.id == bindparam("id"))
_new_cap = insert(_caps)
_PUT_CAP = _new_cap.on_conflict_do_update(
    set_={name: _new_cap.excluded[name] for name in ("counted", "cap")}
)


def order(session: Session, number: str) -> Order | None:
    row = session.get(OrderRow, number)
    return _order(row) if row else None


def any_known(session: Session) -> bool:
    return session.scalar(select(OrderRow.number).limit(1)) is not None


def of_buyer(session: Session, buyer: str) -> tuple[Order, ...]:
    query = select(OrderRow).where(OrderRow.buyer == buyer).order_by(OrderRow.paid_at.desc())
    return tuple(_order(row) for row in session.scalars(query))


def search(session: Session, text: str, *, since: datetime, limit: int) -> tuple[Order, ...]:
    """Orders whose number or title holds ``text``, newest first; all since ``since`` without it."""
    query = select(OrderRow).order_by(OrderRow.paid_at.desc()).limit(limit)
    if text:
        query = query.where(
            or_(
                OrderRow.number.contains(text, autoescape=True),
                OrderRow.title.contains(text, autoescape=True),
            )
        )
    else:
        query = query.where(OrderRow.paid_at >= since)
    return tuple(_order(row) for row in session.scalars(query))


def after_sale(session: Session, case_id: str) -> AfterSale | None:
    row = session.get(AfterSaleRow, case_id)
    return _after_sale(row) if row else None


def deadline(session: Session, case_id: str) -> datetime | None:
    """Until when the after-sale must be answered, if that is known."""
    return session.scalar(_DEADLINE, {"id": case_id}) if case_id else None


def after_sales_of(session: Session, number: str) -> tuple[AfterSale, ...]:
    query = (
        select(AfterSaleRow)
        .where(AfterSaleRow.order_number == number)
        .order_by(AfterSaleRow.created_at.desc())
    )
    return tuple(_after_sale(row) for row in session.scalars(query))


def after_sale_lines(session: Session) -> list[tuple[AfterSale, Order | None, str, int]]:
    """Every case with its order, the buyer's name and how many reports its order has here."""
    reports = (
        select(ReportRow.order_number, func.count().label("count"))
        .where(ReportRow.state.not_in((ReportState.CANCELLED, ReportState.DRAFT)))
        .group_by(ReportRow.order_number)
        .subquery()
    )
    query = (
        select(AfterSaleRow, OrderRow, BuyerRow.name, func.coalesce(reports.c.count, 0))
        .outerjoin(OrderRow, OrderRow.number == AfterSaleRow.order_number)
        .outerjoin(BuyerRow, BuyerRow.id == AfterSaleRow.buyer)
        .outerjoin(reports, reports.c.order_number == AfterSaleRow.order_number)
        .order_by(AfterSaleRow.created_at.desc())
    )
    return [
        (_after_sale(case), _order(row) if row else None, name or "", count)
        for case, row, name, count in session.execute(query)
    ]


def due(session: Session, now: datetime, until: datetime) -> tuple[AfterSale, ...]:
    """Open cases whose deadline is after ``now`` and not after ``until``, the nearest first."""
    query = (
        select(AfterSaleRow)
        .where(AfterSaleRow.deadline > now, AfterSaleRow.deadline <= until)
        .order_by(AfterSaleRow.deadline)
    )
    cases = (_after_sale(row) for row in session.scalars(query))
    return tuple(case for case in cases if case.is_open)


def product_photos(session: Session, product: str) -> tuple[str, ...]:
    """The photos of ``product``; of every product when it is not known."""
    row = session.get(ProductRow, product)
    rows = [row] if row else session.scalars(select(ProductRow).order_by(ProductRow.id))
    return tuple(photo for each in rows for photo in each.photos)


def products(session: Session) -> tuple[Product, ...]:
    rows = session.scalars(select(ProductRow).order_by(ProductRow.id))
    return tuple(Product(id=r.id, title=r.title, photos=tuple(r.photos)) for r in rows)


def cap(session: Session, number: str, default: int | None) -> OrderCap:
    """What is known of the order's cap; ``default`` is the cap that holds for every order."""
    counted, told = session.execute(_CAP, {"number": number}).first() or (0, default)
    return OrderCap(number, counted, told)


def put_cap(session: Session, cap: OrderCap) -> None:
    values = {"order_number": cap.order, "counted": cap.counted, "cap": cap.cap}
    session.execute(_PUT_CAP, values)


def _order(row: OrderRow) -> Order:
    return Order(
        number=row.number,
        buyer=row.buyer,
        product=row.product,
        title=row.title,
        spec=row.spec,
        quantity=row.quantity,
        paid=row.paid,
        state=row.state,
        paid_at=row.paid_at,
        photo=row.photo,
    )


def _after_sale(row: AfterSaleRow) -> AfterSale:
    return AfterSale(
        id=row.id,
        order=row.order_number,
        buyer=row.buyer,
        type=row.type,
        status=row.status,
        amount=row.amount,
        reason=row.reason,
        description=row.description,
        created_at=row.created_at,
        deadline=row.deadline,
        pictures=tuple(row.pictures),
    )
