"""The schema and its migrations."""

import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from merchant_desk.core.errors import DeskError
from merchant_desk.store.database import SQLITE_VERSION, Database
from merchant_desk.store.models import Base
from merchant_desk.store.schema import migrate, newest_revision
from merchant_desk.store.upgrade import back_up, config


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, Base.metadata))


@pytest.mark.filterwarnings("ignore:.*expression-based index")
def test_the_migrations_build_what_the_models_describe(tmp_path: Path) -> None:
    database = Database(tmp_path / "desk.sqlite3")
    migrate(database)
    migrate(database)
    assert database.connect_writer(differences) == []
    database.close()


def test_the_newest_migration_is_the_one_with_the_highest_number() -> None:
    assert newest_revision() == ScriptDirectory.from_config(config()).get_current_head()


def test_a_newer_schema_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite3"
    database = Database(path)
    migrate(database)
    database.write(lambda s: s.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    database.close()
    before = path.read_bytes()

    database = Database(path)
    with pytest.raises(DeskError) as refusal:
        migrate(database)
    database.close()
    assert refusal.value.code == "newer-schema"
    assert path.read_bytes() == before


def test_sqlite_is_one_that_does_not_corrupt_a_wal() -> None:
    assert tuple(map(int, SQLITE_VERSION.split("."))) >= (3, 51, 3)


def test_writes_are_durable_and_checked(tmp_path: Path) -> None:
    database = Database(tmp_path / "desk.sqlite3")

    def pragma(name: str) -> object:
        return database.connect_writer(lambda c: c.exec_driver_sql(f"PRAGMA {name}").scalar())

    assert pragma("journal_mode") == "wal"
    assert pragma("synchronous") == 2
    assert pragma("foreign_keys") == 1
    database.close()


def test_the_backup_before_a_migration_holds_every_row(tmp_path: Path) -> None:
    database = Database(tmp_path / "desk.sqlite3")
    migrate(database)
    database.write(lambda s: s.execute(text("INSERT INTO buyers VALUES ('b1', '小鱼')")))
    database.connect_writer(lambda c: back_up(c, "0001"))
    database.close()

    copy = Database(tmp_path / "desk.sqlite3.at-0001")
    with copy.read() as session:
        assert session.execute(text("SELECT name FROM buyers")).scalars().all() == ["小鱼"]
    copy.close()


def test_a_profile_whose_path_has_odd_characters_opens(tmp_path: Path) -> None:
    folder = tmp_path / ("店铺 100% #1" + ("" if sys.platform == "win32" else "?"))
    folder.mkdir()
    database = Database(folder / "desk.sqlite3")
    migrate(database)
    database.close()
    assert (folder / "desk.sqlite3").is_file()
