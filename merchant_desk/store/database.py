"""The SQLite file: one writer thread owns writes and checkpoints, reads are short."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pysqlite3.dbapi2
from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event, text
from sqlalchemy.orm import Session

from merchant_desk.store.problems import worded

__all__ = ["SQLITE_VERSION", "Database", "Session"]

SQLITE_VERSION: str = pysqlite3.dbapi2.sqlite_version
"""Bundled with its wheel: SQLite before 3.51.3 can corrupt a WAL that two connections reset."""

LOG_LIMIT = 16 * 1024**2
"""Bytes to which the log goes back after a long reader kept it from being taken in."""

_BUSY_SECONDS = 15
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    f"PRAGMA journal_size_limit={LOG_LIMIT}",
)

T = TypeVar("T")


class Database:
    """An open database file. Threads may share it; :meth:`close` waits for the last write."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="store-writer")
        self._write_engine = _engine(path, begin="BEGIN IMMEDIATE", poolclass=StaticPool)
        self._read_engine = _engine(path, begin="BEGIN")

    def write(self, change: Callable[[Session], T]) -> T:
        """Run ``change`` in one transaction on the writer thread and wait until it is durable.

        Raises what ``change`` raises (nothing is then written), or a :class:`DeskError`.
        """
        return self.writing(change).result()

    def writing(self, change: Callable[[Session], T]) -> Future[T]:
        """As :meth:`write`, for a caller that has something to do meanwhile."""
        return self._writer.submit(self._write, change)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A short look at the rows as they are now."""
        with worded(), Session(self._read_engine) as session:
            yield session

    def connect_writer(self, work: Callable[[Connection], T]) -> T:
        """Run ``work`` on the writer's own connection: migrations, backups and checkpoints."""
        return self._writer.submit(self._connect, work).result()

    def faults(self) -> tuple[str, ...]:
        """What SQLite finds wrong with the file; it reads all of it."""
        with self.read() as session:
            answers = session.scalars(text("PRAGMA integrity_check")).all()
            broken = session.execute(text("PRAGMA foreign_key_check")).all()
        found = tuple(answer for answer in answers if answer != "ok")
        return (*found, f"{len(broken)} broken references") if broken else found

    def close(self) -> None:
        self._writer.submit(self._write_engine.dispose).result()
        self._writer.shutdown()
        self._read_engine.dispose()

    def _write(self, change: Callable[[Session], T]) -> T:
        with (
            worded(),
            Session(self._write_engine, expire_on_commit=False) as session,
            session.begin(),
        ):
            return change(session)

    def _connect(self, work: Callable[[Connection], T]) -> T:
        with worded(), self._write_engine.connect() as connection:
            return work(connection)


def _engine(path: Path, *, begin: str, **options: Any) -> Engine:
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),
        module=pysqlite3.dbapi2,
        connect_args={"timeout": _BUSY_SECONDS, "check_same_thread": False},
        **options,
    )

    @event.listens_for(engine, "connect")
    def configure(connection: Any, _record: object) -> None:
        # The driver must not begin transactions by itself: SQLAlchemy's begin event does.
        connection.isolation_level = None
        for pragma in _PRAGMAS:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def begin_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
