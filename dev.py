"""Set up and drive a checkout with nothing but Python 3.11 and pip.

``python3 dev.py COMMAND …``; each command does all the set-up that it needs.

  run [ARGUMENT…]   the desk in demo mode; ``--tour DIR`` walks it and keeps screenshots
  test [ARGUMENT…]  the whole test suite; arguments go to pytest
  torture [ARG…]    kill, cut, starve and lie to the queue; ``--seed N --minutes M``
  fuzz [ARG…]       mutated pictures, slot to copy; ``--seed N --count M``
  lint              style, types and import contracts
  bench [NAME…]     measure; without a name, say what can be measured
  installer         what a Windows user installs; on Debian through Wine; ``--check`` tries it
  release [ARG…]    sign an installer and lay it out, so that installed programs find it
  lock [ARGUMENT…]  write requirements.lock again; arguments go to ``uv pip compile``
"""

from __future__ import annotations  # an old Python shall get as far as being told so

import hashlib
import os
import shlex
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "set-up.sha256"
IS_WINDOWS = sys.platform == "win32"
BIN = VENV / ("Scripts" if IS_WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if IS_WINDOWS else "python")

LINT: tuple[tuple[str, ...], ...] = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("mypy", "dev.py"),
    ("lint-imports", "--no-logo"),
)
"""What ``lint`` runs, and the structure tests with it."""

BENCHES: dict[str, str] = {
    "backend": "tests.bench.backend",
    "canvas": "tests.bench.canvas",
    "queue": "tests.bench.queue",
    "start": "tests.bench.start",
}
"""Name → module to run. A bench comes with the work that it measures."""

DEBIAN_PACKAGES = (
    "fonts-noto-cjk",
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libgl1",
    "libglib2.0-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
    "xvfb",
)
"""What Qt's wheels expect of the system, a Chinese font, and a virtual display."""

POSTGRESQL = Path("/usr/lib/postgresql")
"""Where Debian keeps PostgreSQL's programs, a folder for each version."""

SYSTEM_PROBE = """
import ctypes, pathlib, sys
import PySide6
from PySide6.QtGui import QFontDatabase, QGuiApplication
for plugin in pathlib.Path(PySide6.__path__[0]).rglob("libqxcb.so"):
    ctypes.CDLL(str(plugin))
app = QGuiApplication(["probe", "-platform", "offscreen"])
if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
    sys.exit("no font with Chinese characters")
"""
"""Loads what the window will load: says nothing when all of it is there."""


class Stop(Exception):  # noqa: N818 - it ends a command, it is not a fault
    """Nothing more can be done; the message says what to do."""


