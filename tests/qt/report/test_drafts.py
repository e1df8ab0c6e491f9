"""Drafts: saved within a second whatever happens, several at once, gone on with where one was."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import monotonic

import pytest
from pytestqt.qtbot import QtBot

from merchant_desk.core.report import Kind, ReportDraft
from merchant_desk.desk import drafts
from merchant_desk.desk.desk import Desk, open_desk
from merchant_desk.ui.report.canvas.view import View
from merchant_desk.ui.report.dialog import ReportDialog
from merchant_desk.ui.report.opening import reopen
from merchant_desk.ui.report.place import Place, load, place_of
from merchant_desk.ui.tasks import Tasks
from tests.qt.report.conftest import Wait
from tests.qt.report.writer import CHANGES

ROOT = Path(__file__).parents[3]


def test_a_killed_program_loses_no_change_older_than_a_second(
    tmp_path: Path, tasks: Tasks, qtbot: QtBot
) -> None:
    profile = tmp_path / "killed"
    command = [sys.executable, "-m", "tests.qt.report.writer", str(profile)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "changed\n"
        qtbot.wait(1000)
        writer.kill()
    with open_desk(profile, on_change=tasks.on_change, worker=False) as desk:
        (draft,) = drafts.every(desk)
        assert len(draft.suspects[1].regions) == CHANGES
        place = load(drafts.place(desk, draft.id))
        assert (place.suspect, place.region) == (1, CHANGES - 1)
        assert place.scale > 1

        dialog = ReportDialog(
            desk, tasks, draft, order_locked=True, place=reopen(desk, draft).place
        )
        qtbot.addWidget(dialog)
        dialog.open()
        qtbot.waitUntil(lambda: dialog.proof.canvas.selection == CHANGES - 1)
        assert dialog.proof.edits.index == 1
        assert dialog.proof.canvas.view.scale == pytest.approx(place.scale)
        dialog.close()
        qtbot.waitUntil(lambda: not tasks.is_busy)
        tasks.close()


def test_changes_that_never_cease_are_saved_all_the_same(
    shop: Desk,
    show: Callable[..., ReportDialog],
    begin: Callable[..., ReportDraft],
    qtbot: QtBot,
) -> None:
    dialog = show(begin(), order_locked=True)
    end = monotonic() + 1.5
    typed = 0
    while monotonic() < end:
        typed += 1
        dialog.keeper.put(replace(dialog.draft, text="字" * typed))
        qtbot.wait(30)
    (kept,) = drafts.every(shop)
    assert kept.text


def test_a_picture_is_gone_back_to_where_it_was_left_in_a_window_of_another_size(
    shop: Desk,
    show: Callable[..., ReportDialog],
    begin: Callable[..., ReportDraft],
    settle: Wait,
) -> None:
    dialog = show(begin(2), order_locked=True)
    dialog.proof.panel.kind.buttons[Kind.EDITED].click()
    dialog.proof.choose(1)
    canvas = dialog.proof.canvas
    canvas.zoom(4.0)
    canvas.look_from(View(canvas.view.scale, -600.0, -300.0))
    left = place_of(canvas, 1)
    dialog.close()
    settle()

    (kept,) = drafts.every(shop)
    again = show(kept, order_locked=True, place=drafts.place(shop, kept.id))
    again.resize(1000, 700)
    settle()
    found = place_of(again.proof.canvas, again.proof.edits.index)
    assert (found.suspect, found.scale) == (1, pytest.approx(left.scale))


def test_looking_around_in_a_report_that_was_never_changed_leaves_no_draft(
    shop: Desk,
    show: Callable[..., ReportDialog],
    begin: Callable[..., ReportDraft],
    settle: Wait,
) -> None:
    dialog = show(begin(), order_locked=True)
    dialog.proof.canvas.zoom(2.0)
    dialog.close()
    settle()
    assert drafts.every(shop) == ()


@pytest.mark.parametrize("text", ["", "nonsense", "[]", '{"suspect": 1}'])
def test_a_place_that_cannot_be_read_is_the_beginning(text: str) -> None:
    assert load(text) == Place()
