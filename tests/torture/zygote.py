"""A process with the whole program imported, that forks a fresh desk for each try.

Every desk is a real process and runs the real command line; only the second of imports is saved.
One request a line on the standard input, one answer a line on the standard output.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

from merchant_desk import cli
from merchant_desk.core.errors import DeskError
from merchant_desk.core.region import Region
from merchant_desk.core.report import Declaration, Door, Kind, Suspect
from merchant_desk.desk import drafts, pictures, reports
from merchant_desk.desk.desk import Desk, open_desk
from merchant_desk.store import database, durable


def command_line(words: list[str]) -> int:
    """``merchant-desk`` with these words."""
    return cli.main(words)


def save(words: list[str]) -> int:
    """Save a report of each picture as the window does, saying so the moment that it is told."""
    profile, *files = words
    try:
        with open_desk(Path(profile), worker=False) as desk:
            _save_each(desk, files)
    except DeskError as error:
        print(error)
        return 1
    return 0


def save_of_one_order(words: list[str]) -> int:
    """As :func:`save`, for one order."""
    profile, *files = words
    with open_desk(Path(profile), worker=False) as desk:
        _save_each(desk, files, _order())
    return 0


def _order() -> str:
    return f"260517-{int.from_bytes(os.urandom(6), 'big'):015d}"


def _save_each(desk: Desk, files: list[str], order: str = "") -> None:
    for file in files:
        picture = pictures.attach_picture(desk, Path(file))
        suspect = Suspect(picture=picture, kind=Kind.EDITED, regions=(Region(1, 2, 30, 40),))
        draft = drafts.new(desk, Door.FILE, order=order or _order(), suspects=(suspect,))
        done = reports.submit(desk, replace(draft, declarations=frozenset(Declaration)))
        os.write(1, f"saved {done}\n".encode())


def save_and_die(words: list[str]) -> int:
    """Save, and be killed before anything is closed."""
    profile, *files = words
    with open_desk(Path(profile), worker=False) as desk:
        _save_each(desk, files)
        os.kill(os.getpid(), signal.SIGKILL)
    return 0


JOBS: dict[str, Callable[[list[str]], int]] = {
    "desk": command_line,
    "save": save,
    "save of one order": save_of_one_order,
    "save and die": save_and_die,
}


def _normal_synchronous() -> None:
    kept = (pragma for pragma in database._PRAGMAS if "synchronous" not in pragma)
    database._PRAGMAS = (*kept, "PRAGMA synchronous=NORMAL")


def _no_folder_sync() -> None:
    durable.sync_folder = lambda _folder: None


MUTANTS: dict[str, Callable[[], None]] = {
    "synchronous=NORMAL": _normal_synchronous,
    "no folder fsync": _no_folder_sync,
}
"""Broken versions of the store, which the harness must catch."""


def _be(request: dict[str, Any]) -> NoReturn:
    """The child: become the program, with its words going to files."""
    code = 70
    try:
        os.setpgid(0, 0)
        out = os.open(request["stdout"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        nothing = os.open(os.devnull, os.O_RDONLY)
        for source, target in ((nothing, 0), (out, 1), (out, 2)):
            os.dup2(source, target)
        if request.get("mutant"):
            MUTANTS[request["mutant"]]()
        if request.get("halted"):
            os.kill(os.getpid(), signal.SIGSTOP)  # until strace is attached
        code = JOBS[request["do"]](request["words"])
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        if code == 70:
            sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
            sys.stderr.flush()
        os._exit(code)


def main() -> None:
    for line in sys.stdin:
        request = json.loads(line)
        if "wait" in request:
            _, status = os.waitpid(request["wait"], os.WUNTRACED if request["stops"] else 0)
            print(os.waitstatus_to_exitcode(status) if not os.WIFSTOPPED(status) else 0, flush=True)
            continue
        child = os.fork()
        if child == 0:
            _be(request)
        print(child, flush=True)


if __name__ == "__main__":
    main()
