"""The same migrations bring SQLite and PostgreSQL to what the models say."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, text

from merchant_desk.backend import admin
from merchant_desk.backend.database import Database, open_database
from merchant_desk.backend.engines import open_engines
from merchant_desk.backend.models import Base
from merchant_desk.backend.problems import NEWER_SCHEMA
from merchant_desk.backend.schema import current_revision, newest_revision
from merchant_desk.backend.settings import Settings
from merchant_desk.core.errors import DeskError


@contextmanager
def connected(settings: Settings) -> Iterator[Connection]:
    with closing(open_database(settings)) as database, database.connection() as connection:
        yield connection


def test_the_migrations_make_what_the_models_say(settings: Settings) -> None:
    with connected(settings) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
        assert current_revision(connection) == newest_revision()


def test_processes_that_start_at_once_migrate_once(settings: Settings) -> None:
    settings.data.mkdir(parents=True)
    with ThreadPoolExecutor(4) as pool:
        for database in pool.map(lambda _: open_database(settings), range(4)):
            database.close()
    assert admin.add_shop(settings, "小店")


def test_a_database_from_before_there_were_migrations_is_taken_over(settings: Settings) -> None:
    admin.add_shop(settings, "小店")
    with connected(settings) as connection:
        late = [table for table in reversed(Base.metadata.sorted_tables) if table.name not in FIRST]
        for table in late:
            table.drop(connection)
        connection.execute(text("DROP TABLE alembic_version"))
        for index in ("ix_report_blobs_sha256", "ix_reports_fingerprinted_at"):
            connection.execute(text(f"DROP INDEX {index}"))
        for table, column in ADDED:
            connection.execute(text(f"ALTER TABLE {table} DROP COLUMN {column}"))
    with connected(settings) as connection:
        assert current_revision(connection) == newest_revision()
        assert connection.execute(text("SELECT count(*) FROM shops")).scalar_one() == 1


def test_a_newer_schema_is_refused_untouched(settings: Settings) -> None:
    with connected(settings) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DeskError) as caught:
        open_database(settings)
    assert caught.value.problem == NEWER_SCHEMA
    with closing(Database(open_engines(settings))) as database, database.connection() as connection:
        assert current_revision(connection) == "9999"


FIRST = {
    *("shops", "pairing_codes", "devices", "tokens"),
    *("blobs", "reports", "report_blobs", "changes"),
}
"""The tables of the first migration."""
ADDED = (
    ("blobs", "pinned"),
    ("reports", "opened_at"),
    ("reports", "kinds"),
    ("reports", "fingerprinted_at"),
    ("reports", "fingerprint_tries"),
    ("reports", "revision"),
    ("reports", "revised_at"),
    ("reports", "withdrawn_at"),
)
"""The columns that later migrations added to them."""
