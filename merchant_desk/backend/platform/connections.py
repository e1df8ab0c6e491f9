"""Connecting shops to their platform, and how that goes: what the operator asks for."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from merchant_desk.backend.database import Database, lock_shop, open_database
from merchant_desk.backend.models import PlatformMarkRow, PlatformRow, ShopRow
from merchant_desk.backend.platform import keys, leases
from merchant_desk.backend.platform.collect import Collector, Round
from merchant_desk.backend.platform.marks import marks
from merchant_desk.backend.platform.pdd_client import ROUTER, is_safe
from merchant_desk.backend.platform.problems import (
    IN_OTHER_HANDS,
    NO_SUCH_SHOP,
    NOT_CONNECTED,
    PLAIN_ROUTER,
    SEVERAL_SHOPS,
)
from merchant_desk.backend.settings import Settings
from merchant_desk.backend.stores import open_blobs
from merchant_desk.core.errors import DeskError
from merchant_desk.wire.base import Message


class StreamStatus(Message):
    """How far a stream was read. ``history`` is 0 to 1, ``changes`` what it has brought."""

    stream: str
    read_to: datetime
    history: float
    history_to: datetime
    changes: int


class ShopStatus(Message):
    """A shop and its platform, as ``backend platform status --json`` shows it."""

    shop: str
    name: str
    connected_at: datetime | None = None
    keys: str = ""
    url: str = ""
    read_at: datetime | None = None
    next_at: datetime | None = None
    is_reading: bool = False
    failures: int = 0
    problem: str = ""
    streams: tuple[StreamStatus, ...] = ()


def connect(settings: Settings, shop: str, place: str, url: str = ROUTER) -> str:
    """Let the shop's things come from the platform, with the keys at ``place``; the shop's id.

    Connecting again changes the keys and keeps what was read. The keys are looked at, not kept.
    """
    if not is_safe(url):
        raise DeskError(PLAIN_ROUTER, url=url)
    keys.load(place)
    now = datetime.now(UTC)

    def change(session: Session) -> str:
        shop_id = _shop_id(session, shop)
        lock_shop(session, shop_id)
        row = session.get(PlatformRow, shop_id)
        if row is None:
            row = PlatformRow(shop_id=shop_id, connected_at=now, lease="", read_at=None)
            session.add(row)
        row.keys, row.url, row.due_at = place, url, now
        row.failures, row.problem = 0, ""
        return shop_id

    with _opened(settings) as database:
        return database.write(change)


def disconnect(settings: Settings, shop: str) -> str:
    """Read the shop's platform no more; what has been read stays. The shop's id."""

    def change(session: Session) -> str:
        shop_id = _shop_id(session, shop)
        lock_shop(session, shop_id)
        session.execute(delete(PlatformMarkRow).where(PlatformMarkRow.shop_id == shop_id))
        gone = delete(PlatformRow).where(PlatformRow.shop_id == shop_id)
        if session.execute(gone.returning(PlatformRow.shop_id)).first() is None:
            raise DeskError(NOT_CONNECTED, shop=shop)
        return shop_id

    with _opened(settings) as database:
        return database.write(change)


def statuses(settings: Settings) -> tuple[ShopStatus, ...]:
    """Every shop, connected or not, oldest first."""
    with _opened(settings) as database, database.read() as session:
        rows = session.execute(
            select(ShopRow, PlatformRow)
            .outerjoin(PlatformRow, PlatformRow.shop_id == ShopRow.id)
            .order_by(ShopRow.made_at, ShopRow.id)
        ).all()
        return tuple(_status(session, shop, platform) for shop, platform in rows)


def sync_once(settings: Settings, shop: str, collector: Collector | None = None) -> Round:
    """Read the shop's platform now: the latest, and a stretch of the history."""
    with _opened(settings) as database:
        with database.read() as session:
            shop_id = _shop_id(session, shop)
            if session.get(PlatformRow, shop_id) is None:
                raise DeskError(NOT_CONNECTED, shop=shop)
        lease = leases.take(database, datetime.now(UTC), shop_id)
        if lease is None:
            raise DeskError(IN_OTHER_HANDS, shop=shop)
        blobs = open_blobs(settings)
        own = collector or Collector(database=database, blobs=blobs, limits=settings.limits)
        return own.collect(lease)


def _status(session: Session, shop: ShopRow, platform: PlatformRow | None) -> ShopStatus:
    if platform is None:
        return ShopStatus(shop=shop.id, name=shop.name)
    found = marks(session, shop.id)
    counts = session.execute(
        select(PlatformMarkRow.stream, PlatformMarkRow.changes).where(
            PlatformMarkRow.shop_id == shop.id
        )
    )
    changes = {row.stream: row.changes for row in counts}
    return ShopStatus(
        shop=shop.id,
        name=shop.name,
        connected_at=platform.connected_at,
        keys=platform.keys,
        url=platform.url,
        read_at=platform.read_at,
        next_at=platform.due_at,
        is_reading=bool(platform.lease) and platform.due_at > datetime.now(UTC),
        failures=platform.failures,
        problem=platform.problem,
        streams=tuple(
            StreamStatus(
                stream=stream,
                read_to=mark.read_to,
                history=round(mark.progress, 3),
                history_to=mark.history_to,
                changes=changes.get(stream, 0),
            )
            for stream, mark in sorted(found.items())
        ),
    )


def _shop_id(session: Session, shop: str) -> str:
    """The id of the shop that is called so, by its id or by a name that no other has."""
    found = session.scalars(
        select(ShopRow.id).where(or_(ShopRow.id == shop, ShopRow.name == shop))
    ).all()
    if shop in found:
        return shop
    if not found:
        raise DeskError(NO_SUCH_SHOP, shop=shop)
    if len(found) > 1:
        raise DeskError(SEVERAL_SHOPS, shop=shop)
    return found[0]


@contextmanager
def _opened(settings: Settings) -> Iterator[Database]:
    with closing(open_database(settings)) as database:
        yield database
