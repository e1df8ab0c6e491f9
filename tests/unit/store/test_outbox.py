"""The outbox: leases, outcomes, and who may touch a report when."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from merchant_desk.core.checklist import seal
from merchant_desk.core.errors import DeskError
from merchant_desk.core.picture import Limits
from merchant_desk.core.record import Decision, LastProblem, ReceiptNote
from merchant_desk.core.report import Report
from merchant_desk.core.state import ReportState
from merchant_desk.store import outbox, reports
from merchant_desk.store.database import Database
from tests.builders import draft, picture

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
UNTIL = NOW + timedelta(minutes=2)


def add(database: Database, deadline: datetime | None = None, size: int = 1000) -> Report:
    written = draft()
    suspect = replace(written.suspects[0], picture=picture(bytes=size))
    report = seal(replace(written, suspects=(suspect,)), Limits())
    database.write(lambda s: reports.add(s, report, b"body", NOW, deadline))
    return report


def lease(database: Database, now: datetime = NOW) -> outbox.Lease | None:
    return database.write(lambda s: outbox.lease(s, "me", now, now + timedelta(minutes=2)))


def state(database: Database, report: Report) -> ReportState:
    with database.read() as session:
        found = reports.record(session, report.id)
    assert found
    return found.state


def settle(database: Database, report: Report, after: ReportState, **options: object) -> None:
    database.write(
        lambda s: outbox.settle(s, report.id, after, NOW, **options)  # type: ignore[arg-type]
    )


def test_a_leased_report_is_nobody_elses(database: Database) -> None:
    report = add(database)
    taken = lease(database)
    assert taken
    assert taken.report_id == report.id
    assert lease(database) is None
    for touch in (outbox.cancel, outbox.reopen, outbox.retry):
        with pytest.raises(DeskError):
            database.write(lambda s, touch=touch: touch(s, report.id, NOW))


def test_the_nearest_deadline_goes_first_then_the_smaller(database: Database) -> None:
    large, small = add(database, size=9000), add(database, size=10)
    urgent = add(database, deadline=NOW + timedelta(hours=1), size=99000)
    order = [taken.report_id for _ in range(3) if (taken := lease(database))]
    assert order == [urgent.id, small.id, large.id]


def test_a_waiting_report_is_not_taken_before_its_time(database: Database) -> None:
    report = add(database)
    lease(database)
    due = NOW + timedelta(minutes=5)
    problem = LastProblem(code="503", detail="busy")
    settle(database, report, ReportState.WAITING, problem=problem, next_try=due, burns_attempt=True)
    assert lease(database, due - timedelta(seconds=1)) is None
    taken = lease(database, due)
    assert taken
    assert taken.attempts == 1


def test_a_clock_that_jumped_back_does_not_stall_the_queue(database: Database) -> None:
    report = add(database)
    lease(database)
    settle(database, report, ReportState.WAITING, next_try=NOW + timedelta(hours=20))
    assert lease(database, NOW + timedelta(hours=19)) is None
    assert lease(database, NOW - timedelta(days=3650)) is not None


def test_what_was_being_submitted_when_its_desk_died_is_asked_for_first(
    database: Database,
) -> None:
    uploading, submitting = add(database), add(database)
    lease(database)
    lease(database)
    database.write(lambda s: reports.move(s, submitting.id, ReportState.SUBMITTING, NOW))
    taken_back = database.write(lambda s: outbox.reclaim(s, NOW))
    assert set(taken_back) == {uploading.id, submitting.id}
    assert state(database, uploading) is ReportState.READY
    assert state(database, submitting) is ReportState.UNKNOWN
    asks = {t.report_id: t.asks_first for _ in range(2) if (t := lease(database))}
    assert asks == {uploading.id: False, submitting.id: True}


def test_a_receipt_takes_the_report_out_and_a_decision_closes_it(database: Database) -> None:
    report = add(database)
    lease(database)
    database.write(lambda s: reports.move(s, report.id, ReportState.SUBMITTING, NOW))
    receipt = ReceiptNote(number="R-1", sha256="cd" * 32, received_at=NOW)
    database.write(lambda s: outbox.accept(s, report.id, receipt, NOW))
    assert state(database, report) is ReportState.ACCEPTED
    decision = Decision(accepted=True, reason="图片来自网络", decided_at=NOW)
    for _ in range(2):
        database.write(lambda s: reports.decide(s, report.id, decision, NOW))
    with database.read() as session:
        found = reports.record(session, report.id)
        steps = [event.state for event in reports.events(session, report.id)]
    assert found
    assert (found.receipt, found.decision) == (receipt, decision)
    assert steps == ["ready", "uploading", "submitting", "accepted", "closed"]


def test_a_parked_report_is_mended_and_sent_again_under_its_id(database: Database) -> None:
    report = add(database)
    lease(database)
    settle(database, report, ReportState.PARKED, problem=LastProblem(code="422", detail="no"))
    database.write(lambda s: outbox.reopen(s, report.id, NOW))
    database.write(lambda s: reports.add(s, report, b"mended", NOW, None))
    taken = lease(database)
    assert taken
    assert (taken.report_id, taken.body) == (report.id, b"mended")


def test_the_same_report_twice_is_one_and_other_bytes_are_refused(database: Database) -> None:
    report = add(database)
    database.write(lambda s: reports.add(s, report, b"body", NOW, None))
    with pytest.raises(DeskError) as refusal:
        database.write(lambda s: reports.add(s, report, b"other", NOW, None))
    assert refusal.value.code == "already-saved"
    with database.read() as session:
        assert len(reports.records(session)) == 1


def test_an_illegal_step_is_never_written(database: Database) -> None:
    report = add(database)
    with pytest.raises(ValueError, match="ready"):
        database.write(lambda s: reports.move(s, report.id, ReportState.CLOSED, NOW))
    assert state(database, report) is ReportState.READY
