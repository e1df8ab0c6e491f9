"""``python3 dev.py torture [--seed N] [--minutes M] [--only WORDS]``: the long run, and its table.

All faults take turns until the time is over. The first failure of each prints its seed and number,
with which it can be repeated: ``--seed N --only WORDS``.
"""

import argparse
import os
import platform
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import pysqlite3.dbapi2 as sqlite

from tests.torture import tracing
from tests.torture.disks import lose_power
from tests.torture.rows import Verdict
from tests.torture.table import FAULTS, LONG, Line, table
from tests.torture.world import Arena, World
from tests.torture.zygote import MUTANTS


def main() -> int:
    options = _options()
    if tracing.STRACE is None:
        print("strace is needed (Debian: apt-get install strace)", file=sys.stderr)
        return 1
    names = [name for name in FAULTS if options.only in name]
    long = [name for name in LONG if options.only and options.only in name]
    lines = {name: Line(name) for name in names}
    begun = datetime.now(UTC)
    memory = Path("/dev/shm")
    folder = memory if memory.is_dir() else None
    with (
        tempfile.TemporaryDirectory(prefix="torture-", dir=folder) as name,
        World(Path(name), options.seed) as world,
    ):
        if lines:
            _take_turns(world, lines, time.monotonic() + options.minutes * 60)
        for each in long:
            lines[each] = Line(each, 1, LONG[each](world.arena(each), 0))
            _tell(world, lines[each], lines[each].total)
        caught = {} if options.only else _mutants(world)
    print(f"\nseed {options.seed}, {_machine()}, {begun:%Y-%m-%d %H:%M} UTC, ", end="")
    print(f"{options.minutes:g} minutes\n\n{table(list(lines.values()))}\n")
    for mutant, count in caught.items():
        print(f"mutant {mutant}: {'caught' if count else 'NOT CAUGHT'} ({count} lost)")
    clean = all(line.total.is_clean for line in lines.values())
    return 0 if clean and all(caught.values()) else 1


def _take_turns(world: World, lines: dict[str, Line], until: float) -> None:
    arenas: dict[str, Arena] = {}
    spent = dict.fromkeys(lines, 0.0)
    while time.monotonic() < until:
        # The fault that has had the least time is next: none is left out.
        name = min(lines, key=spent.__getitem__)
        line, began = lines[name], time.monotonic()
        if name not in arenas:
            arenas[name] = world.arena(name)
        try:
            verdict = FAULTS[name](arenas[name], line.tries)
        except (sqlite.Error, UnicodeDecodeError, AssertionError, ValueError) as error:
            verdict = Verdict(wrong=[f"{type(error).__name__}: {error}; {_said(world)}"])
        _tell(world, line, verdict)
        if not verdict.is_clean:
            world.drop(arenas.pop(name))  # the next try begins with a clean profile
        line.tries += 1
        line.total.add(verdict)
        spent[name] += time.monotonic() - began


def _tell(world: World, line: Line, verdict: Verdict) -> None:
    if verdict.is_clean:
        return
    print(f"\nFAILED {line.name}, seed {world.seed}, try {line.tries}", flush=True)
    for what in ("lost", "doubled", "stuck", "wrong"):
        if found := getattr(verdict, what):
            print(f"  {what}: {', '.join(sorted(found))}", flush=True)
    print(f"  the desk said: {_said(world)}", flush=True)


def _said(world: World) -> str:
    newest = max(world.folder.glob("*/said.txt"), key=lambda path: path.stat().st_mtime)
    return newest.read_text()[-2000:]


def _mutants(world: World) -> dict[str, int]:
    """How many reports each broken store loses in the same harness."""
    caught = {}
    for mutant in MUTANTS:
        verdict = lose_power(world.arena(mutant), 1, mutant=mutant)
        caught[mutant] = len(verdict.lost)
    return caught


def _machine() -> str:
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py torture")
    parser.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(3), "big"))
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--only", default="", help="faults whose name holds this")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
