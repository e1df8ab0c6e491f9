"""Opening the database of a profile, and making it whole again when it was damaged."""

import logging
import shutil
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from merchant_desk.core.errors import DeskError
from merchant_desk.core.report import Report
from merchant_desk.core.state import UNSENT
from merchant_desk.desk.profile import Profile
from merchant_desk.store import durable, health, notes, outbox, reports, salvage
from merchant_desk.store.blobs import BlobFolder
from merchant_desk.store.database import Database, Session
from merchant_desk.store.problems import CORRUPT, worded
from merchant_desk.store.schema import migrate
from merchant_desk.store.sidecars import Sidecar
from merchant_desk.wire.report import canonical, parse

_log = logging.getLogger(__name__)


def open_database(place: Profile, *, is_held: bool) -> Database:
    """The migrated database. Who holds the profile also looks through all of it.

    A damaged one (never a busy one, or a disk that fails) is set aside into ``quarantine``, and
    made again from what can be read of it; :func:`reconcile` then brings back what could not.
    """
    try:
        database = _migrated(place.database)
        if not is_held:
            return database
        found = _examined(database)
    except DeskError as error:
        if error.problem is not CORRUPT:
            raise
        found = (error.title,)
    if not found:
        return database
    _log.error("the database is damaged: %s", "; ".join(found))
    with nullcontext() if is_held else place.held():
        _rebuild(place)
    return _migrated(place.database)


def reconcile(database: Database, blobs: BlobFolder) -> None:
    """Bring back every unsent report that a sidecar knows and the database lost or garbled, and
    give one to each that has none.

    Only the one that holds the profile may call.
    """
    sidecars = blobs.sidecars
    kept = {sidecar.report_id: sidecar for sidecar in sidecars.every()}
    connection = sidecars.note(notes.CONNECTION)

    def change(session: Session) -> set[str]:
        if connection and notes.get(session, notes.CONNECTION) != connection:
            notes.put(session, notes.CONNECTION, connection)
        shop = notes.get(session, notes.CONNECTION).get("shop", "")
        over: set[str] = set()
        for report_id, sidecar in kept.items():
            row = reports.find(session, report_id)
            if row is not None and row.state not in UNSENT:
                over.add(report_id)
            elif row is None or not (
                _is_same(row.body, sidecar.body) and reports.agrees(session, parse(row.body))
            ):
                _restore(session, sidecar, shop)
        return over

    sidecars.prune(database.write(change))
    with database.read() as session:
        for report_id in outbox.report_ids(session) - kept.keys():
            body = reports.require(session, report_id).body
            try:
                sidecars.put(Sidecar(report_id, body, outbox.deadline(session, report_id)))
            except DeskError as error:  # the row is whole; a full disk must not keep it closed
                _log.warning("report %s has no file beside the database: %s", report_id, error)


def _examined(database: Database) -> tuple[str, ...]:
    """The faults of ``database``, which is closed when there are any."""
    try:
        found = health.faults(database)
    except DeskError:
        database.close()
        raise
    if found:
        database.close()
    return found


def _migrated(path: Path) -> Database:
    database = Database(path)
    try:
        migrate(database)
    except DeskError:
        database.close()
        raise
    return database


def _rebuild(place: Profile) -> None:
    """Copy the damaged files aside, make a new database of the copy, put it in their place.

    Ended at any step it begins anew at the next opening: the damaged file is replaced last.
    """
    fresh = place.root / "desk.rebuilt.sqlite3"
    with worded():
        aside = place.quarantine / f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}"
        durable.make_folder(aside)
        for path in place.database_files:
            if path.exists():
                shutil.copy2(path, aside / path.name)
        for path in place.root.glob(f"{fresh.name}*"):
            path.unlink()
    database = _migrated(fresh)
    database.write(lambda session: salvage.salvage(aside / place.database.name, session))
    database.close()
    with worded():
        for path in place.database_files[1:]:
            path.unlink(missing_ok=True)
        fresh.replace(place.database)
        durable.sync_folder(place.root)


def _is_same(body: bytes, of_sidecar: bytes) -> bool:
    """Whether they are the same report. Pairing gave the row its shop after the sidecar."""
    if body == of_sidecar:
        return True
    try:
        report = parse(body)
    except ValueError:
        return False
    return canonical(replace(report, shop="")) == of_sidecar


def _restore(session: Session, sidecar: Sidecar, shop: str) -> None:
    """Queue the report as its sidecar has it. Sent before or not, it is counted once."""
    report = parse(sidecar.body)
    whole: Report = replace(report, shop=report.shop or shop)
    _log.warning("report %s is brought back", report.id)
    reports.remove(session, report.id)
    now = datetime.now(UTC)
    reports.add(session, whole, canonical(whole), now, sidecar.deadline)
