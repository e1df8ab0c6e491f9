"""Writes: in one transaction each, by a thread of their own."""

from threading import Event

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


def test_nothing_is_written_when_a_part_fails_and_the_writer_goes_on(database: Database) -> None:
    def fail(session: Session) -> None:
        put(session)
        raise DeskError(DISK_FULL)

    with pytest.raises(DeskError) as refusal:
        database.write(fail)
    assert refusal.value.problem is DISK_FULL
    assert noted(database) == {}
    database.write(put)
    assert noted(database) == {"a": 1}


def test_a_caller_may_do_something_while_it_is_written(database: Database) -> None:
    began, may_end = Event(), Event()

    def slow(session: Session) -> None:
        began.set()
        assert may_end.wait(10)
        put(session)

    saving = database.writing(slow)
    assert began.wait(10)
    assert noted(database) == {}
    may_end.set()
    saving.result()
    assert noted(database) == {"a": 1}


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
