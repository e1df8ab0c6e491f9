"""Which schema a database file has, and which one this program has.

Nothing here needs Alembic, which takes longer to load than a sound file to open: the program loads
it when there is something to upgrade (:mod:`merchant_desk.store.upgrade`).
"""

from pathlib import Path

from filelock import FileLock
from sqlalchemy import Connection

from merchant_desk.core.errors import DeskError
from merchant_desk.store.database import Database
from merchant_desk.store.problems import DISK_ERROR, worded

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(database: Database) -> None:
    """Bring ``database`` to the newest schema, after a checked backup when it holds data.

    A schema that is newer than this program is refused untouched. Two programs that open the same
    file at once migrate one after the other.
    """
    with worded(), FileLock(f"{database.path}.migrate"):
        database.connect_writer(_migrate)


def newest_revision() -> str:
    """The last migration's: their files are numbered."""
    try:
        return max(path.name for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))[:4]
    except ValueError as error:  # the program's own files cannot be read
        raise DeskError(DISK_ERROR, detail=MIGRATIONS.name) from error


def current_revision(connection: Connection) -> str | None:
    """Of the file; nothing when it has no tables yet."""
    query = "SELECT name FROM sqlite_master WHERE name = 'alembic_version'"
    if connection.exec_driver_sql(query).first() is None:
        return None
    revision: str | None = connection.exec_driver_sql(
        "SELECT version_num FROM alembic_version"
    ).scalar()
    return revision


def _migrate(connection: Connection) -> None:
    current = current_revision(connection)
    connection.rollback()
    if current == newest_revision():
        return
    from merchant_desk.store.upgrade import upgrade  # noqa: PLC0415 - seldom needed, slow to load

    upgrade(connection, current)
