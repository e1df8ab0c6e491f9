"""SQLAlchemy engines: SQLite with one writer, or PostgreSQL with many."""

import time
from dataclasses import dataclass
from typing import Any

import pysqlite3.dbapi2
from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from merchant_desk.backend.problems import NOT_INSTALLED, UNSUPPORTED_DATABASE
from merchant_desk.backend.settings import Settings
from merchant_desk.core.errors import DeskError

_BUSY_SECONDS = 15
_CONNECT_SECONDS = 5
_PRAGMAS = (
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA journal_size_limit=16777216",
)
_POSTGRESQL = "postgresql+psycopg"


@dataclass(frozen=True, slots=True)
class Engines:
    """One engine to write with and one to read with; they may be the same."""

    write: Engine
    read: Engine

    def dispose(self) -> None:
        self.read.dispose()
        self.write.dispose()


def open_engines(settings: Settings) -> Engines:
    """The engines of the database that ``settings`` name; nothing is connected yet."""
    url = _url(settings)
    if url.get_backend_name() == "postgresql":
        both = _postgresql(url)
        return Engines(both, both)
    # One connection writes, so writers of this process wait in line and not in SQLite's
    # busy handler, which is not fair; that one stays for the writers of other processes.
    return Engines(
        _sqlite(url, begin="BEGIN IMMEDIATE", pool_size=1, max_overflow=0),
        _sqlite(url, begin="BEGIN", pool_size=5, max_overflow=40),
    )


def _url(settings: Settings) -> URL:
    if not settings.database_url:
        return URL.create("sqlite+pysqlite", database=str(settings.database_file))
    try:
        url = make_url(settings.database_url)
    except ArgumentError as error:
        raise DeskError(UNSUPPORTED_DATABASE, url=settings.database_url) from error
    if url.drivername not in {"sqlite", "sqlite+pysqlite", _POSTGRESQL}:
        raise DeskError(UNSUPPORTED_DATABASE, url=url.render_as_string(hide_password=True))
    return url


def _postgresql(url: URL) -> Engine:
    """Each statement sees what was committed before it: what must not change meanwhile is locked
    by its row, and the locks are always taken shop first.
    """
    try:
        return create_engine(
            url,
            isolation_level="READ COMMITTED",
            hide_parameters=True,
            pool_size=10,
            max_overflow=20,
            pool_timeout=_BUSY_SECONDS,
            pool_pre_ping=True,
            connect_args={"connect_timeout": _CONNECT_SECONDS},
        )
    except ImportError as error:
        raise DeskError(NOT_INSTALLED) from error


def _sqlite(url: URL, *, begin: str, pool_size: int, max_overflow: int) -> Engine:
    engine = create_engine(
        url,
        module=pysqlite3.dbapi2,
        hide_parameters=True,  # they hold what shops reported, and errors are logged
        connect_args={"timeout": _BUSY_SECONDS, "check_same_thread": False},
        poolclass=QueuePool,
        pool_size=pool_size,
        max_overflow=max_overflow,
    )

    @event.listens_for(engine, "connect")
    def configure(connection: Any, _record: object) -> None:
        # The driver must not begin transactions by itself: SQLAlchemy's begin event does.
        connection.isolation_level = None
        _keep_a_log(connection)
        for pragma in _PRAGMAS:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def begin_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _keep_a_log(connection: Any) -> None:
    """Switch to a write-ahead log, which SQLite refuses at once, without its usual patience, while
    another process does so for the first time.
    """
    patience = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except pysqlite3.dbapi2.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > patience:
                raise
            time.sleep(0.01)
        else:
            return
