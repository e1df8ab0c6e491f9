"""Reading a buyer's messages in windows."""

from datetime import UTC, datetime, timedelta

from merchant_desk.core.chat import Buyer, Message
from merchant_desk.store import chats, feed
from merchant_desk.store.database import Database, Session

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)


def test_windows_of_messages_join_without_a_gap_or_a_repetition(database: Database) -> None:
    """Several messages share a moment, also across the border of a window."""
    everything = [
        Message(
            id=f"m{number:03}",
            buyer="b1",
            from_buyer=True,
            sent_at=NOW + timedelta(minutes=number // 4),
            text=f"第 {number} 条",
        )
        for number in range(50)
    ]

    def fill(session: Session) -> None:
        feed.put_buyer(session, Buyer(id="b1", name="小雨点"))
        for message in everything:
            feed.put_message(session, message)

    database.write(fill)
    read: list[Message] = []
    while True:
        with database.read() as session:
            window = chats.messages(session, "b1", before=read[0].id if read else "", limit=7)
        if not window:
            break
        read[:0] = window
    assert read == everything
