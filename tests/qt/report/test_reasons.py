"""The short list of reasons: one press writes a region's note, another takes it away."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from merchant_desk.core.region import LABEL_LENGTH, Region
from merchant_desk.core.report import Kind, ReportDraft
from merchant_desk.ui.report.dialog import ReportDialog
from merchant_desk.ui.report.reasons import REASONS, reason_of, with_reason

BARE = Region(10, 20, 30, 40)


@pytest.fixture
def dialog(show: Callable[..., ReportDialog], begin: Callable[..., ReportDraft]) -> ReportDialog:
    draft = begin()
    regions = (BARE, replace(BARE, x=90))
    suspect = replace(draft.suspects[0], kind=Kind.EDITED, regions=regions)
    return show(replace(draft, suspects=(suspect,)), order_locked=True)


def notes(dialog: ReportDialog) -> list[str]:
    return [region.label for region in dialog.draft.suspects[0].regions]


def test_a_press_writes_the_first_region_that_lacks_a_note_and_goes_on_to_the_next(
    dialog: ReportDialog,
) -> None:
    buttons = dialog.proof.panel.reasons.buttons
    buttons[REASONS[0]].click()
    buttons[REASONS[1]].click()
    assert notes(dialog) == [REASONS[0], REASONS[1]]


def test_a_press_writes_the_region_that_is_chosen(dialog: ReportDialog) -> None:
    dialog.proof.canvas.select(1)
    dialog.proof.panel.reasons.buttons[REASONS[2]].click()
    assert notes(dialog) == ["", REASONS[2]]
    assert dialog.proof.panel.reasons.buttons[REASONS[2]].isChecked()


def test_a_reason_is_undone_like_everything_else(dialog: ReportDialog) -> None:
    dialog.proof.panel.reasons.buttons[REASONS[0]].click()
    dialog.keeper.undo.undo()
    assert notes(dialog) == ["", ""]


def test_a_note_that_is_typed_is_completed_from_the_list(dialog: ReportDialog) -> None:
    dialog.proof.panel.table.edit_note(0)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    completer = editor.completer()
    completer.setCompletionPrefix("涂")
    assert completer.currentCompletion() == "局部涂抹"
    QTest.keyClick(editor, Qt.Key.Key_Escape)


def test_a_reason_comes_before_what_was_typed_and_leaves_it_there() -> None:
    typed = replace(BARE, label="杯口的缺口")
    with_one = with_reason(typed, "拼接")
    assert with_one.label == "拼接：杯口的缺口"
    assert with_reason(with_one, "局部涂抹").label == "局部涂抹：杯口的缺口"
    assert with_reason(with_one, "拼接") == typed
    assert reason_of(with_one) == "拼接"
    assert reason_of(typed) == ""


def test_a_note_with_a_reason_is_never_longer_than_a_note_may_be() -> None:
    full = replace(BARE, label="长" * LABEL_LENGTH)
    assert len(with_reason(full, "拼接").label) == LABEL_LENGTH
