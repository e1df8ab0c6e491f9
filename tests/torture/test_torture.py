"""A short share of ``dev.py torture``: each fault a little, the mutants caught."""

import sys
from collections.abc import Iterator

import pytest

from tests.torture import tracing
from tests.torture.disks import lose_power
from tests.torture.table import FAULTS
from tests.torture.world import World
from tests.torture.zygote import MUTANTS

SEED = 20261123
SHORT = (
    "kill -9 at a random moment of saving",
    "kill -9 at a random moment of sending",
    "kill -9 at each system call of saving",
    "kill -9 at each system call of sending",
    "kill -9 at each system call of migrating",
    "ENOSPC, EIO, EDQUOT while saving",
    "two desks on one profile",
    "clock jumps 10 days, 10 years",
    "short writes",
    "flipped bytes in the database",
    "flipped bytes in the log",
    "flipped byte in a blob",
    "answer dropped after the commit",
    "refresh answer lost",
    "requests repeated",
    "requests reordered",
    "TLS expired, wrong host, unknown, cut",
    "captive portal",
    "more reports than an order may have",
    "one poison report among ten",
)

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="strace and signals"),
    pytest.mark.skipif(tracing.STRACE is None, reason="strace is not installed"),
]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with World(tmp_path_factory.mktemp("torture"), SEED) as world:
        yield world


@pytest.mark.parametrize("name", SHORT)
def test_nothing_is_lost_doubled_or_stuck(world: World, name: str) -> None:
    verdict = FAULTS[name](world.arena(name), 2)
    assert verdict.is_clean, f"seed {SEED}: {verdict}"


@pytest.mark.parametrize("number", [0, 1])
def test_no_disk_that_a_power_cut_leaves_lacks_a_saved_report(world: World, number: int) -> None:
    verdict = lose_power(world.arena(f"power {number}"), number, count=300)
    assert verdict.is_clean, f"seed {SEED}: {verdict}"


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_store_that_syncs_too_little_is_caught(world: World, mutant: str) -> None:
    assert lose_power(world.arena(mutant), 1, mutant=mutant).lost
