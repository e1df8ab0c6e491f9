"""The service's database: short transactions from any thread."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import cache
from typing import TypeVar, cast

from sqlalchemy import Connection, Executable, Insert, Table, literal, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from merchant_desk.backend.engines import Engines, open_engines
from merchant_desk.backend.models import Base, ShopRow
from merchant_desk.backend.problems import worded
from merchant_desk.backend.schema import migrate
from merchant_desk.backend.settings import Settings

_TRIES = 5
_UNDONE = frozenset({"40001", "40P01"})
"""PostgreSQL's codes of a transaction that it undid for another's sake: to be run again."""

T = TypeVar("T")


class Database:
    """An open database. Threads may share it."""

    def __init__(self, engines: Engines) -> None:
        self._engines = engines

    def make_tables(self) -> None:
        """Bring the tables to this program's schema."""
        with worded(), self._engines.write.begin() as connection:
            migrate(connection)

    def write(self, change: Callable[[Session], T]) -> T:
        """Run ``change`` in one transaction; when this returns, it is durable.

        Raises what ``change`` raises (nothing is then written), or a :class:`DeskError`. It may be
        run again when the database undid it, so it must not touch anything but the session.
        """
        with worded():
            for _ in range(_TRIES - 1):
                try:
                    return self._write(change)
                except OperationalError as error:
                    if getattr(error.orig, "sqlstate", None) not in _UNDONE:
                        raise
            return self._write(change)

    def _write(self, change: Callable[[Session], T]) -> T:
        with Session(self._engines.write, expire_on_commit=False) as session, session.begin():
            return change(session)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A short look at the rows as they are now."""
        with worded(), Session(self._engines.read) as session:
            yield session

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """A bare connection in a transaction, for what is no row: migrations, checks."""
        with worded(), self._engines.write.begin() as connection:
            yield connection

    def close(self) -> None:
        self._engines.dispose()


def open_database(settings: Settings) -> Database:
    """The database of ``settings`` with its tables; it and its folder are made when missing."""
    with worded():
        settings.data.mkdir(parents=True, exist_ok=True)
    with ExitStack() as undo:
        database = undo.enter_context(closing(Database(open_engines(settings))))
        database.make_tables()
        undo.pop_all()
    return database


def lock_shop(session: Session, shop_id: str) -> None:
    """Let no other transaction count, number or collect anything of this shop until this one ends.

    SQLite has one writer at a time anyway.
    """
    session.execute(select(ShopRow.id).where(ShopRow.id == shop_id).with_for_update())


def insert_new(session: Session, table: type[Base], **values: object) -> bool:
    """Insert a row unless its key is there already; whether it was new."""
    statement = _insert_new(table, session.get_bind().dialect.name)
    return session.execute(statement, values).first() is not None


@cache
def _insert_new(table: type[Base], dialect: str) -> Executable:
    """Of the bare table and made once: the mapper's way takes twice as long."""
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    statement: Insert = insert(cast("Table", table.__table__)).on_conflict_do_nothing()
    return statement.returning(literal(1))
