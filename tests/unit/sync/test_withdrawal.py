"""Taking a report back: asked of a real backend, once or twice, and refused when it is too late."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from merchant_desk.backend import admin
from merchant_desk.backend.settings import Settings
from merchant_desk.core.errors import DeskError
from merchant_desk.core.state import ReportState
from merchant_desk.desk import connection, records, reports
from merchant_desk.desk.desk import Desk
from merchant_desk.sync import problems
from merchant_desk.sync.answer import Answer, UnreachableError
from merchant_desk.sync.client import Client
from merchant_desk.wire.changes import Verdict
from tests.builders import desk_draft
from tests.unit.sync.conftest import OpenBackend


def sent(desk: Desk, folder: Path) -> str:
    report = reports.submit(desk, desk_draft(desk, folder))
    assert connection.sync_once(desk).sent == 1
    return report


def state(desk: Desk, report: str) -> ReportState:
    found = records.record(desk, report)
    assert found
    return found.state


def test_a_withdrawn_report_is_withdrawn_on_both_sides(
    desk: Desk, backend: OpenBackend, settings: Settings, tmp_path: Path
) -> None:
    with backend():
        report = sent(desk, tmp_path)
        reports.withdraw(desk, report)
        connection.sync_once(desk)
    assert state(desk, report) is ReportState.WITHDRAWN
    assert [each.state for each in admin.reports(settings)] == ["withdrawn"]
    with pytest.raises(DeskError) as caught:
        reports.withdraw(desk, report)
    assert caught.value.problem == problems.NOT_WITHDRAWN


def test_while_the_backend_is_away_nothing_is_withdrawn(
    desk: Desk, backend: OpenBackend, tmp_path: Path
) -> None:
    with backend():
        report = sent(desk, tmp_path)
    with pytest.raises(UnreachableError):
        reports.withdraw(desk, report)
    assert state(desk, report) is ReportState.ACCEPTED


def test_who_lost_the_answer_asks_again(
    desk: Desk, backend: OpenBackend, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask: Callable[..., Answer] = Client.withdraw

    def lose(*arguments: Any) -> Answer:
        ask(*arguments)
        raise UnreachableError(problems.OFFLINE, url="")

    with backend():
        report = sent(desk, tmp_path)
        with monkeypatch.context() as patch:
            patch.setattr(Client, "withdraw", lose)
            with pytest.raises(UnreachableError):
                reports.withdraw(desk, report)
        assert state(desk, report) is ReportState.ACCEPTED
        reports.withdraw(desk, report)
    assert state(desk, report) is ReportState.WITHDRAWN


def test_a_result_that_the_desk_has_not_seen_yet_stands(
    desk: Desk, backend: OpenBackend, settings: Settings, tmp_path: Path
) -> None:
    with backend():
        report = sent(desk, tmp_path)
        admin.review(settings, report, Verdict.ACCEPTED)
        with pytest.raises(DeskError) as caught:
            reports.withdraw(desk, report)
        assert caught.value.problem == problems.DECIDED
        connection.sync_once(desk)
    assert state(desk, report) is ReportState.CLOSED


def test_an_answer_about_something_else_is_none(
    desk: Desk, backend: OpenBackend, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask: Callable[..., Answer] = Client.withdraw

    def mistake(*arguments: Any) -> Answer:
        answer = ask(*arguments)
        return replace(answer, body=answer.body | {"id": "another"})

    with backend():
        report = sent(desk, tmp_path)
        monkeypatch.setattr(Client, "withdraw", mistake)
        with pytest.raises(UnreachableError):
            reports.withdraw(desk, report)
    assert state(desk, report) is ReportState.ACCEPTED


def test_what_was_not_sent_is_cancelled_and_not_withdrawn(
    desk: Desk, backend: OpenBackend, tmp_path: Path
) -> None:
    report = reports.submit(desk, desk_draft(desk, tmp_path))
    with pytest.raises(DeskError) as caught:
        reports.withdraw(desk, report)
    assert caught.value.problem == problems.NOT_WITHDRAWN
