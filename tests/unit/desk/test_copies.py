"""The annotated copy goes with the report, and never stands in its way."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from merchant_desk.core.region import Region
from merchant_desk.core.report import Kind, Report, ReportDraft, blobs
from merchant_desk.desk import drafts, records, reports
from merchant_desk.desk.desk import Desk
from merchant_desk.store import reports as report_rows
from tests.builders import desk_draft


def sealed(desk: Desk, draft: ReportDraft) -> Report:
    report = records.detail(desk, reports.submit(desk, draft)).report
    assert isinstance(report, Report)
    return report


def test_a_submitted_report_has_a_copy_that_is_sent(desk: Desk, tmp_path: Path) -> None:
    report = sealed(desk, desk_draft(desk, tmp_path))
    copy = report.suspects[0].annotated
    assert copy is not None
    content = desk.blobs.require(copy.sha256).read_bytes()
    assert (hashlib.sha256(content).hexdigest(), len(content)) == (copy.sha256, copy.bytes)
    with Image.open(desk.blobs.require(copy.sha256)) as image:
        assert image.size == (copy.width, copy.height)
    assert copy in blobs(report)
    with desk.database.read() as session:
        sent = {row.sha256 for row in report_rows.attachments(session, report.id)}
    assert copy.sha256 in sent


def test_the_original_is_not_touched(desk: Desk, tmp_path: Path) -> None:
    draft = desk_draft(desk, tmp_path)
    original = desk.blobs.require(draft.suspects[0].picture.sha256)
    before = original.read_bytes()
    sealed(desk, draft)
    assert original.read_bytes() == before


def test_a_picture_without_regions_has_no_copy(desk: Desk, tmp_path: Path) -> None:
    draft = desk_draft(desk, tmp_path)
    plain = replace(draft.suspects[0], kind=Kind.OTHER_SHOP, regions=())
    plain = replace(plain, proof=(plain.picture,))
    report = sealed(desk, replace(draft, suspects=(plain,)))
    assert report.suspects[0].annotated is None


def test_a_private_region_alone_makes_a_copy(desk: Desk, tmp_path: Path) -> None:
    draft = desk_draft(desk, tmp_path)
    veiled = replace(
        draft.suspects[0], kind=Kind.OTHER_SHOP, regions=(), private=(Region(0, 0, 50, 50),)
    )
    veiled = replace(veiled, proof=(veiled.picture,))
    report = sealed(desk, replace(draft, suspects=(veiled,)))
    assert report.suspects[0].annotated is not None


def test_a_copy_that_cannot_be_made_does_not_stop_the_report(
    desk: Desk, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    draft = desk_draft(desk, tmp_path)
    desk.blobs.require(draft.suspects[0].picture.sha256).write_bytes(b"\xff\xd8\xff\xe0 broken")
    report = sealed(desk, draft)
    assert report.suspects[0].annotated is None
    assert "no annotated copy" in caplog.text


def test_a_prepared_copy_is_the_one_that_is_submitted(desk: Desk, tmp_path: Path) -> None:
    draft = desk_draft(desk, tmp_path)
    reports.prepare(desk, draft)
    before = {path for path in desk.blobs.root.rglob("*") if path.is_file()}
    sealed(desk, draft)
    assert {path for path in desk.blobs.root.rglob("*") if path.is_file()} == before


def test_a_mended_report_gets_a_new_copy_of_what_was_changed(desk: Desk, tmp_path: Path) -> None:
    first = sealed(desk, desk_draft(desk, tmp_path)).suspects[0].annotated
    (record,) = records.records(desk)
    draft = reports.mend(desk, record.id)
    moved = replace(draft.suspects[0], regions=(Region(90, 90, 40, 40),))
    drafts.save(desk, replace(draft, suspects=(moved,)))
    second = sealed(desk, replace(draft, suspects=(moved,))).suspects[0].annotated
    assert first is not None
    assert second is not None
    assert second.sha256 != first.sha256
