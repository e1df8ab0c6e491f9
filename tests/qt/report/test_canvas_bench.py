"""The bench of the canvas runs: ``dev.py bench canvas`` measures with it, at full size."""

import subprocess
import sys

from tests.structure.sources import ROOT


def test_the_bench_says_what_it_measures() -> None:
    command = [sys.executable, "-m", "tests.bench.canvas", "--quick"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for what in ("picture on screen", "peak memory", "zoom", "pan", "drag"):
        assert what in done.stdout
