"""A merchant's Windows to try the installer in: the user has a Chinese name with a blank in it."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image

from resources.installer.problems import BuildError
from resources.installer.wine import Wine

USER = "王小店 01"
ORDER, NEXT_ORDER = "260517-607198974342268", "260518-607198974342269"
"""Three reports of one order are all that the platform takes."""
PATIENCE = 120.0

_SHELL_FOLDERS = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
Done = subprocess.CompletedProcess[str]


class Trial:
    """The installed program, and what a merchant does with it."""

    def __init__(self, wine: Wine, installer: Path) -> None:
        self.wine = wine
        self.installer = installer
        self.home = wine.prefix / "drive_c" / "users" / USER
        self.local = self.home / "AppData" / "Local"
        self.folder = self.local / "Programs" / "MerchantDesk"
        self.command = self.folder / "merchant-desk.exe"
        self.window = self.folder / "MerchantDesk.exe"
        self.uninstaller = self.folder / "uninstall.exe"
        self.profile = self.local / "MerchantDesk"
        self.log = self.profile / "logs" / "desk.log"

    def move_in(self) -> None:
        """Let Windows have a user with such a name, as far as programs see it."""
        for key, name, value in (
            (_SHELL_FOLDERS, "Local AppData", r"AppData\Local"),
            (_SHELL_FOLDERS, "Desktop", "Desktop"),  # Wine's own is the tester's home
            (_SHELL_FOLDERS, "Programs", r"Start Menu\Programs"),
            (_SHELL_FOLDERS, "SendTo", "SendTo"),
            (r"HKCU\Environment", "TEMP", "Temp"),
            (r"HKCU\Environment", "TMP", "Temp"),
        ):
            self.home.joinpath(*value.split("\\")).mkdir(parents=True, exist_ok=True)
            there = rf"C:\users\{USER}\{value}"
            words = ("add", key, "/v", name, "/t", "REG_SZ", "/d", there, "/f")
            expect(self.wine.run(Path("reg"), *words), f"{name} of the new user")

    def install(self, *options: str) -> None:
        expect(self.wine.run(self.installer, "/S", *options), "the installer")

    def uninstall(self, *options: str) -> None:
        expect(self.wine.run(self.uninstaller, "/S", *options), "the uninstaller")

    def run(self, *words: str | Path, environment: dict[str, str] | None = None) -> Done:
        return self.wine.run(self.command, *words, environment=environment, timeout=900)

    def json(self, *words: str | Path, codes: tuple[int, ...] = (0,)) -> Any:
        done = self.run(*words, "--json")
        if done.returncode not in codes:
            raise BuildError(f"{words[0]} ended with {done.returncode}: {done.stdout[-1500:]}")
        return json.loads(done.stdout)

    def report(self, name: str, *options: str | Path, order: str = ORDER) -> str:
        """Queue a report about a picture of this name; its id."""
        made = self.json("report", picture(self.home / name), "--order", order, *options)
        require(made["state"] == "ready", f"the report is {made}")
        return str(made["id"])

    def registry(self, key: str) -> str:
        """What Windows has under ``key``; nothing when there is no such key."""
        done = self.wine.run(Path("reg"), "query", key, "/s")
        return "" if done.returncode else done.stdout

    def logged(self, words: str) -> bool:
        """Whether the program's log has these words."""
        return self.log.exists() and words in self.log.read_text("utf-8")

    @contextmanager
    def opened(
        self, environment: dict[str, str] | None = None
    ) -> Iterator["subprocess.Popen[str]"]:
        """The window, once it listens; it is killed at the end unless it has ended by itself."""
        self.log.unlink(missing_ok=True)
        process = self.wine.start(self.window, environment=environment)
        try:
            wait_until(lambda: self.logged("window open"), "the window")
            yield process
        finally:
            process.kill()
            process.wait()


class Backend:
    """A backend on this machine, outside that Windows: what reaches it has travelled."""

    def __init__(self, data: Path) -> None:
        self._data = data

    def add_shop(self) -> str:
        """A new shop; its pairing code."""
        return self._run("backend", "shop", "add", "一家小店").strip()

    def kept(self) -> Any:
        return json.loads(self._run("backend", "reports", "--json"))

    @contextmanager
    def serving(self) -> Iterator[str]:
        command = [*_PROGRAM, "serve", "--port", "0", "--data", str(self._data)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            try:
                yield next(
                    line.removeprefix("listening on ").strip()
                    for line in process.stdout or ()
                    if line.startswith("listening on ")
                )
            finally:
                process.terminate()

    def _run(self, *words: str) -> str:
        command = [*_PROGRAM, *words, "--data", str(self._data)]
        return expect(
            subprocess.run(command, capture_output=True, text=True, check=False), words[0]
        )


_PROGRAM = (sys.executable, "-m", "merchant_desk")


def picture(path: Path) -> Path:
    Image.effect_noise((320, 240), 60).convert("RGB").save(path)
    return path


def wait_until(is_so: Callable[[], object], what: str) -> None:
    """Look every half second, for :data:`PATIENCE` seconds."""
    patience = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > patience:
            raise BuildError(f"waited in vain for {what}")
        time.sleep(0.5)


def expect(done: Done, what: str, code: int = 0) -> str:
    if done.returncode != code:
        raise BuildError(f"{what} ended with {done.returncode}: {done.stdout.strip()[-1500:]}")
    return done.stdout


def require(met: object, otherwise: str) -> None:
    if not met:
        raise BuildError(otherwise)


def say(what: str) -> None:
    print(f"check: {what}", flush=True)
