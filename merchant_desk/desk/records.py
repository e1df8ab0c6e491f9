"""Records: what became of the reports."""

from dataclasses import dataclass

from merchant_desk.core.change import Change, Topic
from merchant_desk.core.errors import DeskError
from merchant_desk.core.record import Progress, Record, RecordDetail
from merchant_desk.desk.desk import Desk
from merchant_desk.desk.reports import load
from merchant_desk.store import drafts, reports
from merchant_desk.store.problems import NO_SUCH_REPORT


@dataclass(frozen=True, slots=True)
class Backlog:
    """Reports not accepted yet (parked ones too), those that need the user, and news unread."""

    unsent: int
    parked: int
    decided_unseen: int


def records(desk: Desk) -> tuple[Record, ...]:
    """Every report but drafts, newest first."""
    with desk.database.read() as session:
        return reports.records(session)


def record(desk: Desk, report_id: str) -> Record | None:
    with desk.database.read() as session:
        return reports.record(session, report_id)


def detail(desk: Desk, report_id: str) -> RecordDetail:
    """The report whole, with its events; :class:`DeskError` when there is none."""
    with desk.database.read() as session:
        row = reports.require(session, report_id)
        found = reports.record(session, report_id)
        if found is None:
            raise DeskError(NO_SUCH_REPORT, id=report_id)
        return RecordDetail(
            record=found,
            report=drafts.load(session, report_id) or load(row.body),
            events=reports.events(session, report_id),
            reuses=reports.reuses(session, report_id),
        )


def progress(desk: Desk, report_id: str) -> Progress | None:
    """How far the report's upload is, while it is under way."""
    return desk.rounds.sending.progress(report_id)


def whole_progress(desk: Desk) -> Progress | None:
    """How far all uploads that are under way are together."""
    return desk.rounds.sending.whole()


def backlog(desk: Desk) -> Backlog:
    with desk.database.read() as session:
        return Backlog(*reports.counts(session))


def see(desk: Desk, report_id: str) -> None:
    """The user has looked at the report: its decision is no news any more."""
    desk.database.write(lambda session: reports.see(session, report_id))
    desk.notify(Change(Topic.REPORTS, report_id))
