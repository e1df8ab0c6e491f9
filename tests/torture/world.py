"""The world that is tortured: a backend process, desks in processes, and what both have kept."""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from merchant_desk.store.sidecars import Sidecars
from tests.builders import picture_bytes
from tests.torture.tls import Authority

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(ROOT),
    "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
}
CAP = 3
"""Reports that an order may have."""
PATIENCE = 60
"""Seconds after which a desk that does not end counts as hanging."""


class Zygote:
    """Forks desks (see :mod:`tests.torture.zygote`)."""

    def __init__(self, trusted: Path) -> None:
        """The desks trust the certificate authority in the file ``trusted``."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.torture.zygote"],
            cwd=ROOT,
            env={**ENVIRONMENT, "REQUESTS_CA_BUNDLE": str(trusted)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def fork(self, do: str, *words: object, stdout: Path, **options: object) -> int:
        """Start it; its process id."""
        return self._ask({"do": do, "words": [*map(str, words)], "stdout": str(stdout), **options})

    def wait(self, pid: int, *, patience: float = PATIENCE) -> int:
        """Its exit code, or minus the signal that ended it; one that hangs is killed."""
        killer = threading.Timer(patience, os.kill, (pid, signal.SIGKILL))
        killer.start()
        try:
            return self._ask({"wait": pid, "stops": False})
        finally:
            killer.cancel()
            killer.join()

    def wait_halted(self, pid: int) -> None:
        """Until it has stopped itself."""
        self._ask({"wait": pid, "stops": True})

    def close(self) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait(20)
        self._process.stdout.close()

    def _ask(self, request: dict[str, Any]) -> int:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())


_ATTEMPTS = 50
"""All desks share one address here, and many are new."""


class Backend:
    """``merchant-desk serve`` in a process, on one port for all its lives."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.port = 0
        self._process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        words = ["serve", "--data", self.data, "--port", self.port, "--cap", CAP]
        words += ["--attempts", _ATTEMPTS]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "merchant_desk", *map(str, words)],
            env=ENVIRONMENT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout
        for line in self._process.stdout:
            if line.startswith("listening on "):
                self.port = int(line.strip().rpartition(":")[2])
                return
        raise AssertionError("the backend did not start")

    def kill(self) -> None:
        """As a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def _end(self, number: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.send_signal(number)
        process.wait(30)
        if process.stdout:
            process.stdout.close()


@dataclass
class Arena:
    """One profile under torture, paired with a shop of its own through ``url``."""

    world: "World"
    folder: Path
    random: random.Random
    saved: set[str] = field(default_factory=set)
    """Every report that a desk said to be saved."""
    _made: int = 0

    @property
    def profile(self) -> Path:
        return self.folder / "profile"

    @property
    def words(self) -> Path:
        """What the desks of this arena have said."""
        return self.folder / "said.txt"

    def picture(self, size: int = 48) -> Path:
        """A picture that no other report has."""
        self._made += 1
        path = self.folder / f"{self._made}.jpg"
        seed = self.random.randrange(2**16)
        path.write_bytes(picture_bytes(width=size, height=size, seed=seed) + os.urandom(8))
        return path

    def start(self, do: str, *words: object, **options: object) -> int:
        return self.world.zygote.fork(do, *words, stdout=self.words, **options)

    def start_save(self, count: int = 1, **options: object) -> int:
        files = [self.picture() for _ in range(count)]
        return self.start("save", self.profile, *files, **options)

    def start_sync(self, **options: object) -> int:
        words = ("sync", "--once", "--profile", self.profile)
        return self.start("desk", *words, **options)

    def wait(self, pid: int, **options: Any) -> int:
        code = self.world.zygote.wait(pid, **options)
        self.listen()
        return code

    def save(self, count: int = 1) -> None:
        """Save reports with nothing in the way."""
        code = self.wait(self.start_save(count))
        assert code == 0, self.words.read_text()

    def sync(self) -> int:
        return self.wait(self.start_sync())

    def listen(self) -> None:
        """Note what desks said to be saved."""
        self.saved |= set(re.findall(r"^saved (\S+)$", self.words.read_text(), re.MULTILINE))

    def twin(self) -> "Arena":
        """A profile as new, of the same shop's name, on the same backend."""
        return self.world.arena(f"twin {self.random.randrange(2**32)}")

    def point_at(self, place: int | str) -> None:
        """Let the profile reach its backend through this port, or this address, from now on."""
        url = place if isinstance(place, str) else f"http://127.0.0.1:{place}"
        sidecars = Sidecars(self.profile / "unsent")
        note = sidecars.note("connection")
        assert note
        sidecars.put_note("connection", note | {"url": url})


class World:
    """Everything that a run needs, in one folder that does not stay."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.seed = seed
        self.backend = Backend(folder / "backend")
        self.authority = Authority(folder / "tls")
        self.zygote = Zygote(self.authority.bundle)
        self._arenas = 0

    def __enter__(self) -> Self:
        self.backend.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.backend.stop()
        self.zygote.close()

    def arena(self, name: str) -> Arena:
        """A fresh profile, paired."""
        self._arenas += 1
        folder = self.folder / f"{self._arenas}-{re.sub(r'[^a-z0-9]+', '-', name.lower())}"
        folder.mkdir()
        arena = Arena(self, folder, random.Random(f"{self.seed} {name}"))
        arena.words.touch()
        add = ("backend", "shop", "add", name[:60], "--data", self.backend.data)
        assert arena.wait(arena.start("desk", *add)) == 0, arena.words.read_text()
        code = arena.words.read_text().strip()
        words = ("pair", self.backend.url, code, "--profile", arena.profile)
        assert arena.wait(arena.start("desk", *words)) == 0, arena.words.read_text()
        return arena

    def drop(self, arena: Arena) -> None:
        shutil.rmtree(arena.folder)


def pause(seconds: float) -> None:
    time.sleep(seconds)
