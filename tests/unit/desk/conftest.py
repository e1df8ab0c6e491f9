"""An open desk that is not paired and does not sync."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from merchant_desk.desk.desk import Desk, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "profile", worker=False) as opened:
        yield opened
