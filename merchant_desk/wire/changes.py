"""The change feed (step 7): what a shop's desk learns from its backend.

Each change carries the whole new value of its row, so applying one twice is applying it once.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from merchant_desk.wire.base import Count, Id, Message, Sha256


class Verdict(StrEnum):
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class ProductChange(Message):
    type: Literal["product"] = "product"
    id: Id
    title: str
    photos: tuple[Sha256, ...] = ()


class BuyerChange(Message):
    type: Literal["buyer"] = "buyer"
    id: Id
    name: str


class OrderChange(Message):
    """Amounts are integer 分."""

    type: Literal["order"] = "order"
    number: str
    buyer: Id
    product: str
    title: str
    spec: str = ""
    quantity: Count = 1
    paid: Count = 0
    state: str = ""
    paid_at: datetime | None = None
    photo: str = ""


class AfterSaleChange(Message):
    type: Literal["after-sale"] = "after-sale"
    id: Id
    order: str
    buyer: Id
    kind: int = Field(description="the platform's type code, as in its detail answer")
    status: int
    amount: Count
    reason: str = ""
    description: str = ""
    created_at: datetime
    deadline: datetime | None = None
    pictures: tuple[Sha256, ...] = ()


class ChatChange(Message):
    """One chat message: a text, or a picture by its digest with its upright size in pixels."""

    type: Literal["message"] = "message"
    id: Id
    buyer: Id
    from_buyer: bool
    sent_at: datetime
    text: str = ""
    picture: str = ""


class CapChange(Message):
    type: Literal["cap"] = "cap"
    order: str
    counted: Count
    cap: int | None


class ReviewChange(Message):
    """A reviewer has begun to look at the report."""

    type: Literal["review"] = "review"
    report: Id
    opened_at: datetime


class ReuseChange(Message):
    """How many other shops have reported what one of the report's pictures shows, too. Whose they
    are is never told.
    """

    type: Literal["reuse"] = "reuse"
    report: Id
    picture: Sha256
    shops: Count


class DecisionChange(Message):
    type: Literal["decision"] = "decision"
    report: Id
    verdict: Verdict
    reason: str = ""
    decided_at: datetime


Change = Annotated[
    ProductChange
    | BuyerChange
    | OrderChange
    | AfterSaleChange
    | ChatChange
    | CapChange
    | ReviewChange
    | ReuseChange
    | DecisionChange,
    Field(discriminator="type"),
]


class ChangePage(Message):
    """Changes after the asked cursor, oldest first; ask again with ``cursor`` while ``more``."""

    changes: tuple[Change, ...]
    cursor: Count
    more: bool
