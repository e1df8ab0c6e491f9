"""The same picture in several shops' reports: found by fingerprints, told without names.

Fingerprints are taken after a report was accepted, by whichever process gets to it: taking one
twice gives the same.
"""

import logging
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
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


@dataclass(frozen=True, slots=True)
class _Reported:
    shop: str
    report: str
    sha256: str
    value: int | None


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
    _tell(session, task, taken)


def _tell(session: Session, task: _Task, taken: dict[str, int | None]) -> None:
    """Tell this report, and each of another shop that hears of this shop for the first time, in how
    many other shops its picture was met; shops in order, so that two who tell each other's do not
    wait for one another for ever.
    """
    alike = cache(partial(_alike, session))
    changes: dict[str, dict[tuple[str, str], ReuseChange]] = {}
    for picture in {picture for each in taken.items() for picture in alike(*each)}:
        others = alike(picture.sha256, picture.value)
        is_ours = picture.shop == task.shop
        if is_ours and picture.report != task.report:
            continue
        if not is_ours and any(o.shop == task.shop and o.report != task.report for o in others):
            continue
        shops = {other.shop for other in others} - {picture.shop}
        if shops:
            change = ReuseChange(report=picture.report, picture=picture.sha256, shops=len(shops))
            changes.setdefault(picture.shop, {})[picture.report, picture.sha256] = change
    for shop in sorted(changes):
        feed.append(session, shop, changes[shop].values())


def _alike(session: Session, sha256: str, value: int | None) -> list[_Reported]:
    """Every picture of a report that stands which shows the same, the asked one among them."""
    same = [FingerprintRow.sha256 == sha256]
    if value is not None:
        same += [band == part for band, part in zip(_BANDS, bands(value), strict=True)]
    query = (
        select(
            FingerprintRow.shop_id,
            FingerprintRow.report_id,
            FingerprintRow.sha256,
            FingerprintRow.value,
        )
        .join(
            ReportRow,
            (ReportRow.shop_id == FingerprintRow.shop_id)
            & (ReportRow.id == FingerprintRow.report_id),
        )
        .where(or_(*same), ReportRow.withdrawn_at.is_(None))
        .limit(_MOST)
    )
    found = (
        _Reported(shop, report, name, None if signed is None else signed % 2**64)
        for shop, report, name, signed in session.execute(query)
    )
    return [picture for picture in found if _is_same(picture, sha256, value)]


def _is_same(picture: _Reported, sha256: str, value: int | None) -> bool:
    if picture.sha256 == sha256:
        return True
    if picture.value is None or value is None:
        return False
    return distance(picture.value, value) <= NEAR
