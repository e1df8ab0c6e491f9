"""Edges go to the lines that are meant: of the picture, its border, and other regions."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from merchant_desk.core.region import Region
from merchant_desk.core.report import ReportDraft
from merchant_desk.ui.report.canvas.canvas import Canvas
from merchant_desk.ui.report.canvas.edits import Drawing, Edit, Moving, Resizing
from merchant_desk.ui.report.canvas.hit import Handle
from merchant_desk.ui.report.canvas.levels import Levels
from merchant_desk.ui.report.canvas.snap import Ground, snapped
from merchant_desk.ui.report.canvas.view import Size
from merchant_desk.ui.report.dialog import ReportDialog

SIZE = Size(640, 480)
LEFT = Qt.MouseButton.LeftButton


def card(scale: int = 1) -> QImage:
    """Grey ground with a white card from (101, 83) to (305, 251) of a 640×480 picture."""
    image = QImage(640 * scale, 480 * scale, QImage.Format.Format_RGB32)
    image.fill(QColor(90, 90, 90))
    painter = QPainter(image)
    painter.fillRect(101 * scale, 83 * scale, 204 * scale, 168 * scale, QColor(240, 240, 240))
    painter.end()
    return image


def test_a_drawn_corner_goes_to_the_lines_that_are_seen_in_the_picture() -> None:
    ground = Ground((), SIZE, Levels((card(),)))
    found = snapped(Drawing(99, 85), 302, 254, ground, 1.0)
    assert (found.x, found.y) == (305, 251)
    assert (found.column, found.row) == (305, 251)


def test_a_line_is_found_to_the_pixel_though_a_reduced_level_is_on_the_screen() -> None:
    whole = card(4)
    levels = Levels((whole.scaledToWidth(640), whole))
    ground = Ground((), Size(2560, 1920), levels)
    found = snapped(Drawing(400, 340), 1211, 1012, ground, 0.25)
    assert (found.x, found.y) == (1220, 1004)


def test_grain_and_soft_shades_are_no_lines() -> None:
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    for x in range(640):
        for y in range(480):
            shade = 60 + x // 8 + (x * 7919 + y * 104729) % 23
            image.setPixelColor(x, y, QColor(shade, shade, shade))
    found = snapped(Drawing(100, 100), 300, 250, Ground((), SIZE, Levels((image,))), 1.0)
    assert (found.x, found.y) == (300, 250)


def test_a_moved_region_lines_up_with_another_and_keeps_its_size() -> None:
    ground = Ground((Region(100, 100, 80, 60), Region(300, 200, 50, 50)), SIZE)
    found = snapped(Moving((1,), 310, 210), 114, 300, ground, 1.0)
    assert (found.x - 310, found.y - 210) == (100 - 300, 90)
    assert (found.column, found.row) == (100, None)


def test_a_sized_edge_goes_to_the_border_and_the_other_axis_stays() -> None:
    ground = Ground((Region(100, 100, 80, 60),), SIZE)
    found = snapped(Resizing(0, Handle.RIGHT), 636, 119, ground, 1.0)
    assert (found.column, found.row) == (640, None)


def test_where_single_pixels_are_seen_nothing_snaps() -> None:
    ground = Ground((), SIZE, Levels((card(),)))
    found = snapped(Drawing(99, 85), 303.4, 253.2, ground, 8.0)
    assert (found.x, found.y) == (303.4, 253.2)


def drawn(qtbot: QtBot, keys: Qt.KeyboardModifier, *, snaps: bool = True) -> Region:
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(800, 600)
    canvas.show()
    canvas.show_picture(SIZE)
    canvas.show_levels(Levels((card(),)))
    canvas.snaps = snaps
    edits: list[Edit] = []
    canvas.edited.connect(edits.append)
    start, end = (QPoint(*map(round, canvas.view.to_screen(*p))) for p in ((60, 60), (302, 254)))
    QTest.mousePress(canvas, LEFT, keys, start)
    for at in ((start + end) / 2, end):
        QTest.mouseEvent(QTest.MouseAction.MouseMove, canvas, LEFT, keys, at)
    canvas.grab()
    QTest.mouseRelease(canvas, LEFT, keys, end)
    return edits[0].regions[0]


def test_what_is_drawn_by_hand_snaps_unless_ctrl_is_held_or_it_is_turned_off(qtbot: QtBot) -> None:
    plain, ctrl = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
    assert drawn(qtbot, plain) == Region(60, 60, 245, 191)
    assert drawn(qtbot, ctrl) == Region(60, 60, 242, 194)
    assert drawn(qtbot, plain, snaps=False) == Region(60, 60, 242, 194)


def test_whether_edges_snap_is_remembered(
    show: Callable[..., ReportDialog], begin: Callable[..., ReportDraft]
) -> None:
    dialog = show(begin(), order_locked=True)
    assert dialog.proof.canvas.snaps
    dialog.proof.frame.snapping.trigger()
    assert not dialog.proof.canvas.snaps
    dialog.close()
    again = show(begin(), order_locked=True)
    assert not again.proof.canvas.snaps
    assert not again.proof.frame.snapping.isChecked()
