"""Several regions are chosen and treated as one, on the canvas and in the table alike."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from merchant_desk.core.region import Region
from merchant_desk.core.report import Kind, ReportDraft
from merchant_desk.ui.report.canvas.canvas import Canvas
from merchant_desk.ui.report.dialog import ReportDialog
from merchant_desk.ui.report.reasons import REASONS

FIRST, SECOND, THIRD = Region(20, 20, 60, 60), Region(200, 40, 80, 60), Region(400, 300, 50, 50)
PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(show: Callable[..., ReportDialog], begin: Callable[..., ReportDraft]) -> ReportDialog:
    draft = begin()
    regions = (FIRST, SECOND, THIRD)
    suspect = replace(draft.suspects[0], kind=Kind.EDITED, regions=regions)
    dialog = show(replace(draft, suspects=(suspect,)), order_locked=True)
    dialog.proof.canvas.setFocus()
    return dialog


@pytest.fixture
def canvas(dialog: ReportDialog) -> Canvas:
    return dialog.proof.canvas


def regions(dialog: ReportDialog) -> tuple[Region, ...]:
    return dialog.draft.suspects[0].regions


def spot(canvas: Canvas, x: float, y: float) -> QPoint:
    return QPoint(*map(round, canvas.view.to_screen(x, y)))


def click(canvas: Canvas, region: Region, keys: Qt.KeyboardModifier) -> None:
    at = spot(canvas, region.x + region.w / 2, region.y + region.h / 2)
    QTest.mouseClick(canvas, LEFT, keys, at)


def drag(canvas: Canvas, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.mousePress(canvas, LEFT, keys, start)
    QTest.mouseMove(canvas, (start + end) / 2)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, LEFT, keys, end)


@pytest.mark.parametrize("keys", [SHIFT, CTRL])
def test_a_click_with_shift_or_ctrl_chooses_one_more_and_gives_it_up_again(
    canvas: Canvas, keys: Qt.KeyboardModifier
) -> None:
    click(canvas, FIRST, PLAIN)
    click(canvas, THIRD, keys)
    assert canvas.chosen == (0, 2)
    click(canvas, FIRST, keys)
    assert canvas.chosen == (2,)


def test_a_drag_with_shift_chooses_all_that_it_touches_and_draws_nothing(
    dialog: ReportDialog, canvas: Canvas
) -> None:
    drag(canvas, spot(canvas, 5, 5), spot(canvas, 230, 90), SHIFT)
    assert canvas.chosen == (0, 1)
    assert len(regions(dialog)) == 3


def test_chosen_regions_move_together_and_stay_in_the_picture_together(
    dialog: ReportDialog, canvas: Canvas
) -> None:
    canvas.choose((0, 1))
    start = spot(canvas, 50, 50)
    drag(canvas, start, start - QPoint(200, 200))
    moved = regions(dialog)
    assert moved == (replace(FIRST, x=0, y=0), replace(SECOND, x=180, y=20), THIRD)
    dialog.keeper.undo.undo()
    assert regions(dialog) == (FIRST, SECOND, THIRD)


def test_keys_shape_all_that_are_chosen_as_one_step(dialog: ReportDialog, canvas: Canvas) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_A, CTRL)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Down, CTRL)
    assert [region.x for region in regions(dialog)] == [21, 201, 401]
    assert [region.h for region in regions(dialog)] == [61, 61, 51]
    QTest.keyClick(canvas, Qt.Key.Key_D, CTRL)
    assert len(regions(dialog)) == 6
    assert canvas.chosen == (3, 4, 5)
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert len(regions(dialog)) == 3
    dialog.keeper.undo.undo()
    assert len(regions(dialog)) == 6


def test_the_table_and_the_canvas_choose_the_same(dialog: ReportDialog, canvas: Canvas) -> None:
    table = dialog.proof.panel.table
    canvas.choose((2, 0))
    assert set(table.rows()) == {0, 2}
    table.choose((1, 2))
    assert set(canvas.chosen) == {1, 2}
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert regions(dialog) == (FIRST,)


def test_a_reason_is_written_to_all_that_are_chosen(dialog: ReportDialog, canvas: Canvas) -> None:
    canvas.choose((0, 2))
    dialog.proof.panel.reasons.buttons[REASONS[1]].click()
    assert [region.label for region in regions(dialog)] == [REASONS[1], "", REASONS[1]]
    assert canvas.chosen == (0, 2)


def test_a_screen_reader_hears_how_many_are_chosen(canvas: Canvas) -> None:
    canvas.choose((0, 1))
    assert "选中 2 处" in canvas.accessibleDescription()
