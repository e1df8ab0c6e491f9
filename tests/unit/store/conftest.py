"""An open, migrated database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from merchant_desk.store.database import Database
from merchant_desk.store.schema import migrate


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "desk.sqlite3")
    migrate(opened)
    yield opened
    opened.close()
