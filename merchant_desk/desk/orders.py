"""Orders and after-sales, as the forms and lists need them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from merchant_desk.core.after_sale import AfterSale
from merchant_desk.core.cap import OrderCap
from merchant_desk.core.order import Order
from merchant_desk.desk.desk import Desk
from merchant_desk.store import orders
from merchant_desk.store.database import Session
from merchant_desk.sync import link

RECENT = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class OrderChoice:
    """An order to choose, its newest after-sale (an open one first), and its cap."""

    order: Order
    after_sale: AfterSale | None
    cap: OrderCap


@dataclass(frozen=True, slots=True)
class AfterSaleLine:
    """One line of the after-sale list. ``reports`` counts this desk's reports of its order."""

    after_sale: AfterSale
    order: Order | None
    buyer_name: str
    reports: int


def candidates(
    desk: Desk, buyer: str = "", search: str = "", limit: int = 50
) -> tuple[OrderChoice, ...]:
    """The orders that a report may be about: this buyer's first, open after-sales on top.

    ``search`` looks in numbers and titles of all orders; without it and without a buyer's orders
    the recent ones are listed.
    """
    text = "".join(search.split()) if "-" in search else search.strip()
    with desk.database.read() as session:
        own = orders.of_buyer(session, buyer) if buyer else ()
        if text:
            own = tuple(o for o in own if text in o.number or text in o.title)
        rest = orders.search(session, text, since=datetime.now(UTC) - RECENT, limit=limit)
        seen = {order.number for order in own}
        found = (*own, *(order for order in rest if order.number not in seen))
        choices = [_choice(session, order) for order in found[:limit]]
    own_count = min(len(own), limit)
    first, others = choices[:own_count], choices[own_count:]
    first.sort(key=lambda choice: choice.after_sale is None or not choice.after_sale.is_open)
    return (*first, *others)


def order(desk: Desk, number: str) -> Order | None:
    with desk.database.read() as session:
        return orders.order(session, number)


def known(desk: Desk) -> bool:
    """Whether any order of the shop was synced, so that an unlisted number is worth a question."""
    with desk.database.read() as session:
        return orders.any_known(session)


def cap(desk: Desk, order_number: str) -> OrderCap:
    with desk.database.read() as session:
        return _cap(session, order_number)


def after_sale(desk: Desk, case_id: str) -> AfterSale | None:
    with desk.database.read() as session:
        return orders.after_sale(session, case_id)


def after_sales(desk: Desk) -> tuple[AfterSaleLine, ...]:
    """Every case: open ones by nearest deadline, then the ended ones, newest first."""
    with desk.database.read() as session:
        lines = [AfterSaleLine(*line) for line in orders.after_sale_lines(session)]
    far = datetime.max.replace(tzinfo=UTC)
    lines.sort(
        key=lambda line: (
            not line.after_sale.is_open,
            line.after_sale.deadline or far if line.after_sale.is_open else far,
        )
    )
    return tuple(lines)


def _choice(session: Session, order: Order) -> OrderChoice:
    cases = sorted(orders.after_sales_of(session, order.number), key=lambda case: not case.is_open)
    return OrderChoice(order, cases[0] if cases else None, _cap(session, order.number))


def _cap(session: Session, number: str) -> OrderCap:
    return orders.cap(session, number, link.reports_per_order(session))
