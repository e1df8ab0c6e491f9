"""The installer or Windows asks the window to end: what is being written is saved first."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from merchant_desk.core.errors import DeskError
from merchant_desk.desk import drafts
from merchant_desk.desk.desk import Desk
from merchant_desk.store.problems import DISK_FULL
from merchant_desk.ui.ending import Ending
from merchant_desk.ui.letter import Letter
from merchant_desk.ui.main_window import MainWindow
from merchant_desk.ui.preferences import Preferences
from merchant_desk.ui.report.dialog import ReportDialog
from merchant_desk.ui.report.start import resume_report
from merchant_desk.ui.resume import BEAT, Resume
from merchant_desk.ui.tasks import Tasks
from tests import builders

PATIENCE = 30_000
NOTE = "还没有保存的字"


@pytest.fixture
def window(desk: Desk, tasks: Tasks, qtbot: QtBot) -> MainWindow:
    window = MainWindow(desk, tasks)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def ending(window: MainWindow, qapp: QApplication) -> Ending:
    return Ending(qapp, window)


@pytest.fixture
def dialog(
    window: MainWindow, desk: Desk, tasks: Tasks, qtbot: QtBot, tmp_path: Path
) -> ReportDialog:
    """A report in which something was typed a moment ago."""
    draft = builders.desk_draft(desk, tmp_path)
    drafts.save(desk, draft)
    start = resume_report(desk, tasks, window, draft=draft)
    with qtbot.waitSignal(start.opened, timeout=PATIENCE) as opened:
        pass
    assert opened.args is not None
    found = opened.args[0]
    assert isinstance(found, ReportDialog)
    found.keeper.put(replace(found.draft, text=NOTE))
    return found


def kept(desk: Desk, report: str) -> str:
    return next(each.text for each in drafts.every(desk) if each.id == report)


def test_asked_to_end_it_saves_the_open_report_and_closes(
    window: MainWindow, ending: Ending, dialog: ReportDialog, desk: Desk, qtbot: QtBot
) -> None:
    report = dialog.draft.id
    ending.take(Letter(ends=True))
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE)
    assert kept(desk, report) == NOTE


def test_a_report_that_cannot_be_saved_keeps_the_window_open(
    window: MainWindow,
    ending: Ending,
    dialog: ReportDialog,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise DeskError(DISK_FULL)

    monkeypatch.setattr(drafts, "save", refuse)
    ending.leave()
    qtbot.waitUntil(dialog.notice.isVisible, timeout=PATIENCE)
    assert window.isVisible()
    monkeypatch.undo()
    dialog.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE)


def test_as_the_session_ends_all_is_saved_before_the_answer(
    window: MainWindow, ending: Ending, dialog: ReportDialog, desk: Desk
) -> None:
    window.resize(1111, 777)
    ending.save()
    assert kept(desk, dialog.draft.id) == NOTE
    assert not Preferences(desk.profile.root).state("main-window").isEmpty()
    dialog.close()


def test_another_letter_is_passed_on(ending: Ending, window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ending.stayed) as stayed:
        ending.take(Letter(address="merchantdesk://settings"))
    assert stayed.args == [Letter(address="merchantdesk://settings")]
    assert window.isVisible()


def test_a_long_pause_between_two_beats_was_sleep(window: MainWindow, qtbot: QtBot) -> None:
    times = [datetime(2026, 5, 17, tzinfo=UTC)]
    resume = Resume(window, now=lambda: times[-1])
    woke: list[None] = []
    resume.woke.connect(lambda: woke.append(None))
    times.append(times[-1] + BEAT * 2)
    resume.beat()
    assert woke == []
    times.append(times[-1] + timedelta(hours=8))
    resume.beat()
    assert woke == [None]


def test_a_window_that_was_on_a_screen_that_is_gone_opens_on_one_that_is_there(
    desk: Desk, tasks: Tasks, qtbot: QtBot
) -> None:
    first = MainWindow(desk, tasks)
    qtbot.addWidget(first)
    first.show()
    first.move(9000, 5000)
    first.remember()
    second = MainWindow(desk, tasks)
    qtbot.addWidget(second)
    screen = second.screen().availableGeometry()
    assert screen.intersects(second.frameGeometry())
    assert screen.contains(second.frameGeometry().topLeft())
