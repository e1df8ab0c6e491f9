"""The process that eats mutants as the desk does: slot, canvas, annotated copy.

It reads numbers from its standard input and answers each with a line: ``number verdict detail``.
What kills it kills nobody else. Processor time, not the clock, tells what hangs: other programs may
be busy.
"""

import faulthandler
import resource
import shutil
import signal
import sys
import tempfile
import warnings
from pathlib import Path

from merchant_desk.core.errors import DeskError
from merchant_desk.core.picture import Picture
from merchant_desk.core.region import MIN_SIDE, Region
from merchant_desk.desk import pictures
from merchant_desk.desk.desk import Desk, open_desk
from merchant_desk.evidence.annotate import annotated
from merchant_desk.ui import pixels
from tests.fuzz.mutants import mutant

SECONDS = 5.0
"""Of processor time for one picture; whoever takes more is ended by the system."""

MEMORY = 1024**3
"""Bytes that one picture may make the process hold at its peak, all of the program included."""

_PROXY = 1600


def main() -> int:
    faulthandler.enable()
    warnings.simplefilter("ignore")  # a decoder's remarks on a broken picture are no fault of ours
    seed = int(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix="fuzz-", dir=sys.argv[2]) as name:
        folder = Path(name)
        with open_desk(folder / "profile", worker=False) as desk:
            for line in sys.stdin:
                number = int(line)
                verdict, detail = _eat(desk, folder, seed, number)
                print(number, verdict, detail, flush=True)
                if verdict == "memory":
                    break  # the peak would be held against all that come after
    return 0


def _eat(desk: Desk, folder: Path, seed: int, number: int) -> tuple[str, str]:
    kind, content = mutant(seed, number)
    path = folder / f"mutant-{number}.{kind.lower()}"
    path.write_bytes(content)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        verdict = _through(desk, path)
    except DeskError as error:
        verdict = ("refused", error.code) if _is_clear(error, path) else ("unclear", str(error))
    except Exception as error:  # noqa: BLE001 - whatever else it is, it is what is looked for
        verdict = ("raised", f"{type(error).__name__}: {error}".replace("\n", " "))
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        path.unlink()
        shutil.rmtree(desk.blobs.root, ignore_errors=True)
    if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 > MEMORY:
        return "memory", f"after {verdict}"
    return verdict[0], f"{kind} {verdict[1]}"


def _through(desk: Desk, path: Path) -> tuple[str, str]:
    """As a picture goes: into its slot, onto the canvas reduced and whole, into its copy."""
    taken = pictures.attach(desk, path)
    if not isinstance(taken, Picture):
        return "taken", "as a video"
    blob = desk.blobs.require(taken.sha256)
    try:
        pixels.load(blob, _PROXY)
        whole = pixels.load(blob)
        if (whole.width(), whole.height()) != (taken.width, taken.height):
            return "sizes", f"{taken.width}×{taken.height}, {whole.width()}×{whole.height()}"
        del whole
        if min(taken.width, taken.height) >= MIN_SIDE:
            region = Region(0, 0, MIN_SIDE, MIN_SIDE, "说明")
            annotated(blob, regions=(region,), private=(region,))
    except DeskError as error:
        return "late", error.code
    return "taken", "whole"


def _is_clear(error: DeskError, path: Path) -> bool:
    """It names the file, and says in Chinese what happened and what to do."""
    chinese = [any("\u4e00" <= c <= "\u9fff" for c in text) for text in (error.title, error.advice)]
    return all(chinese) and path.name in error.title and "{" not in str(error)


if __name__ == "__main__":
    sys.exit(main())
