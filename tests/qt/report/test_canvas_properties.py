"""Whatever is done on the canvas: regions stay whole and inside, and all of it can be undone."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from merchant_desk.core.region import fits
from merchant_desk.core.report import ReportDraft
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.report.canvas.canvas import Canvas
from merchant_desk.ui.report.canvas.edits import Edit
from merchant_desk.ui.report.canvas.marked import CanvasState
from merchant_desk.ui.report.canvas.view import Size
from merchant_desk.ui.report.keeper import DraftKeeper
from merchant_desk.ui.report.suspect_edits import SuspectEdits
from merchant_desk.ui.tasks import Tasks

PICTURE = Size(640, 480)
LEFT = Qt.MouseButton.LeftButton
Modifier = Qt.KeyboardModifier
Key = Qt.Key


@dataclass
class Bench:
    """A canvas whose edits go into a draft that can be undone, as in the form."""

    canvas: Canvas
    keeper: DraftKeeper
    start: ReportDraft

    def begin(self) -> None:
        self.keeper.undo.clear()
        self.keeper.draft = self.start
        self.canvas.show_picture(PICTURE)


@pytest.fixture
def table(qtbot: QtBot, desk: Desk, tasks: Tasks, begin: Callable[..., ReportDraft]) -> Bench:
    canvas = Canvas()
    owner = QObject(canvas)
    qtbot.addWidget(canvas)
    canvas.resize(500, 400)
    canvas.show()
    draft = begin()
    keeper = DraftKeeper(desk, tasks, draft, owner)
    edits = SuspectEdits(keeper, owner)

    def apply(edit: Edit) -> None:
        edits.apply(edit)

    def refresh() -> None:
        canvas.show_regions(keeper.draft.suspects[0].regions)

    canvas.edited.connect(apply)
    keeper.changed.connect(refresh)
    return Bench(canvas, keeper, draft)


spots = st.builds(QPoint, st.integers(-20, 520), st.integers(-20, 420))
modifiers = st.sampled_from(
    [Modifier.NoModifier, Modifier.ShiftModifier, Modifier.ControlModifier, Modifier.AltModifier]
)
arrows = st.sampled_from([Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down])
steps = st.one_of(
    st.tuples(st.just("drag"), spots, spots, modifiers),
    st.tuples(st.just("drag"), spots, spots, modifiers),
    st.tuples(st.just("key"), arrows, modifiers),
    st.tuples(st.just("key"), st.sampled_from([Key.Key_Delete, Key.Key_Tab, Key.Key_R, Key.Key_F])),
    st.tuples(st.just("place")),
    st.tuples(st.just("zoom"), st.floats(0.02, 50), spots),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
)


def take(table: Bench, step: tuple[object, ...]) -> None:
    canvas, undo = table.canvas, table.keeper.undo
    match step:
        case ("drag", QPoint() as start, QPoint() as end, keys):
            QTest.mousePress(canvas, LEFT, keys, start)
            QTest.mouseMove(canvas, (start + end) / 2)
            QTest.mouseMove(canvas, end)
            QTest.mouseRelease(canvas, LEFT, keys, end)
        case ("key", which, *keys):
            QTest.keyClick(canvas, which, *keys)
        case ("place",):
            canvas.place()
        case ("zoom", float() as factor, QPoint() as at):
            canvas.zoom(factor, at.toPointF())
        case ("undo",):
            undo.undo()
        case ("redo",):
            undo.redo()


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.lists(steps, min_size=3, max_size=14))
def test_any_sequence_leaves_whole_regions_inside_the_picture_and_can_be_undone(
    table: Bench, sequence: list[tuple[object, ...]]
) -> None:
    table.begin()
    canvas = table.canvas
    for step in sequence:
        take(table, step)
        assert canvas.regions == table.keeper.draft.suspects[0].regions
        for region in canvas.regions:
            assert fits(region, PICTURE.width, PICTURE.height)
            assert all(type(n) is int for n in (region.x, region.y, region.w, region.h))
            back = canvas.view.to_picture(*canvas.view.to_screen(region.x, region.y))
            assert (round(back[0]), round(back[1])) == (region.x, region.y)
    end = table.keeper.draft.suspects
    while table.keeper.undo.canUndo():
        table.keeper.undo.undo()
    assert table.keeper.draft.suspects == table.start.suspects
    while table.keeper.undo.canRedo():
        table.keeper.undo.redo()
    if ("undo",) not in sequence:
        assert table.keeper.draft.suspects == end


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(
    st.floats(0.05, 32), st.integers(0, 640), st.integers(0, 480), st.integers(0, 3), st.booleans()
)
def test_a_canvas_comes_back_to_where_it_was_looked_at(
    table: Bench, zoom: float, x: int, y: int, turn: int, mirrored: bool
) -> None:
    table.begin()
    table.canvas.place()
    table.canvas.restore(CanvasState(zoom, x, y, turn, mirrored, (0,)))
    kept, seen = table.canvas.state(), table.canvas.view
    table.canvas.turn(1)
    table.canvas.fit()
    table.canvas.select(None)
    table.canvas.restore(kept)
    assert table.canvas.selection == 0
    after = table.canvas.view
    assert (after.turn, after.mirrored) == (turn, mirrored)
    assert (after.scale, after.left, after.top) == pytest.approx(
        (seen.scale, seen.left, seen.top), abs=1.0
    )


def test_a_region_drawn_on_a_turned_picture_lies_where_it_was_drawn(table: Bench) -> None:
    table.begin()
    canvas = table.canvas
    canvas.turn(1)
    canvas.mirror()
    start, end = (QPoint(*map(round, canvas.view.to_screen(*p))) for p in ((60, 50), (300, 200)))
    take(table, ("drag", start, end, Modifier.NoModifier))
    region = canvas.regions[0]
    assert (region.x, region.y, region.right, region.bottom) == pytest.approx(
        (60, 50, 300, 200), abs=2
    )
    before = region
    take(table, ("key", Key.Key_Right, Modifier.NoModifier))
    moved = canvas.regions[0]
    shift = canvas.view.way_to_screen(moved.x - before.x, moved.y - before.y)
    assert shift == (1, 0)