def main(arguments: Sequence[str]) -> int:
    """Run one command; its exit code, 1 when it cannot be run, 2 when there is no such command."""
    name, *rest = arguments or ["--help"]
    if name not in COMMANDS:
        print(__doc__)
        return 0 if name in {"-h", "--help"} else 2
    try:
        return COMMANDS[name](rest)
    except Stop as stop:
        print(f"dev.py: {stop}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def run(arguments: Sequence[str]) -> int:
    set_up()
    set_up_system()
    compile_translations()
    with display() as environment:
        return call(PYTHON, "-m", "merchant_desk", "--demo", *arguments, environment=environment)


def test(arguments: Sequence[str]) -> int:
    set_up()
    set_up_system()
    set_up_servers()
    set_up_strace()
    set_up_readers()
    set_up_browser()
    compile_translations()
    with display() as environment:
        return call(PYTHON, "-m", "pytest", *arguments, environment=environment)


def torture(arguments: Sequence[str]) -> int:
    set_up()
    set_up_strace()
    return call(PYTHON, "-m", "tests.torture", *arguments)


def fuzz(arguments: Sequence[str]) -> int:
    set_up()
    return call(PYTHON, "-m", "tests.fuzz", *arguments)


def lint(arguments: Sequence[str]) -> int:
    set_up()
    return max([call(tool(name), *options, *arguments) for name, *options in LINT])


def bench(arguments: Sequence[str]) -> int:
    for name in arguments:
        if name not in BENCHES:
            raise Stop(f"no bench is called {name}; there are: {', '.join(BENCHES) or 'none yet'}")
    if not arguments:
        print("\n".join(f"{name}: {module}" for name, module in BENCHES.items()) or "no bench yet")
        return 0
    set_up()
    return max(call(PYTHON, "-m", BENCHES[name]) for name in arguments)


def installer(arguments: Sequence[str]) -> int:
    set_up()
    set_up_system()
    compile_translations()
    with display() as environment:
        return call(PYTHON, "-m", "resources.installer", *arguments, environment=environment)


def release(arguments: Sequence[str]) -> int:
    set_up()
    return call(PYTHON, "-m", "resources.release", *arguments)


def lock(arguments: Sequence[str]) -> int:
    """Pin every package with the hashes of all its files, for every platform and Python at once."""
    set_up()
    options = ["--universal", "--python-version=3.11", "--all-extras", "--generate-hashes"]
    silent = ["--no-header", "--no-emit-index-url", "--no-emit-find-links", "--quiet"]
    fresh = LOCK.with_suffix(".new")
    if LOCK.exists():
        shutil.copyfile(LOCK, fresh)  # what is pinned stays, unless --upgrade is given
    command = ("pip", "compile", *options, *silent, *arguments, "pyproject.toml")
    code = call(tool("uv"), *command, "--output-file", fresh)
    if code == 0:
        for line in fresh.read_text(encoding="utf-8").splitlines():
            if "://" in line or line.lstrip().startswith(("--index", "--extra-index", "--find")):
                raise Stop(f"the lock would name a place on the network: {line}")
        fresh.replace(LOCK)
    return code


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": run,
    "test": test,
    "torture": torture,
    "fuzz": fuzz,
    "lint": lint,
    "bench": bench,
    "installer": installer,
    "release": release,
    "lock": lock,
}


def set_up() -> None:
    """Make ``.venv`` as ``requirements.lock`` has it; nothing to do when it is so already."""
    if sys.version_info < (3, 11):  # noqa: UP036 - who starts this may have any Python
        raise Stop(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}")
    place, _, digest = STAMP.read_text("utf-8").partition("\n") if STAMP.exists() else ("", "", "")
    wanted = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    was_moved = place not in {"", str(VENV)}
    if digest == wanted and PYTHON.exists() and not was_moved:
        return
    if call(sys.executable, "-m", "pip", "--version", stdout=subprocess.DEVNULL):
        raise Stop("pip is needed (Debian: apt-get install python3-pip)")
    print("Setting up .venv from requirements.lock, once.", flush=True)
    if was_moved or call_quietly(PYTHON, "-c", ""):
        # Without its own pip: Debian keeps ensurepip in a package of its own.
        venv.create(VENV, clear=True, with_pip=False, symlinks=not IS_WINDOWS)
    pip = (sys.executable, "-m", "pip", "--python", PYTHON, "--disable-pip-version-check")
    install = (*pip, "install", "--quiet", "--no-input", "--no-warn-script-location")
    editable = ("--no-deps", "--no-build-isolation", "--editable", ROOT)
    for what in (("--require-hashes", "--requirement", LOCK), editable):
        if call(*install, *what):
            raise Stop("the packages could not be installed: see pip's words above")
    STAMP.write_text(f"{VENV}\n{wanted}", "utf-8")


def set_up_system() -> None:
    """See to it that Qt finds its libraries, a Chinese font and a display."""
    if sys.platform != "linux":
        return
    missing = call_quietly(PYTHON, "-c", SYSTEM_PROBE)
    if not missing and (has_display() or shutil.which("Xvfb")):
        return
    print(f"Qt needs more of the system: {missing or 'no display, and no Xvfb'}", flush=True)
    install_packages(*DEBIAN_PACKAGES)
    missing = call_quietly(PYTHON, "-c", SYSTEM_PROBE)
    if missing:
        raise Stop(f"Qt still does not start: {missing}")


