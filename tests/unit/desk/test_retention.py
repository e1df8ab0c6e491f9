"""Which files are given up, and when."""

import io
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from merchant_desk.core.record import ReceiptNote
from merchant_desk.core.report import ReportDraft
from merchant_desk.core.state import ReportState
from merchant_desk.desk import doctor, drafts, reports
from merchant_desk.desk.desk import Desk, open_desk
from merchant_desk.store import outbox
from merchant_desk.store import reports as rows
from merchant_desk.store.database import Session
from tests import builders

NOW = datetime.now(UTC)
LONG_AGO = NOW - timedelta(days=31)


def accept(desk: Desk, draft: ReportDraft, at: datetime) -> None:
    reports.submit(desk, draft)

    def change(session: Session) -> None:
        for state in (ReportState.UPLOADING, ReportState.SUBMITTING):
            rows.move(session, draft.id, state, at)
        receipt = ReceiptNote(number="R-1", sha256="ab" * 32, received_at=at)
        outbox.accept(session, draft.id, receipt, at)

    desk.database.write(change)


def age(desk: Desk) -> None:
    """As if every file had been attached long ago."""
    for path in desk.blobs.root.glob("*/*"):
        os.utime(path, (LONG_AGO.timestamp(),) * 2)


def picture(draft: ReportDraft) -> str:
    return draft.suspects[0].picture.sha256


def has_picture(profile: Path, draft: ReportDraft) -> bool:
    """Whether its file is there once the desk was opened anew."""
    with open_desk(profile, worker=False, hold=True) as desk:
        return desk.blobs.find(picture(draft)) is not None


def test_files_go_thirty_days_after_the_receipt_which_stays(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    with open_desk(profile, worker=False, hold=True) as desk:
        old = builders.desk_draft(desk, tmp_path, seed=1)
        young = builders.desk_draft(desk, tmp_path, seed=2)
        accept(desk, old, LONG_AGO)
        accept(desk, young, NOW - timedelta(days=29))
        age(desk)
        told = {finding.name: finding.what for finding in doctor.examine(desk)}
        assert told["retention"].startswith("2 files")  # the picture and its annotated copy
    assert not has_picture(profile, old)
    assert has_picture(profile, young)
    with open_desk(profile, worker=False) as desk, desk.database.read() as session:
        kept = rows.record(session, old.id)
    assert kept
    assert kept.receipt


@pytest.mark.parametrize("wanted_by", ["an unsent report", "a cancelled report", "a draft"])
def test_files_that_anything_else_needs_stay(tmp_path: Path, wanted_by: str) -> None:
    profile = tmp_path / "profile"
    with open_desk(profile, worker=False, hold=True) as desk:
        accepted = builders.desk_draft(desk, tmp_path, seed=1)
        other = builders.desk_draft(desk, tmp_path, seed=1, order=builders.OLD_ORDER)
        accept(desk, accepted, LONG_AGO)
        if wanted_by == "a draft":
            drafts.save(desk, other)
            drafts.discard(desk, other.id)
        else:
            reports.submit(desk, other)
        if wanted_by == "a cancelled report":
            reports.cancel(desk, other.id)
        age(desk)
    assert has_picture(profile, accepted)


def test_a_file_that_was_just_attached_again_stays(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    with open_desk(profile, worker=False, hold=True) as desk:
        accepted = builders.desk_draft(desk, tmp_path, seed=1)
        accept(desk, accepted, LONG_AGO)
        age(desk)
        again = io.BytesIO(desk.blobs.require(picture(accepted)).read_bytes())
        with desk.blobs.staging(again) as staged:
            staged.keep()
    assert has_picture(profile, accepted)
