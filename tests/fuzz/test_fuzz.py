"""A short share of the fuzz: ``python3 dev.py fuzz`` is the long run."""

import sys

import pytest

from tests.fuzz.keeper import feed
from tests.fuzz.mutants import mutant

COUNT = 600


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are told otherwise there")
def test_no_mutated_picture_crashes_hangs_or_goes_unexplained() -> None:
    tally = feed(seed=2026, numbers=range(COUNT), processes=2)
    assert tally.failures == [], tally.table()
    assert tally.ends.total() == COUNT
    assert {"taken", "refused"} <= set(tally.ends)


def test_a_mutant_is_the_same_each_time_and_all_formats_come() -> None:
    made = [mutant(7, number) for number in range(200)]
    assert made == [mutant(7, number) for number in range(200)]
    assert {kind for kind, _ in made} == {"JPEG", "PNG", "WEBP", "BMP", "GIF", "HEIC"}
