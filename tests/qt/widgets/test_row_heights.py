import pytest
from hypothesis import given
from hypothesis import strategies as st

from merchant_desk.ui.widgets.row_heights import RowHeights

HEIGHTS = st.lists(st.integers(1, 90), min_size=1, max_size=700)


def plain(heights: RowHeights) -> list[int]:
    return [heights.height(row) for row in range(len(heights))]


@given(HEIGHTS)
def test_measured_heights_add_up(sizes: list[int]) -> None:
    heights = RowHeights()
    heights.insert(0, len(sizes), 60)
    for row in range(len(sizes)):
        heights.measure_span(row, sizes.__getitem__)
    assert plain(heights) == sizes
    assert heights.total == sum(sizes)
    assert [heights.top(row) for row in range(len(sizes))] == [
        sum(sizes[:row]) for row in range(len(sizes))
    ]


@given(HEIGHTS, st.integers(0, 70_000))
def test_the_row_at_a_pixel_is_the_one_that_covers_it(sizes: list[int], y: int) -> None:
    heights = RowHeights()
    heights.insert(0, len(sizes), 60)
    for row in range(len(sizes)):
        heights.measure_span(row, sizes.__getitem__)
    row = heights.row_at(y)
    if y < heights.total:
        assert heights.top(row) <= y < heights.top(row) + sizes[row]
    else:
        assert row == len(sizes) - 1


@given(st.lists(st.tuples(st.integers(0, 600), st.integers(1, 300)), max_size=8))
def test_rows_can_come_anywhere(inserts: list[tuple[int, int]]) -> None:
    heights, expected = RowHeights(), list[int]()
    for estimate, (row, count) in enumerate(inserts, start=1):
        at = min(row, len(expected))
        heights.insert(at, count, estimate)
        expected[at:at] = [estimate] * count
    assert plain(heights) == expected
    assert heights.total == sum(expected)


def test_only_rows_within_reach_are_measured() -> None:
    heights, asked = RowHeights(), list[int]()
    heights.insert(0, 1000, 50)

    def measure(row: int) -> int:
        asked.append(row)
        return 40

    heights.measure_span(500, measure, up=80, down=120)
    assert sorted(asked) == [498, 499, 500, 501, 502, 503]


def test_a_forgotten_row_keeps_its_height_until_it_is_measured_anew() -> None:
    heights = RowHeights()
    heights.insert(0, 3, 50)
    heights.measure_span(1, lambda _row: 20)
    heights.forget(1)
    assert heights.height(1) == 20
    heights.measure_span(1, lambda _row: 70)
    assert heights.total == 170


def test_a_row_that_is_not_there_is_refused() -> None:
    with pytest.raises(IndexError):
        RowHeights().height(0)
