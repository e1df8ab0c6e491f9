"""``import orders`` and ``import undo`` on the command line."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from merchant_desk.core.errors import DeskError
from merchant_desk.desk import imports
from merchant_desk.desk.desk import open_desk
from merchant_desk.desk.imports import Imported
from merchant_desk.desk.problems import ROWS_LEFT_OUT

if TYPE_CHECKING:
    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]


def add(verbs: "Verbs", machine: argparse.ArgumentParser) -> None:
    """Add the verbs; ``machine`` has the options ``--profile`` and ``--json``."""
    bring = verbs.add_parser("import", help="orders from the platform's export")
    what = bring.add_subparsers(required=True, metavar="WHAT")
    orders = what.add_parser("orders", parents=[machine], help="CSV, XLSX, XLS, or a ZIP of them")
    orders.add_argument("files", nargs="+", type=Path, metavar="FILE")
    orders.set_defaults(run=_orders)
    undo = what.add_parser("undo", parents=[machine], help="take the newest import back")
    undo.set_defaults(run=_undo)


def _orders(options: argparse.Namespace) -> int:
    done: list[Imported] = []
    problem: DeskError | None = None
    with open_desk(options.profile, worker=False) as desk:
        for path in options.files:
            try:
                done.append(imports.import_orders(desk, path))
            except DeskError as error:
                problem = error
                print(error, file=sys.stderr)
    for each in done:
        for wrong in each.problems:
            print(f"{each.name}: {wrong.title}", file=sys.stderr)
        if each.problems:
            problem = DeskError(ROWS_LEFT_OUT, name=each.name, count=len(each.problems))
            print(problem, file=sys.stderr)
    if options.json:
        print(json.dumps([_plain(each) for each in done], ensure_ascii=False, indent=2))
    else:
        for each in done:
            words = (f"{name} {count}" for name, count in _counts(each).items())
            print(f"{each.name}: {' '.join(words)}")
    return 0 if problem is None else 1


def _undo(options: argparse.Namespace) -> int:
    with open_desk(options.profile, worker=False) as desk:
        undone = imports.undo_import(desk)
    content = {"file": undone.name, "orders": undone.orders}
    words = f"{undone.name}: {undone.orders}"
    print(json.dumps(content, ensure_ascii=False) if options.json else words)
    return 0


def _plain(done: Imported) -> dict[str, object]:
    return {"file": done.name, **_counts(done), "problems": [each.title for each in done.problems]}


def _counts(done: Imported) -> dict[str, int]:
    counts = done.counts
    return {
        "added": counts.added,
        "changed": counts.changed,
        "same": counts.same,
        "kept": counts.kept,
        "left_out": len(done.problems),
    }
