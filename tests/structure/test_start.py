"""What the start of the program leaves for later, and how it tells a command from the window."""

import argparse
import subprocess
import sys

from merchant_desk import cli
from merchant_desk.__main__ import COMMANDS
from tests.structure.sources import ROOT

LATER = {"alembic", "cv2", "fastapi", "numpy", "requests", "merchant_desk.cli"}
"""Each takes as long to load as the window to be painted."""


def test_the_window_is_shown_without_what_is_slow_to_load() -> None:
    program = "import sys, merchant_desk.__main__, merchant_desk.app; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert LATER & set(done.stdout.split()) == set()


def test_every_command_is_known_before_it_is_loaded() -> None:
    (verbs,) = (
        action.choices
        for action in cli._parser()._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    assert set(verbs) == COMMANDS
