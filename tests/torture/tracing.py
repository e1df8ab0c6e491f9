"""Faults at system calls, by strace: kill at the n-th call, let the n-th call fail, write a log."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

from tests.torture.world import Arena, pause

WRITES = "openat,mkdir,pwrite64,write,fsync,fdatasync,rename,renameat,renameat2,unlink,ftruncate"
NETWORK = "connect,sendto,recvfrom,poll"

STRACE = shutil.which("strace")


def run(arena: Arena, pid: int, *options: str) -> int:
    """Let a halted desk run under strace; its exit code."""
    assert STRACE
    arena.world.zygote.wait_halted(pid)
    log = arena.folder / "strace.txt"
    log.unlink(missing_ok=True)
    words = [STRACE, "-f", "-qqq", *options, "-o", str(log), "-p", str(pid)]
    with subprocess.Popen(words, stderr=subprocess.DEVNULL) as tracer:
        while not log.exists() and tracer.poll() is None:
            pause(0.005)
        while _tracer(pid) != tracer.pid and tracer.poll() is None:
            pause(0.005)
        os.kill(pid, signal.SIGCONT)
        code = arena.wait(pid)
        tracer.wait(30)
    return code


def count(arena: Arena, pid: int, calls: str) -> int:
    """How many of these calls it makes, in all its threads."""
    run(arena, pid, "-e", f"trace={calls}")
    log = (arena.folder / "strace.txt").read_text(errors="replace")
    return sum("resumed>" not in line and "(" in line for line in log.splitlines())


def kill_at(arena: Arena, pid: int, calls: str, number: int) -> int:
    return run(
        arena, pid, "-e", f"trace={calls}", "-e", f"inject={calls}:signal=KILL:when={number}"
    )


def fail_at(arena: Arena, pid: int, calls: str, number: int, error: str, *, on: bool) -> int:
    """The n-th call, and with ``on`` each after it, fails with ``error``."""
    when = f"{number}+" if on else str(number)
    rule = f"inject={calls}:error={error}:when={when}"
    return run(arena, pid, "-e", f"trace={calls}", "-e", rule)


def log_writes(arena: Arena, pid: int) -> Path:
    """Everything that it writes, with file names and all bytes."""
    run(arena, pid, "-y", "-xx", "-s", "4194304", "-e", f"trace={WRITES},close,lseek")
    return arena.folder / "strace.txt"


def _tracer(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return -1
    return next(int(line.split()[1]) for line in lines if line.startswith("TracerPid"))
