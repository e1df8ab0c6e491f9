"""Style, types and import contracts hold: what ``dev.py lint`` runs, run as tests."""

import subprocess

import pytest

import dev


@pytest.mark.timeout(600)  # the first type check of a machine reads every library
@pytest.mark.parametrize("command", dev.LINT, ids=" ".join)
def test_it_is_clean(command: tuple[str, ...]) -> None:
    name, *options = command
    done = subprocess.run(
        [dev.tool(name), *options], cwd=dev.ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
