"""The platform's traps: units, times, codes, and numbers that are text."""

from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from merchant_desk.backend.platform.pdd_words import (
    CaseAnswer,
    DetailAnswer,
    OrderAnswer,
    case_change,
    cents,
    moment,
    order_change,
)
from merchant_desk.core.errors import DeskError
from tests.builders import OLD_ORDER, ORDER
from tests.unit.backend.platform.pdd_server import case, detail, order, second

THEN = datetime(2026, 5, 17, 16, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "told",
    ["2026-05-18 00:30:00", second(THEN), str(second(THEN)), second(THEN) * 1000],
    ids=["China's time of day", "seconds", "seconds as text", "milliseconds"],
)
def test_every_way_to_tell_a_time_is_the_same_moment(told: object) -> None:
    assert moment(told) == THEN


@pytest.mark.parametrize("told", [None, "", 0, "0", "-", "0000-00-00 00:00:00"])
def test_no_time_is_none(told: object) -> None:
    assert moment(told) is None


@pytest.mark.parametrize(
    ("told", "amount"),
    [
        ("12.50", 1250),
        ("0.07", 7),
        ("1,234.5", 123450),
        (19.99, 1999),
        (None, 0),
        ("", 0),
        (3, 300),
    ],
)
def test_yuan_are_kept_as_whole_cents(told: object, amount: int) -> None:
    assert cents(told) == amount


@pytest.mark.parametrize("told", ["NaN", "-1", "1e99", "twelve", "Infinity"])
def test_what_is_no_amount_is_refused(told: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        cents(told)


def the_order(**changes: object) -> OrderAnswer:
    return OrderAnswer.model_validate(order(ORDER, THEN, **changes))


def test_an_order_is_told_whole() -> None:
    told = order_change(the_order(), "ab" * 32)
    assert (told.number, told.title, told.spec, told.product) == (
        ORDER,
        "陶瓷杯",
        "蓝色,大号",
        "8001",
    )
    assert (told.quantity, told.paid, told.state, told.paid_at) == (2, 1990, "已签收", THEN)
    assert told.photo == "ab" * 32


def test_nothing_of_the_receiver_is_kept() -> None:
    text = order_change(the_order(receiver_name="张三", receiver_phone="13876770000"), "")
    assert [
        word for word in ("张三", "13876770000", "****") if word in text.model_dump_json()
    ] == []


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"order_status": "1"}, "待发货"),
        ({"order_status": 2}, "已发货，待签收"),
        ({"order_status": 1, "refund_status": "4"}, "未发货退款成功"),
        ({"order_status": 3, "refund_status": 4}, "已签收"),
        ({"confirm_status": 2}, "交易关闭"),
        ({"order_status": 77}, "状态 77"),
    ],
)
def test_a_state_has_the_export_s_words(changes: dict[str, object], state: str) -> None:
    assert order_change(the_order(**changes), "").state == state


def test_several_goods_are_one_line() -> None:
    items = order(ORDER, THEN)["item_list"] * 3
    told = order_change(the_order(item_list=items), "")
    assert (told.title, told.quantity) == ("陶瓷杯 等 3 种", 6)


def test_an_old_number_is_one_and_a_wrong_one_is_not() -> None:
    assert order_change(the_order(order_sn=OLD_ORDER), "").number == OLD_ORDER
    with pytest.raises(DeskError):
        order_change(the_order(order_sn="12"), "")


def the_case(**changes: object) -> CaseAnswer:
    return CaseAnswer.model_validate(case("7001", ORDER, THEN, **changes))


def test_a_case_has_the_list_s_amount_and_the_detail_s_state() -> None:
    later = DetailAnswer.model_validate(
        detail("7001", after_sales_status=10, after_sales_type=2, refund_amount=99_999)
    )
    told = case_change(the_case(), later, ["cd" * 32])
    assert (told.amount, told.status, told.kind) == (1250, 10, 2)
    assert (told.created_at, told.description) == (THEN, "收到就碎了")
    assert told.pictures == ("cd" * 32,)


@pytest.mark.parametrize(("in_list", "kind"), [(2, 1), (3, 2), ("4", 3), (5, 4), (6, 5), (9, 9)])
def test_without_a_detail_the_list_s_type_is_translated(in_list: object, kind: int) -> None:
    assert case_change(the_case(after_sales_type=in_list), None, []).kind == kind


def test_a_deadline_is_in_milliseconds() -> None:
    waiting = DetailAnswer.model_validate(detail("7001", expire_time=str(second(THEN) * 1000)))
    assert case_change(the_case(), waiting, []).deadline == THEN


def test_a_case_that_nobody_dates_is_refused() -> None:
    with pytest.raises(ValueError, match="created_time"):
        case_change(the_case(created_time="", updated_time=None), None, [])
    with pytest.raises(ValidationError):
        the_case(id=None)
