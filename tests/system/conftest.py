"""The real program in real processes."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Program:
    """``merchant-desk`` on one profile and one backend folder."""

    profile: Path
    data: Path

    def run(self, *words: object) -> "subprocess.CompletedProcess[str]":
        """One command, whatever its end."""
        return subprocess.run(
            [sys.executable, "-m", "merchant_desk", *map(str, words)],
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=90,
            check=False,
        )

    def desk(self, *words: object) -> "subprocess.CompletedProcess[str]":
        return self.run(*words, "--profile", self.profile)

    def json(self, *words: object) -> Any:
        """A desk command that must succeed, as what it says with ``--json``."""
        done = self.desk(*words, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def kept(self) -> Any:
        """What the backend keeps."""
        done = self.run("backend", "reports", "--json", "--data", self.data)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    @contextmanager
    def serving(self, port: int = 0, *options: str) -> Iterator[str]:
        """The backend in a process of its own."""
        with self._process("--port", str(port), *options) as (url, _):
            yield url

    @contextmanager
    def serving_demo(self) -> Iterator[tuple[str, str]]:
        """The demo backend's address and a pairing code of its shop."""
        with self._process("--port", "0", "--demo") as (url, code):
            yield url, code

    @contextmanager
    def _process(self, *options: str) -> Iterator[tuple[str, str]]:
        command = [sys.executable, "-m", "merchant_desk", "serve", "--data", str(self.data)]
        with subprocess.Popen(
            [*command, *options],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        ) as process:
            try:
                yield _greeting(process)
            finally:
                process.terminate()
                process.wait(30)


def _greeting(process: "subprocess.Popen[str]") -> tuple[str, str]:
    """Where the backend listens, and the pairing code that it told before."""
    assert process.stdout
    code = ""
    for line in process.stdout:
        if line.startswith("pairing code "):
            code = line.removeprefix("pairing code ").strip()
        if line.startswith("listening on "):
            return line.removeprefix("listening on ").strip(), code
    raise AssertionError("the backend did not start")


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "profile", tmp_path / "backend")
