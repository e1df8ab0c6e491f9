"""Between the screen and the picture: exact there and back, and never out of bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from merchant_desk.core.region import MIN_SIDE, Region, fits
from merchant_desk.ui.report.canvas import edits, view
from merchant_desk.ui.report.canvas.edits import Drawing, Moving, Resizing
from merchant_desk.ui.report.canvas.hit import Handle, frame_of, grips, handle_at, next_at
from merchant_desk.ui.report.canvas.view import Size, View

scales = st.floats(view.MIN_ZOOM, view.MAX_ZOOM)
places = st.floats(-20_000, 20_000)
pixels = st.integers(0, 20_000)
views = st.builds(View, scales, places, places)
sizes = st.builds(Size, st.integers(MIN_SIDE, 12_000), st.integers(MIN_SIDE, 12_000))
points = st.floats(-30_000, 30_000)


@st.composite
def regions_in(draw: st.DrawFn) -> tuple[Region, Size]:
    size = draw(sizes)
    w = draw(st.integers(MIN_SIDE, size.width))
    h = draw(st.integers(MIN_SIDE, size.height))
    x = draw(st.integers(0, size.width - w))
    y = draw(st.integers(0, size.height - h))
    return Region(x, y, w, h), size


@given(views, pixels, pixels)
def test_a_picture_pixel_comes_back_from_the_screen_exactly(here: View, x: int, y: int) -> None:
    back = here.to_picture(*here.to_screen(x, y))
    assert (round(back[0]), round(back[1])) == (x, y)


@given(views, places, places)
def test_a_screen_point_comes_back_from_the_picture(here: View, x: float, y: float) -> None:
    assert here.to_screen(*here.to_picture(x, y)) == pytest.approx((x, y), abs=1e-6)


@given(views, st.floats(0.01, 100), places, places, st.sampled_from([1.0, 1.25, 2.0]))
def test_zooming_keeps_the_point_under_the_pointer_and_its_limits(
    here: View, factor: float, x: float, y: float, ratio: float
) -> None:
    after = view.zoomed(here, factor, x, y, ratio)
    assert view.MIN_ZOOM - 1e-9 <= after.scale * ratio <= view.MAX_ZOOM + 1e-9
    before = here.to_picture(x, y)
    assert after.to_screen(*before) == pytest.approx((x, y), abs=1e-3)


@given(views, sizes, sizes)
def test_the_picture_cannot_be_lost_from_sight(here: View, picture: Size, window: Size) -> None:
    kept = view.kept(here, picture, window)
    right, bottom = kept.to_screen(picture.width, picture.height)
    assert kept.left < window.width
    assert kept.top < window.height
    assert right > 0
    assert bottom > 0


@given(sizes, points, points, points, points)
def test_whatever_is_drawn_lies_inside_the_picture(
    size: Size, x0: float, y0: float, x1: float, y1: float
) -> None:
    edit = edits.dragged(Drawing(x0, y0), (), x1, y1, size)
    assert edit is None or fits(edit.regions[0], size.width, size.height)


@given(regions_in(), st.sampled_from(list(Handle)), points, points)
def test_a_handle_dragged_anywhere_leaves_a_region_that_fits(
    placed: tuple[Region, Size], handle: Handle, x: float, y: float
) -> None:
    region, size = placed
    after = edits.resized(region, handle, x, y, size)
    assert fits(after, size.width, size.height)
    if handle.value[0] == 1.0:
        assert after.x == region.x
    if handle.value[1] == 1.0:
        assert after.y == region.y


@given(regions_in(), points, points)
def test_a_region_moved_anywhere_keeps_its_size_and_fits(
    placed: tuple[Region, Size], x: float, y: float
) -> None:
    region, size = placed
    edit = edits.dragged(Moving((0,), region.x, region.y), (region,), x, y, size)
    after = edit.regions[0] if edit else region
    assert (after.w, after.h) == (region.w, region.h)
    assert fits(after, size.width, size.height)


@given(regions_in(), views)
def test_every_handle_can_be_caught_where_it_is_drawn(
    placed: tuple[Region, Size], here: View
) -> None:
    frame = frame_of(here, placed[0])
    for grip in grips(frame):
        caught = handle_at(frame, grip.x, grip.y)
        assert caught is not None
        if min(frame.width, frame.height) >= 32:
            assert caught is grip.handle


def test_repeated_clicks_go_through_overlapping_regions_smallest_first() -> None:
    regions = (Region(0, 0, 100, 100), Region(10, 10, 20, 20), Region(0, 0, 50, 50))
    first = next_at(regions, 15, 15, None)
    second = next_at(regions, 15, 15, first)
    third = next_at(regions, 15, 15, second)
    assert (first, second, third) == (1, 2, 0)
    assert next_at(regions, 15, 15, third) == 1
    assert next_at(regions, 200, 200, 0) is None


def test_resizing_that_changes_nothing_is_no_edit() -> None:
    region = Region(10, 10, 20, 20)
    assert edits.dragged(Resizing(0, Handle.TOP_LEFT), (region,), 10.2, 9.8, Size(99, 99)) is None