def set_up_servers() -> None:
    """See to it that the tests of the service find a PostgreSQL to start for themselves."""
    if sys.platform != "linux" or shutil.which("initdb") or any(POSTGRESQL.glob("*/bin/initdb")):
        return
    print("The tests of the service need PostgreSQL's programs.", flush=True)
    install_packages("postgresql")


def set_up_strace() -> None:
    """See to it that the torture tests can let system calls fail."""
    if sys.platform == "linux" and not shutil.which("strace"):
        print("The torture tests need strace.", flush=True)
        install_packages("strace")


def set_up_readers() -> None:
    """See to it that the tests of the dossier find the programs that others read a PDF with."""
    if sys.platform == "linux" and not (shutil.which("pdftotext") and shutil.which("pdftoppm")):
        print("The tests of the dossier need poppler's programs.", flush=True)
        install_packages("poppler-utils")


def set_up_browser() -> None:
    """See to it that the tests of the reviewer's pages find a browser and its driver."""
    if sys.platform == "linux" and not (shutil.which("chromium") and shutil.which("chromedriver")):
        print("The tests of the reviewer's pages need Chromium.", flush=True)
        install_packages("chromium", "chromium-driver")


def install_packages(*names: str) -> None:
    """Install Debian packages, or say how."""
    packages = " ".join(names)
    install = f"apt-get install -y --no-install-recommends {packages}"
    if not shutil.which("apt-get"):
        raise Stop(f"install what these Debian packages hold, then try again: {packages}")
    is_root = os.geteuid() == 0
    if not is_root and call_quietly("sudo", "-n", "true"):
        raise Stop(f"please run:\nsudo apt-get update && sudo {install}")
    prefix = [] if is_root else ["sudo", "-n"]
    quiet: tuple[str, ...] = ("env", "DEBIAN_FRONTEND=noninteractive")
    for command in ("apt-get update -q", install):
        if call(*prefix, *quiet, *shlex.split(command), stdout=subprocess.DEVNULL):
            raise Stop(f"this failed: {command}")


def compile_translations() -> None:
    """Compile each catalogue whose source is newer than it."""
    for source in (ROOT / "resources" / "i18n").glob("*.ts"):
        compiled = source.with_suffix(".qm")
        if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
            continue
        if call(tool("pyside6-lrelease"), source, "-qm", compiled, stdout=subprocess.DEVNULL):
            raise Stop(f"{source.name} could not be compiled")


def has_display() -> bool:
    return sys.platform != "linux" or bool({"DISPLAY", "WAYLAND_DISPLAY"} & set(os.environ))


@contextmanager
def display() -> Iterator[Mapping[str, str]]:
    """What to add to the environment of a program with windows; a virtual display if need be."""
    if has_display():
        yield {}
        return
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, pass_fds=[writing], stdout=quiet, stderr=quiet) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as answer:
                number = answer.readline().strip()  # once it takes windows; nothing if it ended
            if not number:
                raise Stop("the virtual display (Xvfb) did not start")
            print(f"No display here: showing on a virtual one, :{number}.", flush=True)
            yield {"DISPLAY": f":{number}"}
        finally:
            server.terminate()


def tool(name: str) -> Path:
    """A program of ``.venv``."""
    return BIN / (f"{name}.exe" if IS_WINDOWS else name)


def call(
    *command: str | Path, environment: Mapping[str, str] | None = None, stdout: int | None = None
) -> int:
    """The exit code of ``command``, run at the root of the checkout."""
    words = [str(word) for word in command]
    whole = {**os.environ, **(environment or {})}
    return subprocess.run(words, cwd=ROOT, env=whole, stdout=stdout, check=False).returncode


def call_quietly(*command: str | Path) -> str:
    """Nothing when ``command`` ends well, else the last line of what it said."""
    words = [str(word) for word in command]
    try:
        done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    except OSError as error:
        return str(error)
    said = (done.stderr or done.stdout).strip().splitlines()
    return "" if done.returncode == 0 else (said[-1] if said else f"exit code {done.returncode}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
