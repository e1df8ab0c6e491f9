"""How long the Windows program takes to its first painted window, against a bare PySide6 one.

Both are frozen the same way and started by turns under Wine, on a display that shows nothing else:
a start has ended when most of that display is painted. Needs what ``dev.py installer`` leaves.
"""

import mmap
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from resources.installer.wine import Wine
from tests.structure.sources import ROOT

MOST = 1.5
"""How many times a bare window's time the program's may take."""
ROUNDS = 9
PATIENCE = 120.0
_WIDE, _HIGH = 1280, 800
_SAMPLE = 4001
"""Every so manieth byte of the display is looked at."""

BARE = f"""
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.setStyleSheet("background: white")
window.resize({_WIDE}, {_HIGH})
window.show()
sys.exit(app.exec())
"""


def main() -> int:
    program = ROOT / "dist" / "MerchantDesk" / "MerchantDesk.exe"
    wine = Wine(ROOT / ".cache" / "wine")
    if not program.exists() or not wine.python.exists():
        print("there is no frozen program: run dev.py installer first", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="merchant-desk-") as place:
        folder = Path(place)
        with screen(folder) as pixels, kept_running(wine):
            starts: dict[str, tuple[Path, tuple[str | Path, ...]]] = {
                "bare": (freeze(wine, folder), ()),
                "program": (program, ("--profile", folder / "profile")),
            }
            taken: dict[str, list[float]] = {name: [] for name in starts}
            for turn in range(ROUNDS + 1):
                for name, (command, words) in starts.items():
                    seconds = measure(wine, command, words, pixels)
                    if turn:  # the first reads from the disk
                        taken[name].append(seconds)
    for name, times in taken.items():
        print(f"{name}: {median(times):.2f} s, from {min(times):.2f} to {max(times):.2f}")
    ratios = [own / bare for own, bare in zip(taken["program"], taken["bare"], strict=True)]
    print(f"ratio: {median(ratios):.2f}, median of {ROUNDS} pairs; at most {MOST} is wanted")
    return int(median(ratios) > MOST)


@contextmanager
def screen(folder: Path) -> Iterator[mmap.mmap]:
    """A display of its own; its pixels as they change."""
    reading, writing = os.pipe()
    size = f"{_WIDE}x{_HIGH}x24"
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-fbdir", str(folder)]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, pass_fds=[writing], stdout=quiet, stderr=quiet) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as answer:
                os.environ["DISPLAY"] = f":{answer.readline().strip()}"
            with (
                (folder / "Xvfb_screen0").open("rb") as file,
                mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as pixels,
            ):
                yield pixels
        finally:
            server.terminate()


@contextmanager
def kept_running(wine: Wine) -> Iterator[None]:
    """Windows itself is up already when somebody starts a program."""
    quiet = subprocess.DEVNULL  # what stays up would keep a pipe open
    subprocess.run(
        ["wineserver", "-p"], env=wine.environment(), stdout=quiet, stderr=quiet, check=True
    )
    wine.start(Path("cmd"), "/c", "exit").wait()
    try:
        yield
    finally:
        subprocess.run(["wineserver", "-k"], env=wine.environment(), check=False)


def freeze(wine: Wine, folder: Path) -> Path:
    script = folder / "bare.py"
    script.write_text(BARE, "utf-8")
    words: list[str | Path] = ["-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    words += ["--windowed", "--distpath", folder, "--workpath", folder / "work"]
    done = wine.run(wine.python, *words, "--specpath", folder, script, timeout=1800)
    if done.returncode:
        raise SystemExit(f"the bare window was not frozen: {done.stdout[-1000:]}")
    return folder / "bare" / "bare.exe"


def measure(wine: Wine, program: Path, words: tuple[str | Path, ...], pixels: mmap.mmap) -> float:
    """Seconds from the start of the process until most of the display is painted."""
    _wait(pixels, painted=False)
    begun = time.perf_counter()
    process = wine.start(program, *words)
    try:
        return _wait(pixels, painted=True) - begun
    finally:
        process.kill()
        process.wait()


def _wait(pixels: mmap.mmap, *, painted: bool) -> float:
    """When it came to be so."""
    patience = time.perf_counter() + PATIENCE
    while True:
        sample = pixels[4096::_SAMPLE]
        share = sum(each > 8 for each in sample) / len(sample)
        now = time.perf_counter()
        if share > 0.6 if painted else share < 0.1:
            return now
        if now > patience:
            raise SystemExit("the display did not change")
        time.sleep(0.005)


if __name__ == "__main__":
    sys.exit(main())
