"""What the form must know of the draft's order and pictures. No Qt: read on a thread."""

from dataclasses import dataclass, field

from merchant_desk.core.cap import OrderCap
from merchant_desk.core.order import Order
from merchant_desk.core.picture import Limits
from merchant_desk.core.record import Record
from merchant_desk.core.report import ReportDraft
from merchant_desk.desk import orders, reports
from merchant_desk.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class Facts:
    """``earlier``: reports of the same order or of one of the same pictures, newest first."""

    number: str = ""
    order: Order | None = None
    cap: OrderCap | None = None
    earlier: tuple[Record, ...] = ()
    limits: Limits = field(default_factory=Limits)


def facts_of(desk: Desk, draft: ReportDraft) -> Facts:
    number = draft.order
    pictures = tuple(suspect.picture.sha256 for suspect in draft.suspects)
    found = reports.earlier(desk, order=number, pictures=pictures)
    return Facts(
        number=number,
        order=orders.order(desk, number) if number else None,
        cap=orders.cap(desk, number) if number else None,
        earlier=tuple(record for record in found if record.id != draft.id),
        limits=reports.limits(desk),
    )
