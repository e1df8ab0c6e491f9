"""Bringing a database to this program's schema: the same migrations for SQLite and PostgreSQL."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, inspect, text

from merchant_desk.backend.problems import NEWER_SCHEMA
from merchant_desk.core.errors import DeskError

_MIGRATIONS = Path(__file__).parent / "migrations"
_FIRST = "0001"
_LOCK = 0x6D65726368
"""PostgreSQL's advisory lock that lets one process migrate at a time; any number of ours."""


def migrate(connection: Connection) -> None:
    """Bring the database to the newest schema, in the caller's transaction.

    A schema that is newer than this program is refused untouched. A database from before there
    were migrations has the first one's tables.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _LOCK})
    current = current_revision(connection)
    if current == newest_revision():
        return
    config = _config()
    config.attributes["connection"] = connection
    if current is not None:
        _refuse_unknown(config, current)
    elif inspect(connection).has_table("shops"):
        command.stamp(config, _FIRST)
    command.upgrade(config, "head")


@cache
def newest_revision() -> str:
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None
    return head


def current_revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _refuse_unknown(config: Config, revision: str) -> None:
    try:
        ScriptDirectory.from_config(config).get_revision(revision)
    except CommandError as error:
        raise DeskError(NEWER_SCHEMA) from error


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config
