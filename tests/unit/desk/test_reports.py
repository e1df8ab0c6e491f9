"""Submitting, cancelling and mending, as the window and the command line do it."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from merchant_desk.core.cap import CAP_SENTENCE, OrderCap
from merchant_desk.core.errors import DeskError
from merchant_desk.core.report import Kind
from merchant_desk.core.state import ReportState
from merchant_desk.desk import drafts, records, reports
from merchant_desk.desk.desk import Desk, open_desk
from merchant_desk.store import orders
from tests.builders import ORDER, desk_draft


def test_a_submitted_report_is_ready_and_its_draft_is_gone(desk: Desk, tmp_path: Path) -> None:
    draft = desk_draft(desk, tmp_path)
    drafts.save(desk, draft)
    assert reports.submit(desk, draft) == draft.id
    record = records.record(desk, draft.id)
    assert record
    assert record.state is ReportState.READY
    assert drafts.every(desk) == ()


def test_submitting_twice_from_many_threads_is_submitting_once(desk: Desk, tmp_path: Path) -> None:
    draft = desk_draft(desk, tmp_path)
    threads = [threading.Thread(target=reports.submit, args=(desk, draft)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [record.id for record in records.records(desk)] == [draft.id]


def test_an_unmet_must_is_named_and_the_draft_stays(desk: Desk, tmp_path: Path) -> None:
    draft = desk_draft(desk, tmp_path)
    bare = replace(draft, suspects=(replace(draft.suspects[0], kind=Kind.WEB, regions=()),))
    drafts.save(desk, bare)
    with pytest.raises(DeskError) as refusal:
        reports.submit(desk, bare)
    assert "上传网络原图" in refusal.value.title
    assert drafts.every(desk) == (bare,)
    assert records.records(desk) == ()


def test_a_known_cap_is_told_in_the_platforms_words(desk: Desk, tmp_path: Path) -> None:
    desk.database.write(lambda s: orders.put_cap(s, OrderCap(ORDER, 3, 3)))
    draft = desk_draft(desk, tmp_path)
    drafts.save(desk, draft)
    with pytest.raises(DeskError) as refusal:
        reports.submit(desk, draft)
    assert refusal.value.title == CAP_SENTENCE
    assert drafts.every(desk) == (draft,)


def test_a_picture_that_vanished_from_the_profile_is_named(desk: Desk, tmp_path: Path) -> None:
    draft = desk_draft(desk, tmp_path)
    desk.blobs.path(draft.suspects[0].picture.sha256).unlink()
    with pytest.raises(DeskError) as refusal:
        reports.submit(desk, draft)
    assert refusal.value.code == "blob-missing"


def test_mending_brings_everything_back_for_another_try(desk: Desk, tmp_path: Path) -> None:
    draft = desk_draft(desk, tmp_path)
    reports.submit(desk, draft)
    assert reports.mend(desk, draft.id) == draft
    assert records.records(desk) == ()
    reports.submit(desk, replace(draft, text="补充说明"))
    detail = records.detail(desk, draft.id)
    assert detail.report.text == "补充说明"
    assert [event.state for event in detail.events] == ["ready", "draft", "ready"]


def test_a_cancelled_report_stays_listed_but_is_not_queued(desk: Desk, tmp_path: Path) -> None:
    draft = desk_draft(desk, tmp_path)
    reports.submit(desk, draft)
    reports.cancel(desk, draft.id)
    record = records.record(desk, draft.id)
    assert record
    assert record.state is ReportState.CANCELLED
    assert records.backlog(desk).unsent == 0


def test_earlier_reports_of_the_order_or_the_picture_are_found(desk: Desk, tmp_path: Path) -> None:
    first = desk_draft(desk, tmp_path, seed=1)
    reports.submit(desk, first)
    sha = first.suspects[0].picture.sha256
    for order, pictures in ((ORDER, ()), ("", (sha,))):
        assert [r.id for r in reports.earlier(desk, order=order, pictures=pictures)] == [first.id]
    assert reports.earlier(desk, order="260101-000000000000001", pictures=("00" * 32,)) == ()


def test_a_draft_survives_the_end_of_the_program(tmp_path: Path) -> None:
    with open_desk(tmp_path / "profile", worker=False) as desk:
        draft = desk_draft(desk, tmp_path)
        drafts.save(desk, draft)
    with open_desk(tmp_path / "profile", worker=False) as desk:
        assert drafts.every(desk) == (draft,)
        drafts.discard(desk, draft.id)
        assert drafts.every(desk) == ()
        drafts.undiscard(desk, draft.id)
        assert drafts.unfinished(desk, picture=draft.suspects[0].picture.sha256) == draft


def test_only_one_desk_at_a_time_syncs_a_profile(tmp_path: Path) -> None:
    with (
        open_desk(tmp_path / "profile", worker=False, hold=True),
        pytest.raises(DeskError) as refusal,
        open_desk(tmp_path / "profile"),
    ):
        pass
    assert refusal.value.code == "already-open"
