"""Order numbers as they are typed, pasted and written by the platform."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from merchant_desk.core.errors import DeskError
from merchant_desk.core.order import order_number
from tests.strategies import ORDER_NUMBERS, PHRASES

FULL_WIDTH = str.maketrans("0123456789-", "０１２３４５６７８９－")


@pytest.mark.parametrize("number", ["260517-607198974342268", "20150909-452750051"])
def test_both_forms_are_taken_as_they_are(number: str) -> None:
    assert order_number(number) == number


@given(ORDER_NUMBERS)
def test_reading_a_number_twice_is_reading_it_once(number: str) -> None:
    assert order_number(order_number(number)) == number


@given(ORDER_NUMBERS, st.text(" \t\n\r\u3000", max_size=3), st.integers(0, 20))
def test_blanks_anywhere_are_mended(number: str, blanks: str, place: int) -> None:
    assert order_number(blanks + number[:place] + blanks + number[place:] + blanks) == number


@given(ORDER_NUMBERS)
def test_full_width_digits_are_mended(number: str) -> None:
    assert order_number(number.translate(FULL_WIDTH)) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "260517",
        "260517-12345",
        "26051-607198974342268",
        "2605177-607198974342268",
        "260517607198974342268",
        "260517-60719897434226x",
        "260517--607198974342268",
        "٢٦٠٥١٧-607198974342268",
    ],
)
def test_anything_else_is_refused_with_what_it_was(text: str) -> None:
    with pytest.raises(DeskError) as refusal:
        order_number(text)
    assert refusal.value.code == "bad-order-number"
    assert text in refusal.value.title


@given(PHRASES)
def test_no_text_does_worse_than_being_refused(text: str) -> None:
    with suppress(DeskError):
        assert order_number(text).isascii()
