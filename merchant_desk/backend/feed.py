"""The change feed of a shop: every thing's newest value, in the order of its last change."""

from collections.abc import Iterable

from pydantic import TypeAdapter
from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from merchant_desk.backend.models import ChangeRow, ShopRow
from merchant_desk.backend.refusals import RefusalError
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
)
from merchant_desk.wire.problem import Code

_CHANGE: TypeAdapter[Change] = TypeAdapter(Change)
_BATCH = 500


def append(session: Session, shop_id: str, changes: Iterable[Change]) -> None:
    """Put ``changes`` at the end of the shop's feed, each instead of its thing's earlier value.

    The numbers are given by an update of the shop's row in the caller's transaction: that row is
    the lock, so numbers become visible in their order. It is taken before anything is looked at.
    """
    newest = {key(change): change for change in changes}
    entries = list(newest.items())
    for start in range(0, len(entries), _BATCH):
        batch = entries[start : start + _BATCH]
        last = session.execute(
            update(ShopRow)
            .where(ShopRow.id == shop_id)
            .values(last_change=ShopRow.last_change + len(batch))
            .returning(ShopRow.last_change)
        ).scalar_one()
        keys = [key for key, _ in batch]
        session.execute(
            delete(ChangeRow).where(ChangeRow.shop_id == shop_id, ChangeRow.key.in_(keys))
        )
        session.execute(
            insert(ChangeRow),
            [
                {
                    "shop_id": shop_id,
                    "number": number,
                    "key": key,
                    "body": change.model_dump_json(),
                }
                for number, (key, change) in enumerate(batch, last - len(batch) + 1)
            ],
        )


def page(session: Session, shop_id: str, cursor: int, limit: int) -> ChangePage:
    """At most ``limit`` changes after ``cursor``; a cursor that was never given is refused."""
    newest = newest_number(session, shop_id)
    if cursor > newest:
        raise RefusalError(Code.CURSOR_GONE)
    rows = session.execute(
        select(ChangeRow.number, ChangeRow.body)
        .where(ChangeRow.shop_id == shop_id, ChangeRow.number > cursor)
        .order_by(ChangeRow.number)
        .limit(limit)
    ).all()
    last = rows[-1].number if rows else newest
    return ChangePage(
        changes=tuple(_CHANGE.validate_json(row.body) for row in rows),
        cursor=last,
        more=last < newest,
    )


def newest_number(session: Session, shop_id: str) -> int:
    found = session.scalar(select(ShopRow.last_change).where(ShopRow.id == shop_id))
    return found or 0


def key(change: Change) -> str:
    """What a change is about: it takes the place of any earlier one of the same key."""
    match change:
        case OrderChange(number=name) | CapChange(order=name):
            pass
        case ReviewChange(report=name) | DecisionChange(report=name):
            pass
        case ReuseChange(report=report, picture=picture):
            name = f"{report}:{picture[:40]}"
        case (
            ProductChange(id=name)
            | BuyerChange(id=name)
            | AfterSaleChange(id=name)
            | ChatChange(id=name)
        ):
            pass
    return f"{change.type}:{name}"
