"""The states of a report: complete, and without a way back from the end."""

import pytest

from merchant_desk.core.state import (
    EDITABLE,
    NEXT,
    RETRYABLE,
    UNSENT,
    ReportState,
    may_follow,
)

ENDS = {state for state, following in NEXT.items() if not following}


def reachable(start: ReportState) -> set[ReportState]:
    seen, found = set(), {start}
    while found - seen:
        state = (found - seen).pop()
        seen.add(state)
        found |= NEXT[state]
    return seen


def test_every_state_says_what_may_follow_it() -> None:
    assert set(NEXT) == set(ReportState)


def test_only_what_is_closed_cancelled_or_withdrawn_is_at_its_end() -> None:
    assert {ReportState.CLOSED, ReportState.CANCELLED, ReportState.WITHDRAWN} == ENDS


def test_every_state_can_be_reached_from_a_draft() -> None:
    assert reachable(ReportState.DRAFT) == set(ReportState)


@pytest.mark.parametrize("state", sorted(UNSENT))
def test_every_unsent_report_can_still_be_accepted(state: ReportState) -> None:
    assert ReportState.ACCEPTED in reachable(state)


def test_an_accepted_report_is_never_sent_again() -> None:
    assert not reachable(ReportState.ACCEPTED) & UNSENT


def test_a_lost_answer_never_leads_straight_to_another_upload() -> None:
    assert not may_follow(ReportState.UNKNOWN, ReportState.UPLOADING)
    assert not may_follow(ReportState.UNKNOWN, ReportState.SUBMITTING)


def test_nothing_that_may_be_on_its_way_can_be_edited_or_cancelled() -> None:
    on_its_way = {ReportState.UPLOADING, ReportState.SUBMITTING, ReportState.UNKNOWN}
    assert not EDITABLE & on_its_way
    for state in on_its_way:
        assert not may_follow(state, ReportState.CANCELLED)
        assert not may_follow(state, ReportState.DRAFT)


@pytest.mark.parametrize("state", sorted(EDITABLE - {ReportState.DRAFT}))
def test_what_can_be_edited_can_become_a_draft_or_be_cancelled(state: ReportState) -> None:
    assert may_follow(state, ReportState.DRAFT)
    assert may_follow(state, ReportState.CANCELLED)


@pytest.mark.parametrize("state", sorted(RETRYABLE))
def test_what_can_be_tried_again_can_become_ready(state: ReportState) -> None:
    assert may_follow(state, ReportState.READY)
