"""Writing what a platform told into a shop's feed: only what is new about it."""

from collections.abc import Iterable

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.orm import Session

from merchant_desk.backend import feed
from merchant_desk.backend.database import lock_shop
from merchant_desk.backend.models import ChangeRow
from merchant_desk.wire.changes import Change, ProductChange

_CHANGE: TypeAdapter[Change] = TypeAdapter(Change)
_BATCH = 500


def take_in(session: Session, shop_id: str, changes: Iterable[Change]) -> int:
    """Put into the feed what differs from what it has; how many that were.

    What nobody changed takes no new number, so a desk is not sent it again.
    """
    newest = {feed.key(change): change for change in changes}
    lock_shop(session, shop_id)
    differing: list[Change] = []
    names = list(newest)
    for start in range(0, len(names), _BATCH):
        batch = names[start : start + _BATCH]
        rows = session.execute(
            select(ChangeRow.key, ChangeRow.body).where(
                ChangeRow.shop_id == shop_id, ChangeRow.key.in_(batch)
            )
        )
        known = {row.key: _CHANGE.validate_json(row.body) for row in rows}
        differing += [newest[name] for name in batch if _is_news(known.get(name), newest[name])]
    feed.append(session, shop_id, differing)
    return len(differing)


def _is_news(known: Change | None, told: Change) -> bool:
    """A product is told by each order as it was when that was made: the first word stays, or old
    and new orders would overwrite each other for ever.
    """
    if isinstance(told, ProductChange) and isinstance(known, ProductChange):
        return bool(told.photos) and not known.photos
    return told != known
