"""The sync thread of an open desk."""

import threading
from collections.abc import Callable
from pathlib import Path

from merchant_desk.backend import admin
from merchant_desk.backend.serve import running
from merchant_desk.backend.settings import Settings
from merchant_desk.core.change import Change, Topic
from merchant_desk.core.state import ReportState
from merchant_desk.desk import connection, records, reports
from merchant_desk.desk.desk import Desk, open_desk
from tests.builders import desk_draft

PATIENCE = 30.0


class Ear:
    """Hears the changes and waits for what they announce."""

    def __init__(self) -> None:
        self._heard = threading.Condition()
        self.changes: list[Change] = []

    def __call__(self, change: Change) -> None:
        with self._heard:
            self.changes.append(change)
            self._heard.notify_all()

    def wait_for(self, true: Callable[[], bool]) -> None:
        with self._heard:
            assert self._heard.wait_for(true, PATIENCE)


def is_accepted(desk: Desk, report_id: str) -> bool:
    record = records.record(desk, report_id)
    return record is not None and record.state is ReportState.ACCEPTED


def test_a_submitted_report_is_sent_at_once_and_the_lists_hear_of_it(
    tmp_path: Path, settings: Settings, code: str
) -> None:
    ear = Ear()
    with running(settings) as url, open_desk(tmp_path / "profile", on_change=ear) as desk:
        connection.pair(desk, url, code)
        draft = desk_draft(desk, tmp_path)
        reports.submit(desk, draft)
        ear.wait_for(lambda: is_accepted(desk, draft.id))
    assert Change(Topic.REPORTS, draft.id) in ear.changes


def test_the_desk_notices_that_the_backend_went_and_came_back(
    tmp_path: Path, settings: Settings, code: str
) -> None:
    ear = Ear()
    with open_desk(tmp_path / "profile", on_change=ear) as desk:
        with running(settings) as url:
            port = int(url.rpartition(":")[2])
            connection.pair(desk, url, code)
            ear.wait_for(lambda: connection.connection(desk).online)
        draft = desk_draft(desk, tmp_path)
        reports.submit(desk, draft)
        ear.wait_for(lambda: not connection.connection(desk).online)
        assert connection.connection(desk).backlog == 1
        with running(settings, port=port):
            connection.set_network(desk, reachable=True)
            ear.wait_for(lambda: is_accepted(desk, draft.id))
    assert [each.id for each in admin.reports(settings)] == [draft.id]
