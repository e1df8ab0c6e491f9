"""The tray, its notices, and the taskbar."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from merchant_desk.core.change import Change, Topic
from merchant_desk.core.record import Decision, Progress
from merchant_desk.desk import reports
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.ending import Ending
from merchant_desk.ui.main_window import MainWindow
from merchant_desk.ui.preferences import NOTICES, Preferences
from merchant_desk.ui.presence import tray
from merchant_desk.ui.presence.notices import Notices
from merchant_desk.ui.presence.presence import Presence
from merchant_desk.ui.presence.taskbar import SendingOnTaskbar, TaskbarButton
from merchant_desk.ui.tasks import Tasks
from tests import builders
from tests.qt import shop

Settled = Callable[[], None]
Said = list[tuple[str, str, str]]
PATIENCE = 30_000


@pytest.fixture
def said(desk: Desk, tasks: Tasks, qapp: QApplication, settled: Settled) -> Said:
    """What is told from now on."""
    notices = Notices(desk, tasks, qapp)
    told: Said = []
    notices.said.connect(lambda *words: told.append(words))
    settled()
    return told


@pytest.fixture
def presence(
    desk: Desk, tasks: Tasks, qtbot: QtBot, qapp: QApplication, settled: Settled
) -> Presence:
    window = MainWindow(desk, tasks)
    qtbot.addWidget(window)
    window.show()
    settled()
    return Presence(desk, tasks, window, Ending(qapp, window))


def decided(desk: Desk, folder: Path, *, seed: int = 1, reason: str = "图片属实") -> str:
    report = reports.submit(desk, builders.desk_draft(desk, folder, seed=seed))
    shop.decide(desk, report, Decision(accepted=True, reason=reason, decided_at=datetime.now(UTC)))
    return report


def test_a_decision_is_told_once_with_the_way_to_its_record(
    desk: Desk, tasks: Tasks, qtbot: QtBot, tmp_path: Path, said: Said
) -> None:
    report = decided(desk, tmp_path)
    tasks.on_change(Change(Topic.REPORTS, report))
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE)
    ((title, text, address),) = said
    assert title == "平台已采纳"
    assert "图片属实" in text
    assert address == f"merchantdesk://records/{report}"


def test_decisions_that_were_there_before_are_no_news(
    desk: Desk, tasks: Tasks, qapp: QApplication, tmp_path: Path, settled: Settled
) -> None:
    decided(desk, tmp_path)
    notices = Notices(desk, tasks, qapp)
    told: Said = []
    notices.said.connect(lambda *words: told.append(words))
    settled()
    notices.look()
    settled()
    assert told == []


def test_several_decisions_are_one_notice(
    desk: Desk, tasks: Tasks, qtbot: QtBot, tmp_path: Path, said: Said
) -> None:
    for seed in (1, 2):
        decided(desk, tmp_path, seed=seed)
    tasks.on_change(Change(Topic.REPORTS))
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE)
    assert [(title, address) for title, _, address in said] == [
        ("2 条反馈有了结果", "merchantdesk://records")
    ]


def test_a_deadline_within_a_day_is_told(
    desk: Desk, tasks: Tasks, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    shop.open_shop(desk, tmp_path)
    notices = Notices(desk, tasks, qapp)
    with qtbot.waitSignal(notices.said, timeout=PATIENCE) as told:
        pass
    assert told.args is not None
    title, text, address = told.args
    assert title == "1 张售后单将在一天内到期"
    assert "剩 19 小时" in text
    assert address.startswith("merchantdesk://after-sales/")


def test_a_click_on_a_notice_opens_what_it_is_about(
    presence: Presence, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    report = decided(desk, tmp_path)
    window = presence.parent()
    assert isinstance(window, MainWindow)
    presence.notices.said.emit("平台已采纳", "", f"merchantdesk://records/{report}")
    presence.tray.icon.messageClicked.emit()
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.records, timeout=PATIENCE)


@pytest.mark.parametrize(("choice", "count"), [("on", 1), ("off", 0)])
def test_notices_can_be_turned_off(
    presence: Presence, desk: Desk, monkeypatch: pytest.MonkeyPatch, choice: str, count: int
) -> None:
    Preferences(desk.profile.root).put(NOTICES, choice)
    shown: list[object] = []
    monkeypatch.setattr(presence.tray, "say", lambda *words: shown.append(words))
    presence.notices.said.emit("a", "b", "merchantdesk://records")
    assert len(shown) == count


def test_the_tray_counts_what_waits_and_leads_back_to_the_window(
    presence: Presence, qtbot: QtBot
) -> None:
    window = presence.parent()
    assert isinstance(window, MainWindow)
    window.waiting.emit(3)
    assert "3 条待看" in presence.tray.icon.toolTip()
    window.hide()
    presence.tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    qtbot.waitUntil(window.isVisible, timeout=PATIENCE)
    leave = presence.tray.menu.actions()[-1]
    leave.trigger()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE)


def test_the_badge_is_seen_on_the_smallest_icon(qapp: QApplication) -> None:
    def image(count: int) -> QImage:
        return tray.badged(count).pixmap(16, 16).toImage()

    assert image(0) != image(1)
    assert image(1) != image(12)


class Button(TaskbarButton):
    """One that remembers what it was to show."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Progress | None] = []

    @property
    def is_there(self) -> bool:
        return True

    def show(self, window: int, progress: Progress | None) -> None:
        super().show(window, progress)
        self.shown.append(progress)


def test_the_taskbar_shows_all_uploads_together(
    presence: Presence, desk: Desk, tasks: Tasks, qtbot: QtBot
) -> None:
    window, button = presence.parent(), Button()
    assert isinstance(window, MainWindow)
    bar = SendingOnTaskbar(desk, tasks, window, lambda: button)
    desk.rounds.sending.tell("one", 10, 100)
    desk.rounds.sending.tell("two", 30, 100)
    qtbot.waitUntil(lambda: bool(button.shown) and button.shown[-1] == Progress(40, 200))
    for report in ("one", "two"):
        desk.rounds.sending.forget(report)
    tasks.on_change(Change(Topic.REPORTS, "two"))
    qtbot.waitUntil(lambda: button.shown[-1] is None, timeout=PATIENCE)
    bar.close()
