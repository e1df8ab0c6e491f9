"""A small shop in a desk's store, as the feed would have brought it; no backend needed."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from merchant_desk.core.after_sale import AfterSale
from merchant_desk.core.chat import Buyer, Message
from merchant_desk.core.order import Order, Product
from merchant_desk.core.record import Decision
from merchant_desk.core.state import ReportState
from merchant_desk.desk import pictures
from merchant_desk.desk.desk import Desk
from merchant_desk.store import feed, reports
from merchant_desk.store.models import OutboxRow
from merchant_desk.sync import link
from tests import builders

NOW = datetime.now(UTC).replace(microsecond=0)
BUYER = Buyer(id="b1", name="爱吃橘子的猫")
OTHER = Buyer(id="b2", name="小雨点")
ORDER = builders.ORDER
CASE = "as-1"


@dataclass(frozen=True, slots=True)
class Shop:
    """The SHA-256 of a buyer's picture, and of the product's photo."""

    suspect: str
    photo: str


def message(number: int, *, buyer: str = "b1", text: str = "", picture: str = "") -> Message:
    """The message with this number; a quarter of an hour after the one before."""
    return Message(
        id=f"{buyer}-m{number:06d}",
        buyer=buyer,
        from_buyer=number % 3 != 2,
        sent_at=NOW - timedelta(days=3) + timedelta(minutes=15 * number),
        text=text or ("" if picture else f"第 {number} 条：收到的杯子有裂纹，怎么处理？"),
        picture=picture,
    )


def open_shop(
    desk: Desk, folder: Path, *, messages: int = 30, size: tuple[int, int] = (640, 480)
) -> Shop:
    """Two buyers, the first with ``messages`` messages of which the last is a picture; an order
    with an open after-sale.
    """
    suspect = pictures.attach_picture(
        desk, builders.picture_file(folder, "s.jpg", width=size[0], height=size[1], seed=7)
    )
    photo = pictures.attach_picture(
        desk, builders.picture_file(folder, "p.jpg", width=400, height=400, seed=70)
    )

    def write(session: Session) -> None:
        for buyer in (BUYER, OTHER):
            feed.put_buyer(session, buyer)
        feed.put_product(session, Product(id="p1", title="手工陶瓷马克杯", photos=(photo.sha256,)))
        for number in range(messages - 1):
            feed.put_message(session, message(number))
        feed.put_message(session, message(messages - 1, picture=suspect.sha256))
        feed.put_message(session, message(1, buyer="b2", text="你好，什么时候发货？"))
        feed.put_order(session, _order(photo.sha256))
        feed.put_after_sale(session, _case(suspect.sha256))

    desk.database.write(write)
    return Shop(suspect.sha256, photo.sha256)


def say(desk: Desk, *new: Message) -> None:
    """Messages arrive."""

    def write(session: Session) -> None:
        for one in new:
            feed.put_message(session, one)

    desk.database.write(write)


def _order(photo: str) -> Order:
    return Order(
        number=ORDER,
        buyer="b1",
        product="p1",
        title="手工陶瓷马克杯 大容量办公室咖啡杯 礼盒装",
        spec="奶白色 400ml",
        paid=3990,
        state="已签收",
        paid_at=NOW - timedelta(days=5),
        photo=photo,
    )


def _case(picture: str) -> AfterSale:
    return AfterSale(
        id=CASE,
        order=ORDER,
        buyer="b1",
        type=1,
        status=2,
        amount=3990,
        reason="商品破损/少件",
        description="收到就是碎的，杯口有一条很长的裂纹，不能用了",
        created_at=NOW - timedelta(days=1),
        deadline=NOW + timedelta(hours=20),
        pictures=(picture,),
    )


def march(desk: Desk, report: str, *states: ReportState) -> None:
    """Lead a report through ``states``, as the sync would."""

    def write(session: Session) -> None:
        for state in states:
            reports.move(session, report, state, datetime.now(UTC))

    desk.database.write(write)


def park(desk: Desk, report: str, code: str) -> None:
    """The backend has refused a ready report for good."""
    march(desk, report, ReportState.UPLOADING, ReportState.SUBMITTING)

    def write(session: Session) -> None:
        row = session.scalars(select(OutboxRow).where(OutboxRow.report_id == report)).one()
        row.problem_code = code
        reports.move(session, report, ReportState.PARKED, datetime.now(UTC))

    desk.database.write(write)


def decide(desk: Desk, report: str, decision: Decision) -> None:
    march(desk, report, ReportState.UPLOADING, ReportState.SUBMITTING, ReportState.ACCEPTED)
    desk.database.write(
        lambda session: reports.decide(session, report, decision, decision.decided_at)
    )


def join(desk: Desk) -> None:
    """The profile is paired with a shop on a backend that is not there."""
    joined = link.Link("http://127.0.0.1:9", "device", "shop-1", "暖木陶器店")
    desk.database.write(lambda session: link.save(session, joined))
