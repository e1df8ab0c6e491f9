"""Drawing on the canvas: by mouse and by keyboard, exact, undoable, never outside."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from merchant_desk.core.region import Region
from merchant_desk.core.report import Kind, ReportDraft
from merchant_desk.desk import pictures
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.report import edits
from merchant_desk.ui.report.canvas import look
from merchant_desk.ui.report.canvas.canvas import Canvas
from merchant_desk.ui.report.dialog import ReportDialog
from tests.builders import picture_bytes
from tests.qt.report.conftest import Wait

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def dialog(show: Callable[..., ReportDialog], begin: Callable[..., ReportDraft]) -> ReportDialog:
    """The form on one picture of 640×480, shown so that a picture pixel is one of the screen."""
    dialog = show(begin(), order_locked=True)
    dialog.proof.canvas.setFocus()
    dialog.proof.canvas.actual()
    return dialog


@pytest.fixture
def canvas(dialog: ReportDialog) -> Canvas:
    return dialog.proof.canvas


def regions(dialog: ReportDialog) -> tuple[Region, ...]:
    return dialog.draft.suspects[dialog.proof.edits.index].regions


def on_screen(canvas: Canvas, x: float, y: float) -> QPoint:
    place = canvas.view.to_screen(x, y)
    return QPoint(round(place[0]), round(place[1]))


def drag(canvas: Canvas, start: tuple[int, int], end: tuple[int, int], keys: Any = PLAIN) -> None:
    """Press, move in steps, release, at picture pixels."""
    begin, finish = on_screen(canvas, *start), on_screen(canvas, *end)
    QTest.mousePress(canvas, LEFT, keys, begin)
    for step in (1, 2, 3):
        QTest.mouseMove(canvas, begin + (finish - begin) * step / 3)
    QTest.mouseRelease(canvas, LEFT, keys, finish)


def key(canvas: Canvas, which: Qt.Key, keys: Any = PLAIN) -> None:
    QTest.keyClick(canvas, which, keys)


def test_drawing_with_the_mouse_gives_the_exact_region(
    dialog: ReportDialog, canvas: Canvas
) -> None:
    drag(canvas, (200, 150), (320, 260))
    assert regions(dialog) == (Region(200, 150, 120, 110),)
    assert canvas.selection == 0


def test_the_first_region_says_that_the_picture_was_edited(
    dialog: ReportDialog, canvas: Canvas
) -> None:
    drag(canvas, (200, 150), (320, 260))
    assert dialog.draft.suspects[0].kind is Kind.EDITED


def test_a_region_drawn_from_outside_is_clamped(dialog: ReportDialog, canvas: Canvas) -> None:
    canvas.fit()
    top_left = on_screen(canvas, 0, 0)
    start = QPoint(max(top_left.x() - 15, 0), max(top_left.y() - 15, 0))
    end = on_screen(canvas, 100, 80)
    QTest.mousePress(canvas, LEFT, PLAIN, start)
    QTest.mouseMove(canvas, (start + end) / 2)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, LEFT, PLAIN, end)
    region = regions(dialog)[0]
    assert (region.x, region.y) == (0, 0)
    assert abs(region.w - 100) <= 2


def test_a_shaking_click_draws_nothing(dialog: ReportDialog, canvas: Canvas) -> None:
    start = on_screen(canvas, 300, 300)
    QTest.mousePress(canvas, LEFT, PLAIN, start)
    QTest.mouseMove(canvas, start + QPoint(2, 2))
    QTest.mouseRelease(canvas, LEFT, PLAIN, start + QPoint(2, 2))
    assert regions(dialog) == ()


def test_a_region_that_is_too_small_is_not_kept(dialog: ReportDialog, canvas: Canvas) -> None:
    drag(canvas, (300, 300), (306, 340))
    assert regions(dialog) == ()
    assert "8×8" in dialog.proof.frame._status.text()


def test_dragging_a_region_moves_it_and_a_handle_sizes_it(
    dialog: ReportDialog, canvas: Canvas
) -> None:
    drag(canvas, (200, 150), (320, 260))
    drag(canvas, (250, 200), (260, 220))
    assert regions(dialog) == (Region(210, 170, 120, 110),)
    drag(canvas, (330, 280), (350, 300))
    assert regions(dialog) == (Region(210, 170, 140, 130),)


def test_with_alt_a_region_is_drawn_over_another(dialog: ReportDialog, canvas: Canvas) -> None:
    drag(canvas, (200, 150), (400, 350))
    drag(canvas, (250, 200), (300, 260), ALT)
    assert regions(dialog)[1] == Region(250, 200, 50, 60)


def test_a_region_can_be_made_and_shaped_by_keyboard_alone(
    dialog: ReportDialog, canvas: Canvas
) -> None:
    key(canvas, Qt.Key.Key_N)
    key(canvas, Qt.Key.Key_Return)
    made = regions(dialog)[0]
    assert canvas.selection == 0
    key(canvas, Qt.Key.Key_Right)
    key(canvas, Qt.Key.Key_Down, SHIFT)
    key(canvas, Qt.Key.Key_Right, CTRL)
    key(canvas, Qt.Key.Key_Up, ALT)
    assert regions(dialog) == (Region(made.x + 1, made.y + 10 - 1, made.w + 1, made.h + 1),)
    key(canvas, Qt.Key.Key_Delete)
    assert regions(dialog) == ()


def test_tab_goes_through_the_regions_and_then_leaves(dialog: ReportDialog, canvas: Canvas) -> None:
    drag(canvas, (20, 20), (80, 80))
    drag(canvas, (200, 150), (320, 260))
    canvas.select(None)
    key(canvas, Qt.Key.Key_Tab)
    assert canvas.selection == 0
    key(canvas, Qt.Key.Key_Tab)
    assert canvas.selection == 1
    assert canvas.hasFocus()
    key(canvas, Qt.Key.Key_Tab)
    assert not canvas.hasFocus()


def test_undoing_everything_gives_the_start_and_redoing_everything_the_end(
    dialog: ReportDialog, canvas: Canvas
) -> None:
    start = dialog.draft
    drag(canvas, (200, 150), (320, 260))
    drag(canvas, (250, 200), (280, 240))
    drag(canvas, (20, 20), (90, 90))
    for _ in range(5):
        key(canvas, Qt.Key.Key_Left)
    key(canvas, Qt.Key.Key_Delete)
    end = dialog.draft
    while dialog.keeper.undo.canUndo():
        QTest.keyClick(canvas, Qt.Key.Key_Z, CTRL)
    assert dialog.draft == start
    while dialog.keeper.undo.canRedo():
        QTest.keyClick(canvas, Qt.Key.Key_Y, CTRL)
    assert dialog.draft == end


def test_quick_nudges_are_undone_as_one(dialog: ReportDialog, canvas: Canvas) -> None:
    drag(canvas, (200, 150), (320, 260))
    for _ in range(6):
        key(canvas, Qt.Key.Key_Left)
    assert regions(dialog)[0].x == 194
    dialog.keeper.undo.undo()
    assert regions(dialog)[0].x == 200


def test_escape_gives_up_the_drag_then_the_selection_then_closes(
    dialog: ReportDialog, canvas: Canvas, settle: Wait
) -> None:
    drag(canvas, (200, 150), (320, 260))
    start = on_screen(canvas, 20, 20)
    QTest.mousePress(canvas, LEFT, PLAIN, start)
    QTest.mouseMove(canvas, start + QPoint(60, 60))
    key(canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, LEFT, PLAIN, start + QPoint(60, 60))
    assert len(regions(dialog)) == 1
    key(canvas, Qt.Key.Key_Escape)
    assert canvas.selection is None
    assert dialog.isVisible()
    closed = []
    dialog.finished.connect(closed.append)
    key(canvas, Qt.Key.Key_Escape)
    settle()
    assert closed


def test_the_wheel_with_ctrl_zooms_to_the_pointer(canvas: Canvas) -> None:
    at = QPointF(120, 90)
    before = canvas.view.to_picture(at.x(), at.y())
    turn = QWheelEvent(
        at,
        QPointF(canvas.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        CTRL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    scale = canvas.view.scale
    QApplication.sendEvent(canvas, turn)
    assert canvas.view.scale == pytest.approx(scale * 1.1)
    assert canvas.view.to_picture(at.x(), at.y()) == pytest.approx(before, abs=0.01)


def test_the_table_and_the_canvas_show_the_same_region(
    dialog: ReportDialog, canvas: Canvas
) -> None:
    drag(canvas, (200, 150), (320, 260))
    model = dialog.proof.panel.table.regions
    assert [model.index(0, column).data() for column in range(1, 5)] == [200, 150, 120, 110]
    assert model.setData(model.index(0, 1), 9999)
    assert model.setData(model.index(0, 5), "杯口")
    assert regions(dialog) == (Region(520, 150, 120, 110, "杯口"),)
    assert canvas.regions == regions(dialog)


def test_the_canvas_tells_a_screen_reader_what_is_on_it(
    dialog: ReportDialog, canvas: Canvas
) -> None:
    drag(canvas, (200, 150), (320, 260))
    assert "共 1 处框选" in canvas.accessibleDescription()
    assert "左 200，上 150，宽 120，高 110" in canvas.accessibleDescription()


def test_a_picture_with_a_turned_camera_is_drawn_on_upright(
    shop: Desk,
    show: Callable[..., ReportDialog],
    begin: Callable[..., ReportDraft],
    qtbot: QtBot,
    settle: Wait,
) -> None:
    data = picture_bytes(width=400, height=300, orientation=6)
    turned = pictures.attach_bytes(shop, data, "turned.jpg")
    dialog = show(begin(0), order_locked=True)
    dialog.keeper.edit(edits.added((), (turned,)), "add")
    settle()
    canvas = dialog.proof.canvas
    canvas.actual()
    assert canvas.size_ is not None
    assert (canvas.size_.width, canvas.size_.height) == (300, 400)
    drag(canvas, (100, 300), (290, 380))
    assert regions(dialog) == (Region(100, 300, 190, 80),)


def test_a_region_is_duplicated_with_its_label_and_moved_aside(
    dialog: ReportDialog, canvas: Canvas
) -> None:
    drag(canvas, (200, 150), (320, 260))
    dialog.proof.panel.table.regions.setData(dialog.proof.panel.table.regions.index(0, 5), "杯口")
    key(canvas, Qt.Key.Key_D, CTRL)
    assert regions(dialog)[1] == Region(216, 166, 120, 110, "杯口")
    assert canvas.selection == 1


def test_a_loupe_shows_the_pixels_under_the_pointer_while_drawing(
    dialog: ReportDialog, canvas: Canvas
) -> None:
    start, end = on_screen(canvas, 200, 150), on_screen(canvas, 300, 240)
    plain = canvas.grab().toImage()
    QTest.mousePress(canvas, LEFT, PLAIN, start)
    QTest.mouseMove(canvas, end)
    drawn = canvas.grab().toImage()
    beside = end + QPoint(24 + 4, 24 + 17 * 8 + 4)
    assert drawn.pixelColor(beside) != plain.pixelColor(beside)
    assert drawn.pixelColor(beside).name() == "#101418"
    QTest.mouseRelease(canvas, LEFT, PLAIN, end)
    assert canvas.grab().toImage().pixelColor(beside) == plain.pixelColor(beside)


def colours(canvas: Canvas) -> set[str]:
    seen = canvas.grab().toImage()
    return {
        seen.pixelColor(x, y).name()
        for x in range(0, seen.width(), 2)
        for y in range(0, seen.height(), 2)
    }


def test_regions_are_out_of_the_way_while_h_is_held(canvas: Canvas) -> None:
    drag(canvas, (200, 150), (320, 260))
    canvas.select(None)
    line = QColor(look.LINE).name()
    assert line in colours(canvas)
    QTest.keyPress(canvas, Qt.Key.Key_H)
    assert line not in colours(canvas)
    QTest.keyRelease(canvas, Qt.Key.Key_H)
    assert line in colours(canvas)


def test_space_carries_a_region_while_it_is_drawn(dialog: ReportDialog, canvas: Canvas) -> None:
    QTest.mousePress(canvas, LEFT, PLAIN, on_screen(canvas, 100, 100))
    QTest.mouseMove(canvas, on_screen(canvas, 180, 160))
    key_down = Qt.Key.Key_Space
    QTest.keyPress(canvas, key_down)
    QTest.mouseMove(canvas, on_screen(canvas, 300, 260))
    QTest.keyRelease(canvas, key_down)
    QTest.mouseRelease(canvas, LEFT, PLAIN, on_screen(canvas, 320, 260))
    assert regions(dialog) == (Region(220, 200, 100, 60),)


def test_the_loupe_is_at_the_pointer_while_m_is_held(qtbot: QtBot, canvas: Canvas) -> None:
    qtbot.waitUntil(lambda: canvas.levels is not None)
    QTest.mouseMove(canvas, on_screen(canvas, 300, 200))
    before = canvas.grab().toImage()
    QTest.keyPress(canvas, Qt.Key.Key_M)
    QTest.mouseMove(canvas, on_screen(canvas, 301, 200))
    assert canvas.grab().toImage() != before
    QTest.keyRelease(canvas, Qt.Key.Key_M)
    assert canvas.grab().toImage() == before


def test_while_a_region_is_to_be_drawn_lines_go_through_the_pointer(
    qtbot: QtBot, canvas: Canvas
) -> None:
    qtbot.waitUntil(lambda: canvas.levels is not None)
    canvas.begin_placing()
    at = on_screen(canvas, 300, 200)
    QTest.mouseMove(canvas, at)

    def column() -> set[str]:
        seen = canvas.grab().toImage()
        return {seen.pixelColor(at.x(), y).name() for y in range(10, seen.height() - 10)}

    lines = {QColor(look.LOCKED).name(), QColor(look.HALO).name()}
    qtbot.waitUntil(lambda: column() <= lines)  # a real pointer's move comes by the system
