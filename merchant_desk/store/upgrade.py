"""Bringing a database file to this program's schema: a backup, then the migrations."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from merchant_desk.core.errors import DeskError
from merchant_desk.store.problems import DISK_ERROR, NEWER_SCHEMA
from merchant_desk.store.schema import MIGRATIONS


def upgrade(connection: Connection, current: str | None) -> None:
    """From the revision ``current`` (nothing: no tables yet) to the newest."""
    configured = config()
    if current is not None:
        _refuse_unknown(configured, current)
        back_up(connection, current)
    configured.attributes["connection"] = connection
    command.upgrade(configured, "head")
    connection.commit()


def _refuse_unknown(configured: Config, revision: str) -> None:
    try:
        ScriptDirectory.from_config(configured).get_revision(revision)
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


def config() -> Config:
    """Alembic's, for our migrations."""
    made = Config()
    made.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return made
