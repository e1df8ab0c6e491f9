"""Writes: in one transaction, with what must be done beside it."""

import pytest
from sqlalchemy import event

from merchant_desk.core.errors import DeskError
from merchant_desk.store import notes, outbox
from merchant_desk.store.database import Database, Session
from merchant_desk.store.outbox import Lane
from merchant_desk.store.problems import DISK_FULL
from tests.unit.store.test_outbox import NOW, UNTIL


def noted(database: Database) -> dict[str, object]:
    with database.read() as session:
        return notes.get(session, "n")


def put(session: Session) -> None:
    notes.put(session, "n", {"a": 1})


def test_what_is_done_beside_is_done_before_the_transaction_ends(database: Database) -> None:
    seen: list[dict[str, object]] = []
    database.write(put, beside=lambda: seen.append(noted(database)))
    assert seen == [{}]
    assert noted(database) == {"a": 1}


def test_nothing_is_written_when_what_is_done_beside_fails(database: Database) -> None:
    def fail() -> None:
        raise DeskError(DISK_FULL)

    with pytest.raises(DeskError) as refusal:
        database.write(put, beside=fail)
    assert refusal.value.problem is DISK_FULL
    database.write(lambda _: None)  # the writer did not end with it
    assert noted(database) == {}


def test_what_fails_in_the_transaction_is_told_although_the_rest_was_done(
    database: Database,
) -> None:
    def refuse(_session: Session) -> None:
        raise DeskError(DISK_FULL)

    with pytest.raises(DeskError):
        database.write(refuse, beside=lambda: None)


@pytest.mark.parametrize("lane", [None, *Lane])
def test_the_next_entry_is_found_without_sorting_all_of_them(
    database: Database, lane: Lane | None
) -> None:
    plans: list[str] = []

    def explain(
        _connection: object, cursor: object, statement: str, parameters: object, *_: object
    ) -> None:
        if "ORDER BY" in statement:
            raw = cursor.connection.cursor()  # type: ignore[attr-defined]
            raw.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
            plans.extend(row[3] for row in raw.fetchall())

    event.listen(database._write_engine, "before_cursor_execute", explain)
    database.write(lambda s: outbox.lease(s, "me", NOW, UNTIL, lane=lane))
    assert any("ix_outbox_turn" in plan for plan in plans)
    assert not [plan for plan in plans if "TEMP B-TREE" in plan]
