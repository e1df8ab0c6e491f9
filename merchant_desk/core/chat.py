"""Buyers and what was said: a picture message names no order."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Buyer:
    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One chat message: a text, or a picture by its SHA-256."""

    id: str
    buyer: str
    from_buyer: bool
    sent_at: datetime
    text: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """One line of the buyer list: who, the last thing said, and whether a case is open."""

    buyer: Buyer
    last: Message | None
    messages: int
    open_after_sales: int = 0
