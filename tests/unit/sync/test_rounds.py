"""Rounds against a real backend: everything arrives once, whatever is away in between."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from merchant_desk.backend import admin
from merchant_desk.backend.settings import Settings
from merchant_desk.backend.stores import open_blobs
from merchant_desk.core.cap import CAP_SENTENCE
from merchant_desk.core.record import Record
from merchant_desk.core.state import ReportState
from merchant_desk.desk import connection, orders, pictures, records, reports
from merchant_desk.desk.desk import Desk
from merchant_desk.store import feed, outbox
from merchant_desk.store import reports as rows
from merchant_desk.sync.push import Outcome, Push
from merchant_desk.wire.changes import Verdict
from tests.builders import ORDER, desk_draft
from tests.unit.sync.conftest import OpenBackend


def record(desk: Desk, report_id: str) -> Record:
    found = records.record(desk, report_id)
    assert found
    return found


def test_a_queued_report_arrives_once_with_its_bytes_and_regions(
    desk: Desk, backend: OpenBackend, settings: Settings, tmp_path: Path
) -> None:
    draft = desk_draft(desk, tmp_path)
    with backend():
        reports.submit(desk, draft)
        assert connection.sync_once(desk).sent == 1
        assert connection.sync_once(desk).sent == 0
    (listed,) = admin.reports(settings)
    (picture,) = listed.pictures
    suspect = draft.suspects[0]
    assert (listed.id, picture.sha256) == (draft.id, suspect.picture.sha256)
    assert [(r.x, r.y, r.w, r.h) for r in picture.regions] == [(10, 20, 30, 40)]
    kept = b"".join(open_blobs(settings).read(listed.shop, picture.sha256))
    assert kept == desk.blobs.require(picture.sha256).read_bytes()
    assert record(desk, draft.id).state is ReportState.ACCEPTED
    receipt = record(desk, draft.id).receipt
    assert receipt
    assert receipt.number == listed.receipt.number


def test_while_the_backend_is_away_reports_wait_and_burn_no_attempt(
    desk: Desk, backend: OpenBackend, settings: Settings, tmp_path: Path
) -> None:
    with backend():
        connection.sync_once(desk)
    draft = desk_draft(desk, tmp_path)
    reports.submit(desk, draft)
    for _ in range(3):
        result = connection.sync_once(desk)
        assert result.problem
        assert (result.problem.code, result.waiting) == ("offline", 1)
    assert record(desk, draft.id).attempts == 0
    with backend():
        assert connection.sync_once(desk).sent == 1
    assert [each.id for each in admin.reports(settings)] == [draft.id]


def test_a_report_made_before_pairing_becomes_the_shops(
    desk: Desk, backend: OpenBackend, settings: Settings, tmp_path: Path
) -> None:
    draft = desk_draft(desk, tmp_path)
    reports.submit(desk, draft)
    with backend():
        assert connection.sync_once(desk).sent == 1
    (listed,) = admin.reports(settings)
    assert listed.shop == connection.connection(desk).shop


def test_when_the_answer_was_lost_it_is_asked_for_and_not_sent_again(
    desk: Desk, backend: OpenBackend, settings: Settings, tmp_path: Path
) -> None:
    draft = desk_draft(desk, tmp_path)
    with backend():
        reports.submit(desk, draft)
        _, client = desk.connector.connect()
        push = Push(desk.database, desk.blobs, client, "a desk that dies")
        lease = push.next_lease()
        assert lease
        assert push._upload(lease) is None
        desk.database.write(lambda s: rows.move(s, draft.id, ReportState.SUBMITTING, draft.made_at))
        client.put_report(lease.shop, lease.report_id, lease.body)  # it arrives; nobody hears
        desk.database.write(lambda s: outbox.reclaim(s, draft.made_at))
        assert record(desk, draft.id).state is ReportState.UNKNOWN
        assert connection.sync_once(desk).sent == 1
    assert record(desk, draft.id).state is ReportState.ACCEPTED
    assert len(admin.reports(settings)) == 1


def test_what_never_arrived_is_sent_after_asking(
    desk: Desk, backend: OpenBackend, settings: Settings, tmp_path: Path
) -> None:
    draft = desk_draft(desk, tmp_path)
    with backend():
        reports.submit(desk, draft)
        _, client = desk.connector.connect()
        Push(desk.database, desk.blobs, client, "a desk that dies").next_lease()
        desk.database.write(lambda s: rows.move(s, draft.id, ReportState.SUBMITTING, draft.made_at))
        desk.database.write(lambda s: outbox.reclaim(s, draft.made_at))
        assert connection.sync_once(desk).sent == 1
    assert len(admin.reports(settings)) == 1


def test_past_the_cap_the_platforms_sentence_is_kept_and_known_from_then_on(
    desk: Desk, backend: OpenBackend, settings: Settings, tmp_path: Path
) -> None:
    drafts = [desk_draft(desk, tmp_path, seed=seed) for seed in range(4)]
    with backend():
        for draft in drafts:
            reports.submit(desk, draft)
        result = connection.sync_once(desk)
    assert (result.sent, result.failed) == (3, 1)
    refused = [r for r in records.records(desk) if r.state is ReportState.PARKED]
    assert [r.last_problem.detail for r in refused if r.last_problem] == [CAP_SENTENCE]
    assert refused[0].attempts == 0
    assert orders.cap(desk, ORDER).is_reached
    assert len(admin.reports(settings)) == 3


def test_one_bad_report_does_not_stand_in_anothers_way(
    desk: Desk, backend: OpenBackend, tmp_path: Path
) -> None:
    bad, good = desk_draft(desk, tmp_path, seed=1), desk_draft(desk, tmp_path, seed=2)
    with backend():
        for draft in (bad, good):
            reports.submit(desk, draft)
        desk.blobs.path(bad.suspects[0].picture.sha256).unlink()
        result = connection.sync_once(desk)
    assert (result.sent, result.failed) == (1, 1)
    assert record(desk, good.id).state is ReportState.ACCEPTED
    problem = record(desk, bad.id).last_problem
    assert problem
    assert problem.code == "blob-missing"


def test_a_decision_reaches_the_desk(
    desk: Desk, backend: OpenBackend, settings: Settings, tmp_path: Path
) -> None:
    draft = desk_draft(desk, tmp_path)
    with backend():
        reports.submit(desk, draft)
        connection.sync_once(desk)
        admin.review(settings, draft.id, Verdict.ACCEPTED, "图片有修改痕迹")
        connection.sync_once(desk)
    found = record(desk, draft.id)
    assert found.state is ReportState.CLOSED
    assert found.decision
    assert (found.decision.accepted, found.decision.reason) == (True, "图片有修改痕迹")
    assert records.backlog(desk).decided_unseen == 1


def test_a_report_mended_after_a_refusal_is_sent_whole(
    desk: Desk, backend: OpenBackend, settings: Settings, tmp_path: Path
) -> None:
    draft = desk_draft(desk, tmp_path)
    with backend():
        reports.submit(desk, draft)
        blob = desk.blobs.path(draft.suspects[0].picture.sha256)
        kept = blob.read_bytes()
        blob.unlink()
        connection.sync_once(desk)
        mended = reports.mend(desk, draft.id)
        blob.write_bytes(kept)
        reports.submit(desk, replace(mended, text="已补图"))
        assert connection.sync_once(desk).sent == 1
    assert [each.text for each in admin.reports(settings)] == ["已补图"]


def test_a_long_backlog_is_sent_by_several_at_once_each_report_once(
    desk: Desk, backend: OpenBackend, settings: Settings, tmp_path: Path
) -> None:
    drafts = [desk_draft(desk, tmp_path, order=f"260518-{n:015d}") for n in range(24)]
    with backend():
        for draft in drafts:
            reports.submit(desk, draft)
        result = connection.sync_once(desk)
    assert (result.sent, result.failed, result.waiting) == (24, 0, 0)
    assert sorted(each.id for each in admin.reports(settings)) == sorted(d.id for d in drafts)


def test_a_file_that_the_backend_lost_meanwhile_is_uploaded_again(
    desk: Desk, backend: OpenBackend, tmp_path: Path
) -> None:
    draft = desk_draft(desk, tmp_path)
    reports.submit(desk, draft)
    with backend():
        _, client = desk.connector.connect()
        push = Push(desk.database, desk.blobs, client, "me")
        push.sending.there |= {s.picture.sha256 for s in draft.suspects}
        lease = push.next_lease()
        assert lease
        assert push.send(lease) is Outcome.WAITING
        assert push.sending.there == set()
        desk.database.write(outbox.hurry)
        assert connection.sync_once(desk).sent == 1


def test_a_backend_that_was_put_back_to_an_earlier_state_is_read_anew(
    desk: Desk, backend: OpenBackend, settings: Settings, tmp_path: Path
) -> None:
    with backend():
        reports.submit(desk, desk_draft(desk, tmp_path))
        assert connection.sync_once(desk).sent == 1
        desk.database.write(lambda session: feed.put_cursor(session, 1_000_000))
        admin.review(settings, admin.reports(settings)[0].id, Verdict.ACCEPTED, "一致")
        result = connection.sync_once(desk)
        assert (result.problem, result.pulled > 0) == (None, True)
        assert connection.sync_once(desk).pulled == 0
    (record_,) = records.records(desk)
    assert record_.decision
    assert record_.decision.reason == "一致"


def test_a_file_that_was_given_up_after_its_receipt_is_fetched_again(
    desk: Desk, backend: OpenBackend, tmp_path: Path
) -> None:
    draft = desk_draft(desk, tmp_path)
    sha256 = draft.suspects[0].picture.sha256
    with backend():
        reports.submit(desk, draft)
        assert connection.sync_once(desk).sent == 1
        kept = desk.blobs.require(sha256).read_bytes()
        desk.blobs.remove(sha256, datetime.now(UTC).timestamp() + 1)
        assert desk.blobs.find(sha256) is None
        assert pictures.fetch(desk, sha256).read_bytes() == kept
