"""Writing what the backend's change feed brings. Each value replaces its row whole."""

from sqlalchemy.orm import Session

from merchant_desk.core.after_sale import AfterSale
from merchant_desk.core.chat import Buyer, Message
from merchant_desk.core.order import Order, Product
from merchant_desk.store import notes
from merchant_desk.store.models import AfterSaleRow, BuyerRow, MessageRow, OrderRow, ProductRow


def cursor(session: Session) -> int:
    return int(notes.get(session, notes.CURSOR).get("cursor", 0))


def put_cursor(session: Session, value: int) -> None:
    """Moved in the same transaction as the data that it stands for."""
    notes.put(session, notes.CURSOR, {"cursor": value})


def put_buyer(session: Session, buyer: Buyer) -> None:
    session.merge(BuyerRow(id=buyer.id, name=buyer.name))


def put_message(session: Session, message: Message) -> None:
    session.merge(
        MessageRow(
            id=message.id,
            buyer=message.buyer,
            from_buyer=message.from_buyer,
            sent_at=message.sent_at,
            text=message.text,
            picture=message.picture,
        )
    )


def put_order(session: Session, order: Order) -> None:
    session.merge(
        OrderRow(
            number=order.number,
            buyer=order.buyer,
            product=order.product,
            title=order.title,
            spec=order.spec,
            quantity=order.quantity,
            paid=order.paid,
            state=order.state,
            paid_at=order.paid_at,
            photo=order.photo,
            import_id=None,  # from now on it is the backend's, whatever a file said
        )
    )


def put_after_sale(session: Session, case: AfterSale) -> None:
    session.merge(
        AfterSaleRow(
            id=case.id,
            order_number=case.order,
            buyer=case.buyer,
            type=case.type,
            status=case.status,
            amount=case.amount,
            reason=case.reason,
            description=case.description,
            created_at=case.created_at,
            deadline=case.deadline,
            pictures=list(case.pictures),
        )
    )


def put_product(session: Session, product: Product) -> None:
    session.merge(ProductRow(id=product.id, title=product.title, photos=list(product.photos)))
