"""Bringing a database file to this program's schema."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from filelock import FileLock
from sqlalchemy import Connection

from merchant_desk.core.errors import DeskError
from merchant_desk.store.database import Database
from merchant_desk.store.problems import DISK_ERROR, NEWER_SCHEMA, worded

_MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(database: Database) -> None:
    """Bring ``database`` to the newest schema, after a checked backup when it holds data.

    A schema that is newer than this program is refused untouched. Two programs that open the same
    file at once migrate one after the other.
    """
    with worded(), FileLock(f"{database.path}.migrate"):
        database.connect_writer(_migrate)


def newest_revision() -> str:
    head = ScriptDirectory.from_config(_config()).get_current_head()
    if head is None:  # the program's own files cannot be read
        raise DeskError(DISK_ERROR, detail=_MIGRATIONS.name)
    return head


def current_revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _migrate(connection: Connection) -> None:
    current = current_revision(connection)
    connection.rollback()
    if current == newest_revision():
        return
    config = _config()
    if current is not None:
        _refuse_unknown(config, current)
        back_up(connection, current)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    connection.commit()


def _refuse_unknown(config: Config, revision: str) -> None:
    try:
        ScriptDirectory.from_config(config).get_revision(revision)
    except CommandError as error:
        raise DeskError(NEWER_SCHEMA) from error


def back_up(connection: Connection, revision: str) -> None:
    """Copy the file as it is to ``<name>.at-<revision>`` and check the copy."""
    raw = connection.connection.driver_connection
    assert raw is not None
    source = raw.execute("PRAGMA database_list").fetchone()[2]
    backup = Path(f"{source}.at-{revision}")
    partial = Path(f"{backup}.partial")
    partial.unlink(missing_ok=True)
    raw.execute("VACUUM INTO ?", (str(partial),))
    checked = type(raw)(str(partial))
    try:
        answer = checked.execute("PRAGMA integrity_check").fetchone()[0]
    finally:
        checked.close()
    if answer != "ok":
        raise DeskError(DISK_ERROR, detail=answer)
    partial.replace(backup)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config
