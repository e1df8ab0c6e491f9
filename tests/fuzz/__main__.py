"""``python3 dev.py fuzz [--seed N] [--count M]``: mutated pictures through slot, canvas, copy."""

import argparse
import sys
import time
from pathlib import Path

from tests.fuzz.keeper import feed
from tests.fuzz.mutants import mutant


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py fuzz", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=50_000)
    parser.add_argument("--first", type=int, default=0, help="the number to begin with")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="a folder for the mutants that failed")
    options = parser.parse_args()
    begun = time.monotonic()
    numbers = range(options.first, options.first + options.count)
    tally = feed(options.seed, numbers, options.processes, lambda line: print(line, flush=True))
    print(tally.table())
    print(f"{options.count} mutants of seed {options.seed} in {time.monotonic() - begun:.0f} s")
    for number in tally.failures:
        kind, content = mutant(options.seed, number)
        if options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
            name = f"{options.seed}-{number}.{kind.lower()}"
            options.keep.joinpath(name).write_bytes(content)
        print(f"again: --seed {options.seed} --first {number} --count 1")
    return 1 if tally.failures else 0


if __name__ == "__main__":
    sys.exit(main())
