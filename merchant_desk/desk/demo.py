"""The demo: a backend of its own in a process of its own, and a desk that is paired with it."""

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from merchant_desk.core.errors import QT_TRANSLATE_NOOP, DeskError, Problem
from merchant_desk.desk import connection
from merchant_desk.desk.desk import Desk

_READY = "listening on "
_CODE = "pairing code "
_STOP_SECONDS = 20

NO_BACKEND = Problem(
    "no-demo-backend",
    QT_TRANSLATE_NOOP("Problem", "演示服务器没有启动"),
    QT_TRANSLATE_NOOP("Problem", "请安装 merchant-desk[backend] 后重试"),
)


@dataclass(slots=True)
class DemoBackend:
    """``merchant-desk serve --demo`` on a free loopback port, with its data in ``folder``."""

    folder: Path
    url: str = ""
    code: str = ""
    _process: subprocess.Popen[str] | None = field(default=None, repr=False)

    def start(self) -> None:
        """Start it and wait until it listens: again on the port that it had before, if any."""
        self.folder.mkdir(parents=True, exist_ok=True)
        port = self.url.rpartition(":")[2] or "0"
        command = [*_program(), "serve", "--demo", "--follow-stdin", "--port", port]
        self._process = subprocess.Popen(
            [*command, "--data", str(self.folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith(_CODE):
                self.code = line.removeprefix(_CODE).strip()
            if line.startswith(_READY):
                self.url = line.removeprefix(_READY).strip()
                return
        self.stop()
        raise DeskError(NO_BACKEND)

    def kept(self) -> list[dict[str, Any]]:
        """The reports that the backend holds, as its own command line tells them."""
        command = [*_program(), "backend", "reports", "--json", "--data", str(self.folder)]
        done = subprocess.run(command, capture_output=True, check=True)
        listed: list[dict[str, Any]] = json.loads(done.stdout)
        return listed

    def stop(self) -> None:
        """Ask it to end, and wait until it has."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.stdin:
            process.stdin.close()
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout:
            process.stdout.close()


def join(desk: Desk, backend: DemoBackend) -> None:
    """Pair the desk with the demo shop; the worker then brings its chats and orders."""
    connection.pair(desk, backend.url, backend.code)


def _program() -> list[str]:
    """The program's own command line: beside the window's executable in a frozen build."""
    if getattr(sys, "frozen", False):
        name = "merchant-desk.exe" if sys.platform == "win32" else "merchant-desk"
        return [str(Path(sys.executable).with_name(name))]
    return [sys.executable, "-m", "merchant_desk"]
