"""Faults of processes: killed, stopped, several at once; of the clock and a held database."""

import os
import signal
from contextlib import closing, suppress

import pysqlite3.dbapi2 as sqlite
import sqlalchemy
from alembic import command

from merchant_desk.store import upgrade
from tests.torture import tracing
from tests.torture.rows import Verdict, edit, heal, judge, shift_clock
from tests.torture.world import Arena, pause

DAY = 86_400_000_000
CALLS = tracing.WRITES
JUMPS = tuple(sign * days * DAY for days in (10, 3650) for sign in (1, -1))


def kill_while_saving(arena: Arena, number: int) -> Verdict:
    """Kill -9 at a random moment of saving."""
    pid = arena.start_save(2)
    pause(arena.random.uniform(0, 0.15))
    _kill(pid)
    arena.wait(pid)
    return _finish(arena, number)


def kill_while_sending(arena: Arena, number: int) -> Verdict:
    """Kill -9 at a random moment of sending."""
    arena.save(1)
    pid = arena.start_sync()
    pause(arena.random.uniform(0, 0.4))
    _kill(pid)
    arena.wait(pid)
    return _finish(arena, number)


def kill_at_call_of_saving(arena: Arena, number: int) -> Verdict:
    """Kill -9 at the n-th system call of saving; one more each try."""
    pid = arena.start_save(2, halted=True)
    tracing.kill_at(arena, pid, tracing.WRITES, number % 140 + 1)
    return _finish(arena, number)


def kill_at_call_of_sending(arena: Arena, number: int) -> Verdict:
    """Kill -9 at the n-th system call of sending; one more each try."""
    arena.save(1)
    calls = f"{tracing.WRITES},{tracing.NETWORK}"
    tracing.kill_at(arena, arena.start_sync(halted=True), calls, number % 260 + 1)
    return _finish(arena, number)


def kill_while_migrating(arena: Arena, number: int) -> Verdict:
    """Kill -9 at the n-th system call of bringing an older database to the newest schema."""
    arena.save(1)
    _make_old(arena)
    words = ("queue", "--profile", arena.profile)
    tracing.kill_at(arena, arena.start("desk", *words, halted=True), CALLS, number * 7 % 120 + 1)
    heal(arena)
    return judge(arena)


def kill_backend(arena: Arena, number: int) -> Verdict:
    """Kill -9 the backend while it is being sent to."""
    arena.save(2)
    pid = arena.start_sync()
    pause(arena.random.uniform(0.1, 0.4))
    arena.world.backend.kill()
    arena.wait(pid)
    arena.world.backend.start()
    heal(arena)
    return judge(arena)


def stop_past_the_lease(arena: Arena, number: int) -> Verdict:
    """SIGSTOP while sending, the lease runs out meanwhile, another desk tries, SIGCONT."""
    arena.save(2)
    pid = arena.start_sync()
    pause(arena.random.uniform(0.05, 0.3))
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGSTOP)
    with suppress(sqlite.OperationalError):  # stopped with the database's lock in its hand
        shift_clock_quickly(arena)
    other = arena.start_sync()
    pause(0.3)
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGCONT)
    arena.wait(other)
    arena.wait(pid)
    heal(arena)
    return judge(arena)


def two_desks(arena: Arena, number: int) -> Verdict:
    """Two desks on one profile, saving and sending at once."""
    return _crowd(arena, 1)


def eight_desks(arena: Arena, number: int) -> Verdict:
    """Eight desks on one profile, saving and sending at once."""
    return _crowd(arena, 4)


def jump_clock(arena: Arena, number: int) -> Verdict:
    """The clock jumps by ten days or ten years, either way, while reports wait: none stalls."""
    arena.save(2)
    arena.world.backend.kill()
    try:
        arena.sync()  # it waits now, with a time in its row
    finally:
        arena.world.backend.start()
    shift_clock(arena, JUMPS[number % len(JUMPS)])
    arena.sync()
    return judge(arena)


def stay_offline(arena: Arena, number: int) -> Verdict:
    """5,000 reports are saved while the backend is away, and 30 days go by."""
    del number
    backend = arena.world.backend
    backend.kill()
    try:
        for _ in range(20):
            arena.save(250)
        arena.sync()
    finally:
        backend.start()
    shift_clock(arena, -30 * DAY)
    arena.wait(arena.start_sync(), patience=3600)
    heal(arena)
    return judge(arena)


def hold_database(arena: Arena, number: int) -> Verdict:
    """Somebody holds the database for a while, during saving and sending."""
    arena.save(1)
    hold = 60 if number % 50 == 49 else arena.random.uniform(0.2, 2)
    with closing(sqlite.connect(arena.profile / "desk.sqlite3", timeout=30)) as other:
        other.isolation_level = None
        saving = arena.start_save(1)
        sending = arena.start_sync()
        pause(arena.random.uniform(0, 0.2))
        other.execute("BEGIN EXCLUSIVE")
        pause(hold)
        other.execute("ROLLBACK")
    arena.wait(saving, patience=120)
    arena.wait(sending, patience=120)
    heal(arena)
    return judge(arena)


def _make_old(arena: Arena) -> None:
    """Put the profile's rows into a database of the first schema."""
    path, old = arena.profile / "desk.sqlite3", arena.folder / "old.sqlite3"
    old.unlink(missing_ok=True)
    engine = sqlalchemy.create_engine(f"sqlite:///{old}", module=sqlite)
    with engine.begin() as connection:
        config = upgrade.config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()
    with edit(old) as rows:
        rows.execute("ATTACH ? AS new", (str(path),))
        tables = rows.execute("SELECT name FROM main.sqlite_master WHERE type='table'").fetchall()
        for (table,) in tables:
            if table != "alembic_version":
                found = rows.execute(f'PRAGMA main.table_info("{table}")').fetchall()
                names = ", ".join(f'"{column[1]}"' for column in found)
                rows.execute(
                    f'INSERT INTO main."{table}" ({names}) SELECT {names} FROM new."{table}"'
                )
    old.replace(path)


def shift_clock_quickly(arena: Arena) -> None:
    """The lease of whoever holds one is over."""
    path = arena.profile / "desk.sqlite3"
    with closing(sqlite.connect(path, timeout=0.2)) as connection, connection:
        connection.execute("UPDATE outbox SET lease_until = lease_until - ?", (DAY,))


def _crowd(arena: Arena, pairs: int) -> Verdict:
    pids = [start() for _ in range(pairs) for start in (arena.start_save, arena.start_sync)]
    for pid in pids:
        arena.wait(pid)
    heal(arena)
    return judge(arena)


def _finish(arena: Arena, number: int) -> Verdict:
    """Healing takes longest, so it comes every third time; what is kept is judged each time."""
    if number % 3 != 2:
        return judge(arena, healed=False)
    heal(arena)
    return judge(arena)


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
