"""A publisher on loopback."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.publisher import Publisher, publishing


@pytest.fixture
def publisher(tmp_path: Path) -> Iterator[Publisher]:
    with publishing(tmp_path) as made:
        yield made
