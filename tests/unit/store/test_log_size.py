"""The log beside the database: a long reader makes it grow, and it shrinks again by itself."""

import os
from pathlib import Path
from typing import Any

from merchant_desk.store import notes
from merchant_desk.store.database import LOG_LIMIT, Database, Session

_HALF = 512 * 1024


def size_of_log(database: Database) -> int:
    return Path(f"{database.path}-wal").stat().st_size


def write(database: Database, megabytes: int) -> None:
    """A megabyte each time, of which no page is as before: SQLite leaves those out."""

    def change(session: Session) -> None:
        notes.put(session, "n", {"large": os.urandom(_HALF).hex()})

    for _ in range(megabytes):
        database.write(change)


def read(session: Session) -> dict[str, Any]:
    return notes.get(session, "n")


def test_after_a_long_reader_the_log_goes_back_to_its_limit(database: Database) -> None:
    write(database, 1)
    with database.read() as session:
        before = read(session)  # from here on the log must keep what this one sees
        write(database, 40)
        assert size_of_log(database) > 40_000_000 > LOG_LIMIT
        assert read(session) == before
    write(database, 3)
    assert size_of_log(database) <= LOG_LIMIT


def test_without_one_the_log_stays_within_its_limit(database: Database) -> None:
    for _ in range(40):
        write(database, 1)
        assert size_of_log(database) <= LOG_LIMIT
