"""The same picture in several shops' reports: found by fingerprints, told without names.

Fingerprints are taken after a report was accepted, by whichever process gets to it: taking one
twice gives the same. What it leads to is told again whenever the number of shops changes.
"""

import logging
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from merchant_desk.backend import feed
from merchant_desk.backend.blobs import Blobs
from merchant_desk.backend.database import Database, lock_shop
from merchant_desk.backend.models import FingerprintRow, ReportRow
from merchant_desk.core.errors import DeskError
from merchant_desk.evidence.fingerprint import BANDS, NEAR, bands, distance, fingerprint
from merchant_desk.wire.changes import ReuseChange
from merchant_desk.wire.report import ReportMessage

_TRIES = 3
"""A report whose pictures end a process so often is left alone."""
_MOST = 1000
"""Candidates that are looked at for one picture."""

_log = logging.getLogger(__name__)
_BANDS = tuple(getattr(FingerprintRow, f"band{number}") for number in range(BANDS))


@dataclass(frozen=True, slots=True)
class _Task:
    shop: str
    report: str
    revision: int
    pictures: tuple[str, ...]


def take_next(database: Database, blobs: Blobs) -> bool:
    """Take the fingerprints of one report that has none yet; whether there was one."""
    task = database.write(_next)
    if task is None:
        return False
    taken = {sha256: _fingerprint(blobs, task.shop, sha256) for sha256 in task.pictures}
    database.write(lambda session: _keep(session, task, taken))
    return True


def _next(session: Session) -> _Task | None:
    query = (
        select(ReportRow)
        .where(ReportRow.fingerprinted_at.is_(None), ReportRow.fingerprint_tries < _TRIES)
        .order_by(ReportRow.received_at)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    row = session.scalar(query)
    if row is None:
        return None
    row.fingerprint_tries += 1
    suspects = ReportMessage.model_validate_json(row.body).suspects
    pictures = tuple(dict.fromkeys(suspect.picture.sha256 for suspect in suspects))
    return _Task(row.shop_id, row.id, row.revision, pictures)


def _fingerprint(blobs: Blobs, shop: str, sha256: str) -> int | None:
    with tempfile.TemporaryDirectory(prefix="merchant-desk-") as folder:
        path = Path(folder) / "picture"
        try:
            with path.open("wb") as file:
                for chunk in blobs.read(shop, sha256):
                    file.write(chunk)
            return fingerprint(path)
        except DeskError as error:
            _log.info("no fingerprint of %s: %s", sha256, error.code)
            return None


def _keep(session: Session, task: _Task, taken: dict[str, int | None]) -> None:
    lock_shop(session, task.shop)
    row = session.get(ReportRow, (task.shop, task.report), populate_existing=True)
    if row is None or row.revision != task.revision or row.fingerprinted_at is not None:
        return  # it is another's turn
    row.fingerprinted_at = datetime.now(UTC)
    session.execute(
        delete(FingerprintRow).where(
            FingerprintRow.shop_id == task.shop, FingerprintRow.report_id == task.report
        )
    )
    for sha256, value in taken.items():
        parts = {} if value is None else {f"band{n}": part for n, part in enumerate(bands(value))}
        signed = None if value is None else value - (value >> 63 << 64)
        session.add(
            FingerprintRow(
                shop_id=task.shop, report_id=task.report, sha256=sha256, value=signed, **parts
            )
        )
    session.flush()
    met: list[FingerprintRow] = []
    for sha256, value in taken.items():
        met += _alike(session, sha256, value)
    _tell(session, met)


def _alike(session: Session, sha256: str, value: int | None) -> list[FingerprintRow]:
    """Every picture of a report that stands which shows the same, the asked one among them."""
    same = [FingerprintRow.sha256 == sha256]
    if value is not None:
        same += [band == part for band, part in zip(_BANDS, bands(value), strict=True)]
    query = (
        select(FingerprintRow)
        .join(
            ReportRow,
            (ReportRow.shop_id == FingerprintRow.shop_id)
            & (ReportRow.id == FingerprintRow.report_id),
        )
        .where(or_(*same), ReportRow.withdrawn_at.is_(None))
        .limit(_MOST)
    )
    return [row for row in session.scalars(query) if _is_same(row, sha256, value)]


def _is_same(row: FingerprintRow, sha256: str, value: int | None) -> bool:
    if row.sha256 == sha256:
        return True
    if row.value is None or value is None:
        return False
    return distance(row.value % 2**64, value) <= NEAR


def _tell(session: Session, rows: Iterable[FingerprintRow]) -> None:
    """Tell each report of ``rows`` in how many other shops its picture was met; shops in order, so
    that two who tell each other's do not wait for one another for ever.
    """
    changes: dict[str, dict[tuple[str, str], ReuseChange]] = {}
    for row in rows:
        value = None if row.value is None else row.value % 2**64
        shops = {other.shop_id for other in _alike(session, row.sha256, value)} - {row.shop_id}
        if shops:
            change = ReuseChange(report=row.report_id, picture=row.sha256, shops=len(shops))
            changes.setdefault(row.shop_id, {})[row.report_id, row.sha256] = change
    for shop in sorted(changes):
        feed.append(session, shop, changes[shop].values())
