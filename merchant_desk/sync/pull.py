"""Reading the change feed into the store: the cursor moves in the data's own transaction."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from merchant_desk.core.after_sale import AfterSale
from merchant_desk.core.cap import OrderCap
from merchant_desk.core.change import Change as Changed
from merchant_desk.core.change import Topic
from merchant_desk.core.chat import Buyer, Message
from merchant_desk.core.order import Order, Product
from merchant_desk.core.record import Decision
from merchant_desk.store import feed, orders, reports
from merchant_desk.store.database import Database, Session
from merchant_desk.wire.changes import (
    AfterSaleChange,
    BuyerChange,
    CapChange,
    Change,
    ChangePage,
    ChatChange,
    DecisionChange,
    OrderChange,
    ProductChange,
    ReuseChange,
    ReviewChange,
    Verdict,
)

if TYPE_CHECKING:
    from merchant_desk.sync.client import Client

_PAGE = 500


def pull_page(database: Database, client: "Client", shop: str) -> tuple[ChangePage, set[Changed]]:
    """Fetch and store the next page of changes; what listeners must look at again.

    A backend that was put back to an earlier state does not know our place in its feed: then all
    of the feed is read anew. Each change carries a whole value, so nothing is taken in twice.
    """
    with database.read() as session:
        cursor = feed.cursor(session)
    page = client.changes(shop, cursor, _PAGE)
    if page is None:
        database.write(lambda session: feed.put_cursor(session, 0))
        return ChangePage(changes=(), cursor=0, more=True), set()
    changed: set[Changed] = set()

    def write(session: Session) -> None:
        for change in page.changes:
            changed.add(_put(session, change))
        feed.put_cursor(session, page.cursor)

    if page.changes or page.cursor != cursor:
        database.write(write)
    return page, changed


def _put(session: Session, change: Change) -> Changed:
    match change:
        case BuyerChange():
            feed.put_buyer(session, Buyer(id=change.id, name=change.name))
            return Changed(Topic.CHATS, change.id)
        case ChatChange():
            feed.put_message(session, _message(change))
            return Changed(Topic.CHATS, change.buyer)
        case OrderChange():
            feed.put_order(session, _order(change))
            return Changed(Topic.ORDERS)
        case ProductChange():
            product = Product(id=change.id, title=change.title, photos=change.photos)
            feed.put_product(session, product)
            return Changed(Topic.ORDERS)
        case AfterSaleChange():
            feed.put_after_sale(session, _after_sale(change))
            return Changed(Topic.AFTER_SALES)
        case CapChange():
            orders.put_cap(session, OrderCap(change.order, change.counted, change.cap))
            return Changed(Topic.ORDERS)
        case ReviewChange():
            reports.review_began(session, change.report, change.opened_at)
            return Changed(Topic.REPORTS, change.report)
        case ReuseChange():
            reports.put_reuse(session, change.report, change.picture, change.shops)
            return Changed(Topic.REPORTS, change.report)
        case DecisionChange():
            reports.decide(session, change.report, _decision(change), datetime.now(UTC))
            return Changed(Topic.REPORTS, change.report)


def _message(change: ChatChange) -> Message:
    return Message(
        id=change.id,
        buyer=change.buyer,
        from_buyer=change.from_buyer,
        sent_at=change.sent_at,
        text=change.text,
        picture=change.picture,
    )


def _order(change: OrderChange) -> Order:
    return Order(
        number=change.number,
        buyer=change.buyer,
        product=change.product,
        title=change.title,
        spec=change.spec,
        quantity=change.quantity,
        paid=change.paid,
        state=change.state,
        paid_at=change.paid_at,
        photo=change.photo,
    )


def _after_sale(change: AfterSaleChange) -> AfterSale:
    return AfterSale(
        id=change.id,
        order=change.order,
        buyer=change.buyer,
        type=change.kind,
        status=change.status,
        amount=change.amount,
        reason=change.reason,
        description=change.description,
        created_at=change.created_at,
        deadline=change.deadline,
        pictures=change.pictures,
    )


def _decision(change: DecisionChange) -> Decision:
    return Decision(
        accepted=change.verdict is Verdict.ACCEPTED,
        reason=change.reason,
        decided_at=change.decided_at,
    )
