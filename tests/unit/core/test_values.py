"""The small values: ids, caps, the platform's words, what a report's files are."""

import time
from datetime import UTC, datetime
from uuid import RFC_4122, UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from merchant_desk.core.after_sale import ENDED, STATUS_WORDS, AfterSale, is_open, status_words
from merchant_desk.core.cap import CAP_SENTENCE, OrderCap
from merchant_desk.core.ids import new_report_id
from merchant_desk.core.picture import MediaType
from merchant_desk.core.report import Report, Suspect, blobs
from tests.builders import ORDER, draft, picture
from tests.strategies import reports

STATUSES = (0, *range(2, 19), 21, 22, 24, 25, 27, 31, 32, 33)
"""The platform's list of status codes."""


def test_an_id_is_a_uuid_of_version_7() -> None:
    value = UUID(new_report_id())
    assert (value.version, value.variant) == (7, RFC_4122)


def test_an_id_tells_when_it_was_made() -> None:
    before = time.time_ns() // 1_000_000
    made = UUID(new_report_id()).int >> 80
    assert before <= made <= time.time_ns() // 1_000_000


def test_ids_made_at_different_times_sort_by_time(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter(range(1_700_000_000_000, 1_900_000_000_000, 1_000_000_000))
    monkeypatch.setattr(time, "time_ns", lambda: next(moments) * 1_000_000)
    ids = [new_report_id() for _ in range(200)]
    assert ids == sorted(ids)


def test_a_thousand_ids_of_one_moment_are_a_thousand() -> None:
    assert len({new_report_id() for _ in range(1000)}) == 1000


def test_an_order_whose_cap_is_unknown_is_never_at_it() -> None:
    assert OrderCap(ORDER, counted=99).left is None
    assert not OrderCap(ORDER, counted=99).is_reached


@given(st.integers(0, 20), st.integers(0, 20))
def test_an_order_is_at_its_cap_when_no_report_is_left(counted: int, cap: int) -> None:
    order = OrderCap(ORDER, counted, cap)
    assert order.left == max(cap - counted, 0)
    assert order.is_reached == (counted >= cap)


def test_the_cap_is_told_in_the_platform_s_own_words() -> None:
    assert CAP_SENTENCE == (
        "您反馈此订单虚假售后凭证已经达到上限,平台将结合完整的聊天记录进行审核,您无需重复反馈"
    )


def test_every_status_of_the_platform_has_its_words() -> None:
    assert set(STATUS_WORDS) == set(STATUSES)
    assert set(STATUS_WORDS) >= ENDED
    assert status_words(10) == "退款成功"


def test_an_unknown_status_is_shown_as_it_is_and_must_be_looked_at() -> None:
    assert status_words(77) == "状态 77"
    assert is_open(77)


@pytest.mark.parametrize(("status", "expected"), [(2, True), (10, False)])
def test_a_case_is_open_until_its_status_has_ended(status: int, expected: bool) -> None:
    case = AfterSale(
        id="a-1",
        order=ORDER,
        buyer="b-1",
        type=1,
        status=status,
        amount=2000,
        created_at=datetime(2026, 11, 1, tzinfo=UTC),
    )
    assert case.is_open is expected


def test_only_videos_are_videos() -> None:
    videos = {kind for kind in MediaType if kind.is_video}
    assert videos == {MediaType.MP4, MediaType.QUICKTIME, MediaType.WEBM}


@given(reports())
def test_each_file_of_a_report_is_listed_once(report: Report) -> None:
    listed = [item.sha256 for item in blobs(report)]
    assert len(listed) == len(set(listed))
    for suspect in report.suspects:
        assert {item.sha256 for item in (suspect.picture, *suspect.proof)} <= set(listed)


def test_files_are_listed_in_the_order_of_their_first_use() -> None:
    first, second = picture(sha256="aa" * 32), picture(sha256="bb" * 32)
    twice = draft(suspects=(Suspect(picture=first, proof=(second,)), Suspect(picture=second)))
    assert blobs(twice) == (first, second)
