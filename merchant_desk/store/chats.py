"""Buyers and messages."""

from sqlalchemy import and_, func, literal, or_, select, tuple_
from sqlalchemy.orm import Session

from merchant_desk.core import after_sale
from merchant_desk.core.chat import Buyer, Conversation, Message
from merchant_desk.store.models import AfterSaleRow, BuyerRow, MessageRow, Moment


def conversations(session: Session, search: str = "") -> tuple[Conversation, ...]:
    """Every buyer with their last message, last spoken first; ``search`` in names and messages."""
    latest = select(
        MessageRow,
        func.row_number()
        .over(
            partition_by=MessageRow.buyer,
            order_by=(MessageRow.sent_at.desc(), MessageRow.id.desc()),
        )
        .label("rank"),
        func.count().over(partition_by=MessageRow.buyer).label("messages"),
    ).subquery()
    open_cases = (
        select(AfterSaleRow.buyer, func.count().label("open"))
        .where(AfterSaleRow.status.not_in(after_sale.ENDED))
        .group_by(AfterSaleRow.buyer)
        .subquery()
    )
    query = (
        select(BuyerRow, latest, func.coalesce(open_cases.c.open, 0).label("open_cases"))
        .outerjoin(latest, and_(latest.c.buyer == BuyerRow.id, latest.c.rank == 1))
        .outerjoin(open_cases, open_cases.c.buyer == BuyerRow.id)
        .order_by(latest.c.sent_at.desc(), BuyerRow.id)
    )
    if search:
        said = select(MessageRow.buyer).where(MessageRow.text.contains(search, autoescape=True))
        query = query.where(
            or_(BuyerRow.name.contains(search, autoescape=True), BuyerRow.id.in_(said))
        )
    return tuple(
        Conversation(
            buyer=Buyer(id=row.BuyerRow.id, name=row.BuyerRow.name),
            last=None
            if row.sent_at is None
            else Message(
                id=row.id,
                buyer=row.buyer,
                from_buyer=row.from_buyer,
                sent_at=row.sent_at,
                text=row.text,
                picture=row.picture,
            ),
            messages=row.messages or 0,
            open_after_sales=row.open_cases,
        )
        for row in session.execute(query)
    )


def messages(
    session: Session, buyer: str, *, before: str = "", limit: int = 200
) -> tuple[Message, ...]:
    """The last ``limit`` messages of ``buyer``, or those before the message ``before``; oldest
    first.
    """
    query = select(MessageRow).where(MessageRow.buyer == buyer)
    anchor = session.get(MessageRow, before) if before else None
    if anchor is not None:
        query = query.where(
            tuple_(MessageRow.sent_at, MessageRow.id)
            < tuple_(literal(anchor.sent_at, Moment()), anchor.id)
        )
    query = query.order_by(MessageRow.sent_at.desc(), MessageRow.id.desc()).limit(limit)
    return tuple(_message(row) for row in reversed(session.scalars(query).all()))


def pictures(session: Session, buyer: str, limit: int) -> tuple[Message, ...]:
    """The last ``limit`` messages in which ``buyer`` sent a picture, newest first."""
    query = (
        select(MessageRow)
        .where(MessageRow.buyer == buyer, MessageRow.from_buyer, MessageRow.picture != "")
        .order_by(MessageRow.sent_at.desc(), MessageRow.id.desc())
        .limit(limit)
    )
    return tuple(_message(row) for row in session.scalars(query))


def _message(row: MessageRow) -> Message:
    return Message(
        id=row.id,
        buyer=row.buyer,
        from_buyer=row.from_buyer,
        sent_at=row.sent_at,
        text=row.text,
        picture=row.picture,
    )
