"""The service's database: one writer at a time, short reads from any thread."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import pysqlite3.dbapi2
from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session

from merchant_desk.backend.models import Base
from merchant_desk.backend.problems import UNSUPPORTED_DATABASE, worded
from merchant_desk.backend.settings import Settings
from merchant_desk.core.errors import DeskError

_BUSY_SECONDS = 15
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA journal_size_limit=16777216",
)

T = TypeVar("T")


class Database:
    """An open database. Threads may share it."""

    def __init__(self, url: URL) -> None:
        # One connection writes, so writers of this process wait in line and not in SQLite's
        # busy handler, which is not fair; that one stays for the writers of other processes.
        self._write_engine = _engine(url, begin="BEGIN IMMEDIATE", pool_size=1, max_overflow=0)
        self._read_engine = _engine(url, begin="BEGIN", pool_size=5, max_overflow=40)

    def make_tables(self) -> None:
        """Make the tables that are missing."""
        with worded(), self._write_engine.begin() as connection:
            Base.metadata.create_all(connection)

    def write(self, change: Callable[[Session], T]) -> T:
        """Run ``change`` in one transaction; when this returns, it is durable.

        Raises what ``change`` raises (nothing is then written), or a :class:`DeskError`.
        """
        with (
            worded(),
            Session(self._write_engine, expire_on_commit=False) as session,
            session.begin(),
        ):
            return change(session)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A short look at the rows as they are now."""
        with worded(), Session(self._read_engine) as session:
            yield session

    def close(self) -> None:
        self._read_engine.dispose()
        self._write_engine.dispose()


def open_database(settings: Settings) -> Database:
    """The database of ``settings`` with its tables; it and its folder are made when missing."""
    with worded():
        settings.data.mkdir(parents=True, exist_ok=True)
    database = Database(_url(settings))
    database.make_tables()
    return database


def _url(settings: Settings) -> URL:
    if not settings.database_url:
        return URL.create("sqlite+pysqlite", database=str(settings.database_file))
    try:
        url = make_url(settings.database_url)
    except ArgumentError as error:
        raise DeskError(UNSUPPORTED_DATABASE, url=settings.database_url) from error
    if url.get_backend_name() != "sqlite":
        raise DeskError(UNSUPPORTED_DATABASE, url=url.render_as_string(hide_password=True))
    return url


def _engine(url: URL, *, begin: str, pool_size: int, max_overflow: int) -> Engine:
    engine = create_engine(
        url,
        module=pysqlite3.dbapi2,
        connect_args={"timeout": _BUSY_SECONDS, "check_same_thread": False},
        poolclass=QueuePool,
        pool_size=pool_size,
        max_overflow=max_overflow,
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
