"""Keeping eaters: each gets a number at a time, is replaced when it dies, and its end is told."""

import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120.0
"""Seconds by the clock until an eater that uses no processor time counts as hanging, too."""

GOOD = frozenset({"taken", "refused", "late"})
"""Accepted; refused in its slot; accepted, but refused with a sentence by what came after."""

_TOLD_EVERY = 5000


@dataclass(slots=True)
class Tally:
    """How many mutants ended how; the numbers of those that did what must not be."""

    ends: Counter[str] = field(default_factory=Counter)
    details: Counter[str] = field(default_factory=Counter)
    failures: list[int] = field(default_factory=list)

    def note(self, number: int, verdict: str, detail: str) -> str:
        """Count it; a line about it when it is a failure."""
        self.ends[verdict] += 1
        if verdict in GOOD:
            self.details[f"{verdict} {detail}"] += 1
            return ""
        self.failures.append(number)
        return f"{number}: {verdict} {detail}"

    def table(self) -> str:
        rows = [*self.ends.most_common(), *sorted(self.details.items())]
        return "\n".join(f"{count:>8} {name}" for name, count in rows)


def feed(
    seed: int, numbers: Iterable[int], processes: int, tell: Callable[[str], None] = lambda _: None
) -> Tally:
    """Give all ``numbers`` to as many eaters; what became of them."""
    waiting: SimpleQueue[int] = SimpleQueue()
    for number in numbers:
        waiting.put(number)
    tally, lock = Tally(), threading.Lock()

    def note(number: int, verdict: str, detail: str) -> None:
        with lock:
            line = tally.note(number, verdict, detail)
            if line:
                tell(line)
            if tally.ends.total() % _TOLD_EVERY == 0:
                tell(f"{tally.ends.total()} eaten: {dict(tally.ends)}")

    keepers = [threading.Thread(target=_keep, args=(seed, waiting, note)) for _ in range(processes)]
    for keeper in keepers:
        keeper.start()
    for keeper in keepers:
        keeper.join()
    return tally


def _keep(seed: int, waiting: "SimpleQueue[int]", note: Callable[[int, str, str], None]) -> None:
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else tempfile.gettempdir()
    command = [sys.executable, "-m", "tests.fuzz.eater", str(seed), memory]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    pipe = subprocess.PIPE
    while not waiting.empty():
        with subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, env=environment, cwd=ROOT
        ) as eater:
            _eat_until_it_ends(eater, waiting, note)


def _eat_until_it_ends(
    eater: "subprocess.Popen[str]",
    waiting: "SimpleQueue[int]",
    note: Callable[[int, str, str], None],
) -> None:
    assert eater.stdin
    assert eater.stdout
    assert eater.stderr
    while True:
        try:
            number = waiting.get_nowait()
        except Empty:
            eater.stdin.close()
            return
        alarm = threading.Timer(PATIENCE, eater.kill)
        alarm.start()
        try:
            eater.stdin.write(f"{number}\n")
            eater.stdin.flush()
            answer = eater.stdout.readline()
        except BrokenPipeError:
            answer = ""
        finally:
            alarm.cancel()
        if not answer:
            note(number, *_end_of(eater))
            return
        _, verdict, detail = answer.rstrip("\n").split(" ", 2)
        note(number, verdict, detail)
        if verdict == "memory":
            return


def _end_of(eater: "subprocess.Popen[str]") -> tuple[str, str]:
    """How an eater died: of the time that it took, or of something worse."""
    assert eater.stderr
    said = eater.stderr.read().strip().splitlines()
    code = eater.wait(30)
    if code in {-signal.SIGPROF, -signal.SIGKILL}:
        return "hung", f"signal {-code}"
    return "crashed", f"exit {code}: {' | '.join(said[:6])}"
