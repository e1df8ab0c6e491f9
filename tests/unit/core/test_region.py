"""Regions: whole pixels of the upright picture, always inside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from merchant_desk.core.region import MIN_SIDE, Region, fits, moved, parse_region, spanned
from tests.strategies import SIDES, regions

POINTS = st.floats(-20_000, 20_000)
STEPS = st.integers(-20_000, 20_000)


@given(SIDES, SIDES, POINTS, POINTS, POINTS, POINTS)
def test_a_drag_gives_a_region_inside_the_picture_or_none(
    width: int, height: int, x0: float, y0: float, x1: float, y1: float
) -> None:
    region = spanned(x0, y0, x1, y1, width, height)
    assert region is None or fits(region, width, height)


@given(SIDES, SIDES, POINTS, POINTS, POINTS, POINTS)
def test_a_drag_gives_the_same_region_from_any_corner(
    width: int, height: int, x0: float, y0: float, x1: float, y1: float
) -> None:
    expected = spanned(x0, y0, x1, y1, width, height)
    assert spanned(x1, y1, x0, y0, width, height) == expected
    assert spanned(x0, y1, x1, y0, width, height) == expected


@given(st.data(), SIDES, SIDES)
def test_dragging_over_a_region_s_own_corners_gives_it_back(
    data: st.DataObject, width: int, height: int
) -> None:
    region = data.draw(regions(width, height))
    again = spanned(region.x, region.y, region.right, region.bottom, width, height)
    assert again == Region(region.x, region.y, region.w, region.h)


def test_a_drag_that_starts_outside_is_cut_at_the_edge() -> None:
    assert spanned(-50, -3, 20, 30, 100, 100) == Region(0, 0, 20, 30)


def test_a_drag_of_seven_pixels_is_too_small() -> None:
    assert spanned(10, 10, 17, 40, 100, 100) is None


@given(st.data(), SIDES, SIDES, STEPS, STEPS)
def test_a_moved_region_keeps_its_size_and_stays_inside(
    data: st.DataObject, width: int, height: int, dx: int, dy: int
) -> None:
    region = data.draw(regions(width, height))
    there = moved(region, dx, dy, width, height)
    assert (there.w, there.h, there.label) == (region.w, region.h, region.label)
    assert fits(there, width, height)


def test_moving_by_less_than_the_room_left_moves_by_exactly_that() -> None:
    assert moved(Region(10, 20, 30, 40), 5, -7, 100, 100) == Region(15, 13, 30, 40)


@pytest.mark.parametrize(
    "region",
    [
        Region(0, 0, MIN_SIDE - 1, MIN_SIDE),
        Region(0, 0, MIN_SIDE, MIN_SIDE - 1),
        Region(-1, 0, 10, 10),
        Region(0, -1, 10, 10),
        Region(91, 0, 10, 10),
        Region(0, 91, 10, 10),
    ],
)
def test_a_region_that_is_too_small_or_partly_outside_does_not_fit(region: Region) -> None:
    assert not fits(region, 100, 100)


def test_the_smallest_region_fits_in_the_last_corner() -> None:
    assert fits(Region(92, 92, MIN_SIDE, MIN_SIDE), 100, 100)


def test_a_region_holds_its_first_pixel_and_not_the_one_past_its_last() -> None:
    region = Region(10, 20, 30, 40)
    assert region.contains(10, 20)
    assert region.contains(39.9, 59.9)
    assert not region.contains(40, 30)
    assert not region.contains(20, 60)
    assert region.area == 1200


@given(st.data(), SIDES, SIDES)
def test_a_region_can_be_read_from_what_a_command_line_gives(
    data: st.DataObject, width: int, height: int
) -> None:
    region = data.draw(regions(width, height))
    assert parse_region(f"{region.x},{region.y},{region.w},{region.h}") == Region(
        region.x, region.y, region.w, region.h
    )


def test_a_label_may_hold_commas() -> None:
    assert parse_region("1,2,30,40, 裂纹, 上边") == Region(1, 2, 30, 40, "裂纹, 上边")


@pytest.mark.parametrize("text", ["", "1,2,3", "1,2,3,x", "a,b,c,d", "1.5,2,30,40"])
def test_anything_else_is_no_region(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - its message is nobody's to read
        parse_region(text)
