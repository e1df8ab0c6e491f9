"""However the program ends, nothing of it stays behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.system.conftest import ROOT, Program

PATIENCE = 30.0

KEEPER = """
import sys, time
from pathlib import Path
from merchant_desk.desk.demo import DemoBackend
backend = DemoBackend(Path(sys.argv[1]))
backend.start()
print(backend.url, flush=True)
time.sleep(600)
"""


def accepts(url: str) -> bool:
    place = urlsplit(url)
    try:
        socket.create_connection((place.hostname, place.port or 0), 1).close()
    except OSError:
        return False
    return True


def test_the_demo_backend_ends_with_a_killed_desk(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", KEEPER, str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as desk:
        assert desk.stdout
        url = desk.stdout.readline().strip()
        assert accepts(url)
        desk.kill()
        desk.wait()
        patience = time.monotonic() + PATIENCE
        while accepts(url) and time.monotonic() < patience:
            time.sleep(0.1)
        assert not accepts(url)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals to be asked by")
def test_a_polite_kill_closes_the_window_in_order(program: Program) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "merchant_desk", "--profile", str(program.profile)],
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
    ) as window:
        patience = time.monotonic() + PATIENCE
        while not any(program.profile.rglob("*.log")) and time.monotonic() < patience:
            time.sleep(0.1)
        window.send_signal(signal.SIGTERM)
        _, said = window.communicate(timeout=PATIENCE)
        assert window.returncode == 0
        assert b"Traceback" not in said
