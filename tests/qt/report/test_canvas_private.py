"""A face or an address is hidden in the annotated copy, and never in the original."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from merchant_desk.core.region import Region
from merchant_desk.core.report import ReportDraft, Suspect
from merchant_desk.ui.report.dialog import ReportDialog


@pytest.fixture
def dialog(show: Callable[..., ReportDialog], begin: Callable[..., ReportDraft]) -> ReportDialog:
    dialog = show(begin(), order_locked=True)
    dialog.proof.canvas.setFocus()
    dialog.proof.canvas.actual()
    return dialog


def suspect(dialog: ReportDialog) -> Suspect:
    return dialog.draft.suspects[0]


def draw(dialog: ReportDialog, start: tuple[int, int], end: tuple[int, int]) -> None:
    canvas = dialog.proof.canvas
    first, last = (QPoint(*map(round, canvas.view.to_screen(*each))) for each in (start, end))
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(canvas, (first + last) / 2)
    QTest.mouseMove(canvas, last)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=last)


def test_what_is_drawn_while_hiding_is_private_and_says_nothing_of_the_kind(
    dialog: ReportDialog,
) -> None:
    dialog.proof.frame.hiding.trigger()
    draw(dialog, (200, 150), (320, 260))
    assert suspect(dialog).private == (Region(200, 150, 120, 110),)
    assert suspect(dialog).regions == ()
    assert suspect(dialog).kind is None
    assert "共 1 处遮盖" in dialog.proof.canvas.accessibleDescription()


def test_a_private_region_is_moved_removed_and_brought_back_like_any_other(
    dialog: ReportDialog,
) -> None:
    dialog.proof.frame.hiding.trigger()
    draw(dialog, (200, 150), (320, 260))
    QTest.keyClick(dialog.proof.canvas, Qt.Key.Key_Right)
    assert suspect(dialog).private[0].x == 201
    QTest.keyClick(dialog.proof.canvas, Qt.Key.Key_Delete)
    assert suspect(dialog).private == ()
    while dialog.keeper.undo.canUndo():
        dialog.keeper.undo.undo()
    assert suspect(dialog).private == ()
    dialog.keeper.undo.redo()
    assert suspect(dialog).private == (Region(200, 150, 120, 110),)


def test_choosing_a_row_of_the_table_goes_back_to_framing(dialog: ReportDialog) -> None:
    draw(dialog, (20, 20), (90, 90))
    dialog.proof.frame.hiding.trigger()
    draw(dialog, (200, 150), (320, 260))
    dialog.proof.panel.table.choose((0,))
    assert not dialog.proof.frame.hiding.isChecked()
    assert dialog.proof.canvas.selection == 0
    assert dialog.proof.canvas.regions == suspect(dialog).regions
    assert suspect(dialog).private == (Region(200, 150, 120, 110),)


def cells(dialog: ReportDialog, row: int) -> list[str]:
    model = dialog.proof.panel.table.regions
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def test_private_regions_stand_in_the_table_after_the_others(dialog: ReportDialog) -> None:
    draw(dialog, (20, 20), (90, 90))
    dialog.proof.frame.hiding.trigger()
    draw(dialog, (200, 150), (320, 260))
    table = dialog.proof.panel.table
    assert table.rows() == (1,)
    assert cells(dialog, 1) == ["遮1", "200", "150", "120", "110", "隐私，副本中涂满"]
    table.choose((0,))
    assert not dialog.proof.canvas.hides
    table.choose((1,))
    assert dialog.proof.canvas.hides
    assert dialog.proof.canvas.chosen == (0,)


def test_a_private_region_is_typed_and_removed_in_the_table(dialog: ReportDialog) -> None:
    dialog.proof.frame.hiding.trigger()
    draw(dialog, (200, 150), (320, 260))
    table = dialog.proof.panel.table
    table.regions.setData(table.regions.index(0, 1), 210)
    assert suspect(dialog).private == (Region(210, 150, 120, 110),)
    assert dialog.proof.canvas.regions == suspect(dialog).private
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert suspect(dialog).private == ()
    dialog.keeper.undo.undo()
    assert suspect(dialog).private == (Region(210, 150, 120, 110),)


def test_rows_of_both_kinds_are_never_chosen_at_once(dialog: ReportDialog) -> None:
    draw(dialog, (20, 20), (90, 90))
    dialog.proof.frame.hiding.trigger()
    draw(dialog, (200, 150), (320, 260))
    dialog.proof.panel.table.selectAll()
    assert len(dialog.proof.panel.table.rows()) == 1
