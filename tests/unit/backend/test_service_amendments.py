"""Revising and withdrawing what is kept: by who saw the newest, counted once, said twice or not."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
import requests

from merchant_desk.backend import admin
from merchant_desk.backend.problems import REPORT_WITHDRAWN
from merchant_desk.backend.settings import Settings
from merchant_desk.core.errors import DeskError
from merchant_desk.core.ids import new_report_id
from merchant_desk.core.report import Report
from merchant_desk.wire.changes import Verdict
from merchant_desk.wire.problem import Code
from merchant_desk.wire.report import canonical
from tests.builders import picture_bytes
from tests.unit.backend.peer import Peer, problem, receipt, report_of, statuses


@pytest.fixture
def report(peer: Peer) -> Report:
    """One that is kept."""
    made = peer.report()
    assert peer.put_report(made).status_code == 201
    return made


def tag(peer: Peer, report: Report) -> str:
    return peer.get_report(report.id).headers["ETag"]


def revise(peer: Peer, report: Report, condition: str, **changes: Any) -> requests.Response:
    revised = replace(report, revision=2) if "revision" not in changes else report
    revised = replace(revised, **changes)
    path = f"/shops/{peer.shop}/reports/{report.id}/revisions"
    headers = {"Content-Type": "application/json", "If-Match": condition}
    return peer.send("POST", path, data=canonical(revised), headers=headers)


def withdraw(peer: Peer, report: Report, condition: str) -> requests.Response:
    path = f"/shops/{peer.shop}/reports/{report.id}/withdraw"
    return peer.send("POST", path, headers={"If-Match": condition} if condition else {})


def test_a_revision_takes_the_report_s_place_and_is_counted_once(
    settings: Settings, peer: Peer, report: Report
) -> None:
    first = receipt(peer.get_report(report.id))
    answer = revise(peer, report, tag(peer, report), text="改动处见红框")
    second = receipt(answer)
    assert answer.status_code == 201
    assert (second.number, second.counted, second.revision) == (first.number, 1, 2)
    assert second.sha256 != first.sha256
    assert answer.headers["ETag"] == tag(peer, report) != first.etag
    (listed,) = admin.reports(settings)
    assert (listed.text, listed.revision) == ("改动处见红框", 2)
    assert [c.counted for c in peer.walk() if c.type == "cap"] == [1]


def test_the_same_revision_twice_is_one(peer: Peer, report: Report) -> None:
    condition = tag(peer, report)
    answers = [revise(peer, report, condition, text="改动处见红框") for _ in range(2)]
    assert [a.status_code for a in answers] == [201, 200]
    assert receipt(answers[0]) == receipt(answers[1])


def test_who_did_not_see_the_newest_may_not_change_it(peer: Peer, report: Report) -> None:
    old = tag(peer, report)
    assert revise(peer, report, old, text="改动处见红框").status_code == 201
    for late in (revise(peer, report, old, text="另一种说法"), withdraw(peer, report, old)):
        assert (late.status_code, problem(late).code) == (412, Code.STALE)
    assert withdraw(peer, report, tag(peer, report)).status_code == 200


def test_of_two_revisions_at_once_one_wins(peer: Peer, report: Report) -> None:
    condition = tag(peer, report)
    with ThreadPoolExecutor(4) as pool:
        answers = list(
            pool.map(lambda n: revise(peer, report, condition, text=f"说法 {n}"), range(4))
        )
    assert statuses(answers) == [201, 412, 412, 412]


@pytest.mark.parametrize("change", [lambda p, r: revise(p, r, ""), lambda p, r: withdraw(p, r, "")])
def test_a_change_without_a_condition_is_refused(
    peer: Peer, report: Report, change: Callable[[Peer, Report], requests.Response]
) -> None:
    answer = change(peer, report)
    assert (answer.status_code, problem(answer).code) == (428, Code.NO_CONDITION)


def test_any_state_may_be_meant_by_a_star(peer: Peer, report: Report) -> None:
    assert withdraw(peer, report, '"something", *').status_code == 200


def test_the_first_version_that_comes_again_gets_its_own_receipt(
    peer: Peer, report: Report
) -> None:
    first = receipt(peer.get_report(report.id))
    revise(peer, report, first.etag, text="改动处见红框")
    again = peer.put_report(report)
    assert (again.status_code, receipt(again)) == (200, first)


@pytest.mark.parametrize(
    "changes",
    [{"order": "260517-607198974342999"}, {"revision": 1, "text": "x"}, {"revision": 3}],
    ids=["another order", "no step", "two steps"],
)
def test_a_revision_that_does_not_follow_is_refused(
    peer: Peer, report: Report, changes: dict[str, Any]
) -> None:
    answer = revise(peer, report, tag(peer, report), **changes)
    assert (answer.status_code, problem(answer).code) == (422, Code.BAD_REQUEST)


def test_a_revision_rests_on_files_that_are_there(peer: Peer, report: Report) -> None:
    data = picture_bytes(seed=9)
    suspects = report_of(peer.shop, data).suspects
    answer = revise(peer, report, tag(peer, report), suspects=suspects)
    assert problem(answer).missing == (suspects[0].picture.sha256,)
    peer.put_blob(data)
    assert revise(peer, report, tag(peer, report), suspects=suspects).status_code == 201


def test_a_withdrawn_report_stays_and_keeps_its_place(
    settings: Settings, peer: Peer, report: Report
) -> None:
    condition = tag(peer, report)
    answers = [withdraw(peer, report, condition) for _ in range(2)]
    assert statuses(answers) == [200, 200]
    assert receipt(answers[0]) == receipt(answers[1])
    assert receipt(answers[0]).withdrawn_at is not None
    assert answers[0].headers["ETag"] == tag(peer, report) != condition
    (listed,) = admin.reports(settings)
    assert listed.state == "withdrawn"
    more = [peer.put_report(replace(report, id=new_report_id())) for _ in range(3)]
    assert statuses(more) == [201, 201, 409]
    assert problem(more[-1]).counted == 3


def test_nothing_follows_a_withdrawal(settings: Settings, peer: Peer, report: Report) -> None:
    withdraw(peer, report, tag(peer, report))
    answer = revise(peer, report, tag(peer, report), text="改动处见红框")
    assert (answer.status_code, problem(answer).code) == (409, Code.WITHDRAWN)
    with pytest.raises(DeskError) as caught:
        admin.review(settings, report.id, Verdict.ACCEPTED)
    assert caught.value.problem == REPORT_WITHDRAWN


def test_what_is_decided_is_not_changed_any_more(
    settings: Settings, peer: Peer, report: Report
) -> None:
    admin.review(settings, report.id, Verdict.REJECTED, "证据不足")
    for answer in (
        revise(peer, report, tag(peer, report), text="改动处见红框"),
        withdraw(peer, report, tag(peer, report)),
    ):
        assert (answer.status_code, problem(answer).code) == (409, Code.DECIDED)


def test_what_is_not_there_cannot_be_changed(peer: Peer) -> None:
    nothing = report_of(peer.shop, picture_bytes())
    for answer in (revise(peer, nothing, "*"), withdraw(peer, nothing, "*")):
        assert (answer.status_code, problem(answer).code) == (404, Code.NOT_FOUND)
