"""Fingers: one draws and moves, two zoom and pan, a held one chooses more."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from merchant_desk.core.region import Region
from merchant_desk.core.report import ReportDraft
from merchant_desk.ui.report.canvas.canvas import Canvas
from merchant_desk.ui.report.dialog import ReportDialog


@pytest.fixture
def dialog(show: Callable[..., ReportDialog], begin: Callable[..., ReportDraft]) -> ReportDialog:
    dialog = show(begin(), order_locked=True)
    dialog.proof.canvas.snaps = False
    dialog.proof.canvas.actual()
    return dialog


@pytest.fixture
def canvas(dialog: ReportDialog) -> Canvas:
    return dialog.proof.canvas


def regions(dialog: ReportDialog) -> tuple[Region, ...]:
    return dialog.draft.suspects[0].regions


def spot(canvas: Canvas, x: float, y: float) -> QPoint:
    """The picture point on the screen: touches are given in its coordinates."""
    return canvas.mapToGlobal(QPoint(*map(round, canvas.view.to_screen(x, y))))


def between(canvas: Canvas, one: QPoint, other: QPoint) -> tuple[float, float]:
    """The picture point between two fingers."""
    at = canvas.mapFromGlobal((one + other) / 2)
    return canvas.view.to_picture(at.x(), at.y())


def stroke(canvas: Canvas, *spots: QPoint) -> None:
    touch = QTest.touchEvent(canvas, QTest.createTouchDevice())
    touch.press(0, spots[0]).commit()
    for at in spots[1:]:
        touch.move(0, at).commit()
    touch.release(0, spots[-1]).commit()


def test_one_finger_draws_and_moves(dialog: ReportDialog, canvas: Canvas) -> None:
    stroke(canvas, spot(canvas, 200, 150), spot(canvas, 260, 200), spot(canvas, 320, 260))
    assert regions(dialog) == (Region(200, 150, 120, 110),)
    stroke(canvas, spot(canvas, 260, 205), spot(canvas, 280, 215), spot(canvas, 290, 225))
    assert regions(dialog) == (Region(230, 170, 120, 110),)


def test_a_finger_catches_a_handle_from_further_off_than_a_mouse(
    dialog: ReportDialog, canvas: Canvas
) -> None:
    stroke(canvas, spot(canvas, 200, 150), spot(canvas, 260, 200), spot(canvas, 320, 260))
    corner = spot(canvas, 320, 260) + QPoint(18, 18)
    stroke(canvas, corner, corner + QPoint(15, 15), corner + QPoint(22, 22))
    region = regions(dialog)[0]
    assert (region.x, region.y) == (200, 150)
    assert region.right > 330


def test_a_trembling_finger_draws_nothing(dialog: ReportDialog, canvas: Canvas) -> None:
    start = spot(canvas, 200, 150)
    stroke(canvas, start, start + QPoint(9, 8))
    assert regions(dialog) == ()


def test_two_fingers_zoom_to_the_point_between_them_and_draw_nothing(
    dialog: ReportDialog, canvas: Canvas
) -> None:
    one, other = spot(canvas, 250, 200), spot(canvas, 350, 200)
    middle = between(canvas, one, other)
    before = canvas.view.scale
    touch = QTest.touchEvent(canvas, QTest.createTouchDevice())
    touch.press(0, one).commit()
    touch.stationary(0).press(1, other).commit()
    touch.move(0, one - QPoint(25, 0)).move(1, other + QPoint(25, 0)).commit()
    touch.move(0, one - QPoint(50, 0)).move(1, other + QPoint(50, 0)).commit()
    touch.release(0, one - QPoint(50, 0)).release(1, other + QPoint(50, 0)).commit()
    assert canvas.view.scale == pytest.approx(before * 2, rel=0.05)
    after = between(canvas, one, other)
    assert after == pytest.approx(middle, abs=2)
    assert regions(dialog) == ()


def test_two_fingers_that_move_alike_pan(canvas: Canvas) -> None:
    before, way = canvas.view, QPoint(-30, -20)
    one, other = spot(canvas, 250, 200), spot(canvas, 350, 200)
    touch = QTest.touchEvent(canvas, QTest.createTouchDevice())
    touch.press(0, one).press(1, other).commit()
    touch.move(0, one + way).move(1, other + way).commit()
    touch.release(0, one + way).release(1, other + way).commit()
    moved = canvas.view.left - before.left, canvas.view.top - before.top
    assert moved == pytest.approx((-30, -20), abs=1)


def test_the_finger_that_is_left_of_a_pinch_draws_nothing(
    dialog: ReportDialog, canvas: Canvas
) -> None:
    one, other = spot(canvas, 250, 200), spot(canvas, 350, 200)
    touch = QTest.touchEvent(canvas, QTest.createTouchDevice())
    touch.press(0, one).press(1, other).commit()
    touch.move(0, one).release(1, other).commit()
    touch.move(0, one + QPoint(60, 60)).commit()
    touch.release(0, one + QPoint(60, 60)).commit()
    assert regions(dialog) == ()


def test_a_held_finger_chooses_one_more(qtbot: QtBot, dialog: ReportDialog, canvas: Canvas) -> None:
    stroke(canvas, spot(canvas, 200, 150), spot(canvas, 230, 180), spot(canvas, 260, 210))
    stroke(canvas, spot(canvas, 350, 250), spot(canvas, 380, 280), spot(canvas, 410, 310))
    assert canvas.chosen == (1,)
    touch = QTest.touchEvent(canvas, QTest.createTouchDevice())
    touch.press(0, spot(canvas, 230, 180)).commit()
    qtbot.waitUntil(lambda: canvas.chosen == (1, 0), timeout=30_000)
    touch.release(0, spot(canvas, 230, 180)).commit()
    assert canvas.chosen == (1, 0)
    assert len(regions(dialog)) == 2
