"""The word from threads to listeners: look again. It carries no state."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Topic(StrEnum):
    REPORTS = "reports"
    DRAFTS = "drafts"
    CHATS = "chats"
    ORDERS = "orders"
    AFTER_SALES = "after-sales"
    CONNECTION = "connection"
    PICTURES = "pictures"


@dataclass(frozen=True, slots=True)
class Change:
    """Rows of ``topic`` changed; ``id`` names the one row when it was only one."""

    topic: Topic
    id: str = ""


Listener = Callable[[Change], None]
