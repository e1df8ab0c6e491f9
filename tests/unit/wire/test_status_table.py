"""The status table: complete, so that no answer leaves a report without a next step."""

import pytest

from merchant_desk.wire.problem import Code
from merchant_desk.wire.status import TABLE, Action, Step, action

STATUSES = range(100, 600)


@pytest.mark.parametrize("step", Step)
def test_every_answer_has_an_action(step: Step) -> None:
    assert {action(step, status) for status in STATUSES} <= set(Action)


@pytest.mark.parametrize("step", Step)
def test_every_problem_has_an_action_even_one_of_a_newer_backend(step: Step) -> None:
    assert {action(step, 422, code) for code in (*Code, "not-yet-known")} <= set(Action)


def test_the_table_has_every_step_with_the_same_refusals() -> None:
    assert set(TABLE) == set(Step)
    refusals = [{status for status in TABLE[step] if status >= 400} for step in Step]
    assert all(each == refusals[0] for each in refusals)


@pytest.mark.parametrize("step", Step)
def test_what_may_pass_is_tried_again_and_never_parked(step: Step) -> None:
    assert {action(step, status) for status in (408, 429, *range(500, 600))} == {Action.WAIT}


@pytest.mark.parametrize("step", Step)
def test_a_refused_token_burns_no_attempt(step: Step) -> None:
    assert action(step, 401) is Action.REAUTH


@pytest.mark.parametrize("step", Step)
def test_an_answer_that_is_neither_yes_nor_no_never_counts_as_accepted(step: Step) -> None:
    unclear = {action(step, status) for status in (*range(100, 200), *range(300, 400))}
    assert not unclear & {Action.ACCEPT, Action.PROCEED}


@pytest.mark.parametrize("status", [200, 201])
def test_a_report_that_was_kept_or_known_is_accepted(status: int) -> None:
    assert action(Step.PUT_REPORT, status) is Action.ACCEPT


def test_a_report_that_the_backend_never_heard_of_is_sent() -> None:
    assert action(Step.GET_REPORT, 404) is Action.SEND_AGAIN


@pytest.mark.parametrize("step", [Step.CHECK_BLOBS, Step.PUT_BLOB])
def test_only_a_report_s_own_answer_accepts_it(step: Step) -> None:
    assert all(action(step, status) is not Action.ACCEPT for status in STATUSES)


def test_a_conflict_is_a_cap_only_when_it_says_so() -> None:
    assert action(Step.PUT_REPORT, 409, Code.ORDER_CAP) is Action.CAP
    assert action(Step.PUT_REPORT, 409, Code.OTHER_BYTES) is Action.PARK
    assert action(Step.PUT_BLOB, 409, Code.ORDER_CAP) is Action.PARK


def test_missing_blobs_are_uploaded_again() -> None:
    assert action(Step.PUT_REPORT, 422, Code.MISSING_BLOBS) is Action.UPLOAD_MISSING
    assert action(Step.PUT_REPORT, 422) is Action.PARK


def test_a_part_that_does_not_fit_is_gone_on_with_from_where_it_is() -> None:
    assert action(Step.PATCH_BLOB, 409, Code.WRONG_OFFSET) is Action.RESUME
    assert action(Step.PUT_BLOB, 409, Code.WRONG_OFFSET) is Action.PARK


def test_an_old_program_is_told_to_update() -> None:
    assert action(Step.PUT_REPORT, 426) is Action.OUTDATED
