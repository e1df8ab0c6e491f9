"""Faults of the disk: full, failing, short, flipped, deleted, and without power."""

import os
import resource
import shutil
from pathlib import Path

import pysqlite3.dbapi2 as sqlite

from merchant_desk.core.state import UNSENT, ReportState
from tests.torture import power, tracing
from tests.torture.rows import (
    Verdict,
    blob_names,
    heal,
    is_whole,
    judge,
    rows,
    states,
)
from tests.torture.world import Arena

ERRORS = ("ENOSPC", "EIO", "EDQUOT")
STATES = 1000
"""Disks looked at in one try of a power loss."""

CALLS = ("pwrite64", "write", "fsync", "openat", "rename", "mkdir", "ftruncate", "unlink")


def fail_while_saving(arena: Arena, number: int) -> Verdict:
    """The n-th call of one kind fails while saving: no space, a broken disk; once or ever after."""
    call = CALLS[number % len(CALLS)]
    error = ERRORS[number // len(CALLS) % len(ERRORS)]
    at = arena.random.randrange(1, 25)
    pid = arena.start_save(1, halted=True)
    tracing.fail_at(arena, pid, call, at, error, on=bool(number % 2))
    return _heal_now_and_then(arena, number)


def fail_while_sending(arena: Arena, number: int) -> Verdict:
    """The same while sending."""
    arena.save(1)
    call = CALLS[number % len(CALLS)]
    error = ERRORS[number // len(CALLS) % len(ERRORS)]
    pid = arena.start_sync(halted=True)
    tracing.fail_at(arena, pid, call, arena.random.randrange(1, 40), error, on=bool(number % 2))
    return _heal_now_and_then(arena, number)


def write_short(arena: Arena, number: int) -> Verdict:
    """No file may grow beyond some size: writes end in the middle."""
    arena.save(1)
    pid = arena.start_save(1, halted=True)
    arena.world.zygote.wait_halted(pid)
    limit = arena.random.randrange(100, 200_000)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (limit, limit))
    os.kill(pid, 18)  # SIGCONT
    arena.wait(pid)
    return _heal_now_and_then(arena, number)


def flip_database(arena: Arena, number: int) -> Verdict:
    """Bytes of the database file are flipped while nobody has it open."""
    return _flip(arena, number, "desk.sqlite3")


def flip_wal(arena: Arena, number: int) -> Verdict:
    """Bytes of the write-ahead log are flipped after a crash."""
    return _flip(arena, number, "desk.sqlite3-wal")


def flip_blob(arena: Arena, number: int) -> Verdict:
    """A byte of a picture is flipped: it is never sent as what was reported."""
    arena.save(1)
    path = arena.random.choice(sorted(_unsent_blobs(arena)))
    content = path.read_bytes()
    at = arena.random.randrange(len(content))
    path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
    arena.sync()
    verdict = _parked_alone(arena)
    path.write_bytes(content)
    return _mended(arena, verdict)


def delete_blob(arena: Arena, number: int) -> Verdict:
    """A picture is gone: its report is parked, says so, and is sent once the file is back."""
    arena.save(1)
    path = arena.random.choice(sorted(_unsent_blobs(arena)))
    content = path.read_bytes()
    path.unlink()
    arena.sync()
    verdict = _parked_alone(arena)
    path.write_bytes(content)
    return _mended(arena, verdict)


def delete_source(arena: Arena, number: int) -> Verdict:
    """The file that the merchant chose is changed and deleted after it was saved."""
    arena.save(1)
    for file in arena.folder.glob("*.jpg"):
        file.write_bytes(b"other")
        file.unlink()
    heal(arena)
    return judge(arena)


def lose_power(arena: Arena, number: int, *, mutant: str = "", count: int = STATES) -> Verdict:
    """The power goes at any moment of saving; ``count`` disks are looked at."""
    if arena.profile.exists() and number % 2 == 0:
        shutil.rmtree(arena.profile)
    before = arena.folder / "before"
    if before.exists():
        shutil.rmtree(before)
    arena.saved.clear()
    recording = power.record(arena, 2, mutant=mutant, fresh=number % 2 == 0)
    verdict = Verdict()
    seed = arena.random.randrange(2**32)
    for folder, saved in recording.states(seed, count, arena.folder / "after"):
        verdict.lost |= _lost(folder, saved)
    return verdict


def _lost(folder: Path, saved: set[str]) -> set[str]:
    """Which saved reports are not whole on the disk that a power cut left."""
    try:
        query = "SELECT id, body FROM reports"
        kept = dict(rows(folder / "desk.sqlite3", query)) if saved else {}
    except sqlite.Error:
        return saved
    return {
        report
        for report in saved
        if report not in kept
        or not all(is_whole(folder / "blobs", blob) for blob in blob_names(kept[report]))
    }


def _flip(arena: Arena, number: int, name: str) -> Verdict:
    """On a profile of its own each time, so that one fault does not hide another's."""
    fresh = arena.twin()
    fresh.save(3)
    path = fresh.profile / name
    if name.endswith("-wal"):
        _leave_wal(fresh)
    content = bytearray(path.read_bytes())
    for _ in range(fresh.random.choice((1, 1, 4, 64))):
        content[fresh.random.randrange(len(content))] ^= 1 << fresh.random.randrange(8)
    path.write_bytes(content)
    heal(fresh)
    verdict = judge(fresh)
    if verdict.is_clean:
        arena.world.drop(fresh)
    return verdict


def _leave_wal(arena: Arena) -> None:
    """Save once more and die: the log stays."""
    arena.wait(arena.start("save and die", arena.profile, arena.picture()))
    wal = arena.profile / "desk.sqlite3-wal"
    if not wal.exists() or not wal.stat().st_size:
        raise AssertionError("no write-ahead log was left")


def _unsent_blobs(arena: Arena) -> set[Path]:
    bodies = dict(rows(arena.profile / "desk.sqlite3", "SELECT id, body FROM reports"))
    local = states(arena)
    names = {n for r, body in bodies.items() if local[r] in UNSENT for n in blob_names(body)}
    return {arena.profile / "blobs" / name[:2] / name for name in names}


def _parked_alone(arena: Arena) -> Verdict:
    """A report without its picture waits for the user: it is neither sent nor tried for ever."""
    parked = [s for s in states(arena).values() if s is ReportState.PARKED]
    return Verdict() if len(parked) == 1 else Verdict(wrong=[f"{len(parked)} parked, not one"])


def _mended(arena: Arena, verdict: Verdict) -> Verdict:
    for report, state in states(arena).items():
        if state is ReportState.PARKED:
            arena.wait(arena.start("desk", "retry", report, "--profile", arena.profile))
    heal(arena)
    verdict.add(judge(arena))
    return verdict


def _heal_now_and_then(arena: Arena, number: int) -> Verdict:
    if number % 3 != 2:
        return judge(arena, healed=False)
    heal(arena)
    return judge(arena)
