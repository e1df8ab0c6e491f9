"""Without a mouse: a region is made, moved, sized and noted, and a screen reader hears of it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from merchant_desk.core.region import Region
from merchant_desk.core.report import Kind, ReportDraft
from merchant_desk.ui.report.canvas.canvas import Canvas
from merchant_desk.ui.report.dialog import ReportDialog
from tests.qt.report.conftest import Wait

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(
    show: Callable[..., ReportDialog], begin: Callable[..., ReportDraft], settle: Wait
) -> ReportDialog:
    dialog: ReportDialog = show(begin(), order_locked=True)
    dialog.proof.panel.kind.buttons[Kind.EDITED].click()
    dialog.proof.canvas.setFocus()
    settle()
    return dialog


def press(*keys: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press each key on whatever has the keyboard."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def write(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def test_a_region_is_made_shaped_and_noted_by_what_has_the_keyboard(
    dialog: ReportDialog, qtbot: QtBot
) -> None:
    press(KEY.Key_N, KEY.Key_Return, KEY.Key_Right)
    press(KEY.Key_Down, modifiers=CTRL)
    made = dialog.proof.canvas.regions[0]
    press(KEY.Key_Return)
    write("wiped")
    press(KEY.Key_Return)
    qtbot.waitUntil(lambda: dialog.proof.canvas.regions[0].label == "wiped")
    assert dialog.draft.suspects[0].regions == (Region(made.x, made.y, made.w, made.h, "wiped"),)


def spoken(thing: object) -> str:
    interface = QAccessible.queryAccessibleInterface(thing)
    assert interface is not None
    return interface.text(QAccessible.Text.Description)


def test_a_screen_reader_is_told_number_place_and_note(dialog: ReportDialog) -> None:
    canvas = dialog.proof.canvas
    press(KEY.Key_N, KEY.Key_Return)
    dialog.proof.panel.table.regions.setData(dialog.proof.panel.table.regions.index(0, 5), "拼接")
    r = canvas.regions[0]
    said = f"共 1 处框选，选中第 1 处：左 {r.x}，上 {r.y}，宽 {r.w}，高 {r.h}，拼接"
    assert spoken(canvas) == said
    table = QAccessible.queryAccessibleInterface(dialog.proof.panel.table)
    assert table is not None
    cells = [table.child(at).text(QAccessible.Text.Name) for at in range(table.childCount())]
    for words in (f"X {r.x}", f"宽 {r.w}", "改动说明 拼接"):
        assert words in cells


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was announced, in order. Without a screen reader Qt tells nobody, so we listen here."""
    said: list[str] = []

    def listen(event: QAccessibleEvent) -> None:
        assert isinstance(event, QAccessibleAnnouncementEvent)
        said.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    return said


def test_what_is_done_and_what_is_chosen_is_announced(
    dialog: ReportDialog, heard: list[str]
) -> None:
    canvas: Canvas = dialog.proof.canvas
    press(KEY.Key_N, KEY.Key_Return)
    assert heard[1:] == ["已添加区域 1", canvas.accessibleDescription()]
    press(KEY.Key_N, KEY.Key_Return)
    heard.clear()
    press(KEY.Key_1)
    assert heard == [canvas.accessibleDescription()]
    assert "选中第 1 处" in heard[0]
