"""What a crash of the whole program leaves for the next start."""

import os
import subprocess
import sys
from pathlib import Path

from merchant_desk.desk import crashes
from merchant_desk.desk.profile import Profile
from tests.structure.sources import ROOT

CRASH = """
import ctypes, sys
from pathlib import Path
from merchant_desk.desk import crashes
from merchant_desk.desk.profile import Profile
with crashes.watched(Profile(Path(sys.argv[1]))):
    ctypes.string_at(0)
"""


def test_a_run_that_ends_well_leaves_nothing(tmp_path: Path) -> None:
    for _ in range(2):
        with crashes.watched(Profile(tmp_path)) as has_crashed:
            assert not has_crashed
    assert not [*Profile(tmp_path).logs.glob("crash*")]


def test_the_start_after_a_crash_knows_of_it_once_and_keeps_its_trace(tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    crashed = subprocess.run([sys.executable, "-c", CRASH, tmp_path], env=environment, check=False)
    assert crashed.returncode
    with crashes.watched(Profile(tmp_path)) as has_crashed:
        assert has_crashed
    assert "string_at" in (Profile(tmp_path).logs / crashes.LAST).read_text("utf-8")
    with crashes.watched(Profile(tmp_path)) as has_crashed:
        assert not has_crashed
