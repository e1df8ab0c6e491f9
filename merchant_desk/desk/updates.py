"""Newer versions of this program: looked for once a day, kept ready, installed on the way out."""

import logging
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from merchant_desk.desk.desk import Desk
from merchant_desk.store import notes
from merchant_desk.store.problems import worded
from merchant_desk.update.channel import channel

_log = logging.getLogger(__name__)

EVERY = timedelta(days=1)
"""From one look that had an answer to the next."""
_DETACHED = 0x8
"""``DETACHED_PROCESS``: without our console."""


@dataclass(frozen=True, slots=True)
class Update:
    """A newer version; ``notes`` by language. ``installer`` is here and verified, unless this
    program was not installed by one.
    """

    version: str
    notes: dict[str, str]
    installer: Path | None


def is_possible() -> bool:
    """Whether this program was built with a place to look at."""
    return channel() is not None


def is_due(desk: Desk) -> bool:
    """Whether to look without being asked: not on a network that costs by the byte."""
    if desk.rounds.sending.is_metered or not is_possible():
        return False
    with desk.database.read() as session:
        looked = notes.get(session, notes.UPDATES).get("looked_at")
    now = datetime.now(UTC)
    return looked is None or abs(now - datetime.fromisoformat(looked)) >= EVERY


def installs() -> bool:
    """Whether this program was installed, and can be replaced by an installer."""
    return (
        bool(getattr(sys, "frozen", False))
        and Path(sys.executable).with_name("uninstall.exe").exists()
    )


def find(desk: Desk, stopping: threading.Event) -> Update | None:
    """Look now, and fetch what is newer; nothing when nothing is.

    It takes as long as the line does, or until ``stopping`` is set.
    :class:`DeskError` when it cannot be looked at, or is not what was signed.
    """
    from merchant_desk.update.releases import Releases  # noqa: PLC0415 - slow to load

    known = channel()
    if known is None:
        return None
    releases = Releases(known, desk.profile.root / "updates", stopping)
    release = releases.newest()
    looked = {"looked_at": datetime.now(UTC).isoformat()}
    desk.database.write(lambda session: notes.put(session, notes.UPDATES, looked))
    if release is None:
        releases.sweep()
        return None
    installer = releases.fetch(release) if installs() else None
    releases.sweep(keep=release.installer)
    _log.info("version %s is %s", release.version, "ready" if installer else "published")
    return Update(release.version, release.notes, installer)


def install(installer: Path, *, restart: bool) -> "subprocess.Popen[bytes]":
    """Start the installer, which asks nothing and outlives this program: the last thing to do."""
    words = [str(installer), "/S", *(("/RESTART",) if restart else ())]
    with worded():
        return subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=_DETACHED if os.name == "nt" else 0,
            start_new_session=True,
        )
