"""Drafts: saved within a second whatever happens, several at once, gone on with where one was."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from merchant_desk.core.report import Door, Kind, ReportDraft
from merchant_desk.desk import drafts
from merchant_desk.desk.desk import Desk, open_desk
from merchant_desk.ui.report import edits
from merchant_desk.ui.report.canvas import view
from merchant_desk.ui.report.canvas.marked import CanvasState
from merchant_desk.ui.report.dialog import ReportDialog, Step
from merchant_desk.ui.report.opening import reopen
from merchant_desk.ui.report.place import Place, dump, load
from merchant_desk.ui.report.start import start_report
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
        first, second = (suspect.picture.sha256 for suspect in draft.suspects)
        left = place.views[second]
        assert (place.shown, left.chosen) == (second, (CHANGES - 1,))
        assert left.zoom > 1
        assert (left.turn, left.mirrored) == (1, True)
        assert place.views[first].turn == 3

        dialog = ReportDialog(
            desk, tasks, draft, order_locked=True, place=reopen(desk, draft).place
        )
        qtbot.addWidget(dialog)
        dialog.open()
        canvas = dialog.proof.canvas
        qtbot.waitUntil(lambda: canvas.selection == CHANGES - 1)
        assert dialog.proof.edits.index == 1
        assert close(canvas.state(), left)
        dialog.proof.choose(0)
        assert close(canvas.state(), place.views[first])
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
    canvas.turn(1)
    canvas.mirror()
    canvas.look_from(view.panned(canvas.view, -60.0, -30.0))
    left = canvas.state()
    dialog.close()
    settle()

    (kept,) = drafts.every(shop)
    again = show(kept, order_locked=True, place=drafts.place(shop, kept.id))
    again.resize(1000, 700)
    settle()
    assert again.proof.edits.index == 1
    found = again.proof.canvas.state()
    assert (found.zoom, found.turn, found.mirrored) == (pytest.approx(left.zoom), 1, True)


def test_each_picture_is_gone_back_to_as_it_was_last_looked_at(
    show: Callable[..., ReportDialog], begin: Callable[..., ReportDraft]
) -> None:
    dialog = show(begin(3), order_locked=True)
    canvas = dialog.proof.canvas
    canvas.turn(1)
    dialog.proof.choose(1)
    assert canvas.state().turn == 0
    canvas.zoom(3.0)
    left = canvas.state()
    dialog.proof.choose(0)
    assert canvas.state().turn == 1
    dialog.keeper.edit(edits.removed(dialog.draft.suspects, 0), "移除")
    assert close(canvas.state(), left)
    dialog.go(Step.CONFIRM)
    dialog.go(Step.PROOF)
    assert close(canvas.state(), left)


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


def test_a_draft_given_up_for_a_fresh_start_can_be_brought_back(
    shop: Desk, tasks: Tasks, begin: Callable[..., ReportDraft], qtbot: QtBot, settle: Wait
) -> None:
    kept = begin(1)
    drafts.save(shop, kept)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    asked: list[QMessageBox] = []
    opened: list[ReportDialog] = []
    picture = kept.suspects[0].picture.sha256
    start = start_report(shop, tasks, window, door=Door.CHAT, picture_sha=picture)
    start.asked.connect(asked.append)
    start.opened.connect(opened.append)
    qtbot.waitUntil(lambda: bool(asked), timeout=30_000)
    next(b for b in asked[0].buttons() if "重新开始" in b.text()).click()
    qtbot.waitUntil(lambda: bool(opened), timeout=30_000)
    settle()
    assert drafts.every(shop) == ()
    opened[0].proof.refusal._action.click()
    settle()
    assert drafts.every(shop) == (kept,)
    opened[0].close()
    settle()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nonsense",
        "[]",
        '{"suspect": 1}',
        '{"shown": "a", "views": []}',
        '{"shown": "a", "views": {"a": {"zoom": NaN}}}',
        '{"shown": "a", "views": {"a": {"turn": 7}}}',
        '{"shown": "a", "views": {"a": {"nearness": 7}}}',
    ],
)
def test_a_place_that_cannot_be_read_is_the_beginning(text: str) -> None:
    assert load(text) == Place()


def test_a_place_is_read_as_it_was_written() -> None:
    place = Place("a", {"a": CanvasState(2.0, 10.5, 3.0, 3, True, (0, 2)), "b": CanvasState()})
    assert load(dump(place)) == place


def close(one: CanvasState, other: CanvasState) -> bool:
    """Whether both look at the same; panning goes by whole pixels of the screen."""
    same = (one.turn, one.mirrored, one.chosen) == (other.turn, other.mirrored, other.chosen)
    return (
        same
        and one.zoom == pytest.approx(other.zoom)
        and (one.x, one.y) == pytest.approx((other.x, other.y), abs=1.0)
    )
