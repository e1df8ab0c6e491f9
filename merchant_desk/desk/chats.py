"""Buyers and messages, as the chat page reads them."""

from merchant_desk.core.chat import Conversation, Message
from merchant_desk.desk.desk import Desk
from merchant_desk.store import chats


def conversations(desk: Desk, search: str = "") -> tuple[Conversation, ...]:
    """Every buyer, last spoken first; with ``search``, those whose name or messages hold it."""
    with desk.database.read() as session:
        return chats.conversations(session, search.strip())


def messages(desk: Desk, buyer: str, *, before: str = "", limit: int = 200) -> tuple[Message, ...]:
    """The last ``limit`` messages, or those before the message ``before``; oldest first."""
    with desk.database.read() as session:
        return chats.messages(session, buyer, before=before, limit=limit)


def pictures(desk: Desk, buyer: str, *, limit: int = 200) -> tuple[Message, ...]:
    """The last messages in which the buyer sent a picture, newest first."""
    with desk.database.read() as session:
        return chats.pictures(session, buyer, limit)
