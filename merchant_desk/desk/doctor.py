"""Looking after a profile: is everything there, whole, and connected?"""

import os
import platform
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from merchant_desk import __version__
from merchant_desk.core.errors import DeskError
from merchant_desk.core.state import UNSENT
from merchant_desk.desk.desk import Desk
from merchant_desk.evidence.agreement import Agreement
from merchant_desk.store import reports, retention
from merchant_desk.store.blobs import free_bytes
from merchant_desk.store.database import LOG_LIMIT, SQLITE_VERSION
from merchant_desk.store.problems import worded
from merchant_desk.store.schema import newest_revision
from merchant_desk.update.channel import channel

_LOW_DISK = 500 * 1024**2


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: its name, whether it is well, and what was seen."""

    name: str
    ok: bool
    what: str


def examine(desk: Desk) -> tuple[Finding, ...]:
    """Look at the profile and the connection; changes nothing but a temporary file."""
    return tuple(_findings(desk))


def _findings(desk: Desk) -> Iterator[Finding]:
    python = platform.python_version()
    yield Finding(
        "versions", True, f"merchant-desk {__version__}, Python {python}, SQLite {SQLITE_VERSION}"
    )
    yield _pictures()
    yield _writable(desk)
    free = free_bytes(desk.profile.root)
    yield Finding("disk", free >= _LOW_DISK, f"{free // 1024**2} MB free")
    yield _integrity(desk)
    yield _log(desk)
    yield _blobs(desk)
    yield _retention(desk)
    yield _backend(desk)
    yield _updates()


def _pictures() -> Finding:
    """Libraries that are there may still not run: the wrong processor, half an update."""
    from merchant_desk.evidence import selftest  # noqa: PLC0415 - OpenCV is slow to load

    try:
        with worded():
            found = selftest.measured()
    except DeskError as error:
        return Finding("pictures", False, f"{selftest.versions()}: {error.title}")
    what = f"{selftest.versions()}; a picture and its mirror image agree: {found}"
    return Finding("pictures", found == Agreement.ALMOST_ALL, what)


def _writable(desk: Desk) -> Finding:
    try:
        with worded(), tempfile.TemporaryFile(dir=desk.profile.root) as file:
            file.write(b"doctor")
            os.fsync(file.fileno())
    except DeskError as error:
        return Finding("profile", False, error.title)
    return Finding("profile", True, str(desk.profile.root))


def _integrity(desk: Desk) -> Finding:
    faults = desk.database.faults()
    if faults:
        return Finding("store", False, "; ".join(faults))
    return Finding("store", True, f"whole, schema {newest_revision()}")


def _log(desk: Desk) -> Finding:
    """Far over its limit it means that something has been reading for long."""
    path = desk.profile.database_files[1]
    size = path.stat().st_size if path.is_file() else 0
    what = f"{size // 1024} KB of at most {LOG_LIMIT // 1024} KB, but for a long reader"
    return Finding("log", size <= 4 * LOG_LIMIT, what)


def _blobs(desk: Desk) -> Finding:
    """Every file that an unsent report needs must be here."""
    missing: list[str] = []
    unsent = 0
    with desk.database.read() as session:
        for record in reports.records(session):
            if record.state in UNSENT:
                unsent += 1
                needed = reports.attachments(session, record.id)
                missing += [f.name for f in needed if desk.blobs.find(f.sha256) is None]
    what = f"{unsent} unsent reports"
    return Finding("blobs", not missing, f"{what}, missing: {missing}" if missing else what)


def _retention(desk: Desk) -> Finding:
    """Files are given up when the desk is opened, so that none is while it is used."""
    with desk.database.read() as session:
        over = retention.over(session, datetime.now(UTC))
    here = sum(desk.blobs.find(sha256) is not None for sha256 in over)
    days = retention.KEPT.days
    return Finding(
        "retention",
        True,
        f"{here} files of reports received over {days} days ago, removed at the next start",
    )


def _updates() -> Finding:
    known = channel()
    where = f"looked for daily at {known.url}" if known else "no address was set for this program"
    return Finding("updates", True, where)


def _backend(desk: Desk) -> Finding:
    try:
        joined, client = desk.connector.connect()
        meta = client.meta()
    except DeskError as error:
        return Finding("backend", False, error.title)
    return Finding("backend", True, f"{joined.shop_name} @ {joined.url}, version {meta.version}")
