"""What the user should hear of without looking: decisions, and deadlines that come near."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from merchant_desk.core.after_sale import AfterSale
from merchant_desk.core.record import Record
from merchant_desk.desk.desk import Desk
from merchant_desk.store import orders, reports

SOON = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class News:
    """``decided``: reports with a decision that was not looked at; ``due``: open after-sales whose
    time runs out within :data:`SOON`, the nearest first.
    """

    decided: tuple[Record, ...]
    due: tuple[AfterSale, ...]


def news(desk: Desk, now: datetime) -> News:
    with desk.database.read() as session:
        return News(reports.unseen(session), orders.due(session, now, now + SOON))
