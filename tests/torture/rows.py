"""What both sides have kept, read from their files, and the invariants over it."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import pysqlite3.dbapi2 as sqlite

from merchant_desk.core.state import UNSENT, ReportState, may_follow
from tests.torture.world import Arena

S = ReportState
ENDED = {S.ACCEPTED, S.CLOSED}


@dataclass
class Verdict:
    """What a try has shown: ids by the invariant that they break."""

    lost: set[str] = field(default_factory=set)
    doubled: set[str] = field(default_factory=set)
    stuck: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)
    """Anything else: an illegal step, a false receipt, a crash."""

    @property
    def is_clean(self) -> bool:
        return not (self.lost or self.doubled or self.stuck or self.wrong)

    def add(self, other: "Verdict") -> None:
        self.lost |= other.lost
        self.doubled |= other.doubled
        self.stuck |= other.stuck
        self.wrong += other.wrong


@contextmanager
def edit(path: Path) -> Iterator[Any]:
    """The rows of a file, to be changed behind the program's back."""
    with closing(sqlite.connect(path, timeout=30)) as connection, connection:
        yield connection


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite.connect(path, timeout=30)) as connection:
        return list(connection.execute(query))


def later(arena: Arena) -> None:
    """As if the longest wait had passed: every waiting entry is due."""
    with edit(arena.profile / "desk.sqlite3") as connection:
        connection.execute("UPDATE outbox SET next_try = NULL")


def shift_clock(arena: Arena, microseconds: int) -> None:
    """As if the clock had jumped: every moment that the queue kept is off by so much."""
    with edit(arena.profile / "desk.sqlite3") as connection:
        for column in ("next_try", "waits_since", "lease_until", "deadline"):
            connection.execute(f"UPDATE outbox SET {column} = {column} + ?", (microseconds,))


def heal(arena: Arena, rounds: int = 4) -> None:
    """Faults have stopped: let the desk work until all is sent, or it does not get further."""
    for _ in range(rounds):
        arena.sync()  # it may have to mend its database first
        if not unsent(arena):
            return
        later(arena)


def states(arena: Arena) -> dict[str, ReportState]:
    found = rows(arena.profile / "desk.sqlite3", "SELECT id, state FROM reports")
    return {report: S(state) for report, state in found}


def unsent(arena: Arena) -> set[str]:
    return {r for r, state in states(arena).items() if state in UNSENT and state is not S.PARKED}


def judge(arena: Arena, *, healed: bool = True, may_park: bool = False) -> Verdict:
    """The invariants L, D, A, P and S, from the rows and blobs of both sides."""
    verdict = Verdict()
    backend = arena.world.backend.data / "backend.sqlite3"
    kept = dict(rows(backend, "SELECT id, sha256 FROM reports"))
    local = states(arena)
    bodies = dict(rows(arena.profile / "desk.sqlite3", "SELECT id, body FROM reports"))
    for report in arena.saved:
        state = local.get(report)
        if state is None and report not in kept:
            verdict.lost.add(report)
        elif state in ENDED:
            _judge_accepted(arena, report, bodies[report], kept, verdict)
        elif state in UNSENT and not may_park:
            verdict.lost |= {report} if _missing(arena, bodies[report]) else set()
    if healed:
        parked = {r for r, state in local.items() if state is S.PARKED and not may_park}
        verdict.stuck |= unsent(arena) | parked
    _judge_backend(arena, verdict)
    _judge_steps(arena, verdict)
    if "Traceback" in arena.words.read_text():
        verdict.wrong.append("a desk crashed: " + arena.words.read_text().strip()[-600:])
        arena.words.write_text("")
    return verdict


def blob_names(body: bytes) -> set[str]:
    """The SHA-256 of every file that a report names."""
    found: set[str] = set()

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            if "sha256" in value:
                found.add(value["sha256"])
            for each in value.values():
                walk(each)
        elif isinstance(value, list):
            for each in value:
                walk(each)

    walk(json.loads(body))
    return found


def is_whole(folder: Path, sha256: str) -> bool:
    """Whether a profile's folder of blobs has this one, with its bytes."""
    return _is_whole(folder / sha256[:2] / sha256)


def _is_whole(path: Path) -> bool:
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == path.name


def _missing(arena: Arena, body: bytes) -> set[str]:
    return {b for b in blob_names(body) if not is_whole(arena.profile / "blobs", b)}


def _judge_accepted(
    arena: Arena, report: str, body: bytes, kept: dict[str, str], verdict: Verdict
) -> None:
    """A: accepted means that the backend has the very bytes, and every blob whole."""
    if report not in kept:
        verdict.lost.add(report)
        return
    if kept[report] != hashlib.sha256(body).hexdigest():
        verdict.wrong.append(f"{report}: accepted with other bytes")
    folders = tuple((arena.world.backend.data / "blobs").glob("*/blobs"))
    if not all(any(_is_whole(each / blob) for each in folders) for blob in blob_names(body)):
        verdict.wrong.append(f"{report}: accepted without its blobs")


def _judge_backend(arena: Arena, verdict: Verdict) -> None:
    """D and C: every report is there once, and its order's count is the number of its reports."""
    path = arena.world.backend.data / "backend.sqlite3"
    found = rows(path, "SELECT shop_id, order_number, id, counted FROM reports")
    verdict.doubled |= {r for r, n in Counter(row[2] for row in found).items() if n > 1}
    orders: dict[tuple[str, str], list[int]] = {}
    for shop, order, _, counted in found:
        orders.setdefault((shop, order), []).append(counted)
    for order, counts in orders.items():
        if sorted(counts) != list(range(1, len(counts) + 1)):
            verdict.wrong.append(f"{order}: counted {sorted(counts)}")


def _judge_steps(arena: Arena, verdict: Verdict) -> None:
    """S: only legal steps, and the row is where its last step led."""
    steps: dict[str, list[ReportState]] = {}
    query = "SELECT report_id, state FROM events ORDER BY id"
    for report, state in rows(arena.profile / "desk.sqlite3", query):
        steps.setdefault(report, [S.DRAFT]).append(S(state))
    for report, state in states(arena).items():
        taken = steps.get(report, [S.DRAFT])
        illegal = [f"{a}→{b}" for a, b in pairwise(taken) if not may_follow(a, b)]
        if illegal or taken[-1] is not state:
            verdict.wrong.append(f"{report}: {illegal} ends {taken[-1]}, row says {state}")
