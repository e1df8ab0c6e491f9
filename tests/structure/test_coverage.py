"""The rules and the wire must be perfect: no branch of theirs is without a test of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.structure.sources import ROOT


@pytest.mark.timeout(300)
def test_every_branch_of_core_and_wire_is_run_by_their_own_tests(tmp_path: Path) -> None:
    environment = {**os.environ, "COVERAGE_FILE": str(tmp_path / "coverage")}
    tests = ("-q", "-p", "no:cacheprovider", "tests/unit/core", "tests/unit/wire")
    for command in (("run", "-m", "pytest", *tests), ("report", "--fail-under=100")):
        done = subprocess.run(
            [sys.executable, "-m", "coverage", *command],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
