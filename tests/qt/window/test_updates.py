"""A newer version, as the window goes about it: found, told of, installed on the way out."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from merchant_desk.app import Parting
from merchant_desk.desk import updates
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.ending import Ending
from merchant_desk.ui.main_window import MainWindow
from merchant_desk.ui.preferences import UPDATES, Preferences
from merchant_desk.ui.tasks import Tasks
from merchant_desk.update.channel import PLACE
from tests.publisher import Publisher, publishing

WORDS = "#!/bin/sh\necho $@ > {said}\n"


@pytest.fixture
def publisher(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Publisher]:
    """Has published a newer version, whose installer tells how it was started; this program was
    installed.
    """
    with publishing(tmp_path) as made:
        made.publish("99.1.0", WORDS.format(said=tmp_path / "said").encode())
        monkeypatch.setenv(PLACE, str(made.ship(tmp_path / "shipped")))
        monkeypatch.setattr(updates, "installs", lambda: True)
        yield made


@pytest.fixture
def window(
    publisher: Publisher, desk: Desk, tasks: Tasks, qtbot: QtBot, settled: Callable[[], None]
) -> MainWindow:
    window = MainWindow(desk, tasks)
    qtbot.addWidget(window)
    window.show()
    settled()
    return window


def found(window: MainWindow, settled: Callable[[], None]) -> None:
    window.updates.look()
    settled()


def test_who_asks_is_told_and_the_window_says_so(
    window: MainWindow, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    group = window.settings.updates
    qtbot.mouseClick(group.look, Qt.MouseButton.LeftButton)
    assert not group.look.isEnabled()
    settled()
    assert "99.1.0" in group.status.text()
    assert group.news.text() in {"99.1.0 的新内容", "new in 99.1.0"}
    assert "99.1.0" in window.banner.text
    assert not group.install.isHidden()


def test_this_version_is_said_to_be_the_newest(
    publisher: Publisher, window: MainWindow, settled: Callable[[], None]
) -> None:
    publisher.publish("0.0.1")
    found(window, settled)
    assert "已是最新版本" in window.settings.updates.status.text()
    assert window.updates.parting() is None
    assert window.banner.isHidden()


def test_what_could_not_be_seen_is_told_to_who_asked_alone_and_soon_looked_for_again(
    publisher: Publisher, window: MainWindow, desk: Desk, settled: Callable[[], None]
) -> None:
    publisher.metadata("timestamp.json").unlink()
    window.updates._look_if_due()
    settled()
    assert updates.is_due(desk)
    assert "没能检查" not in window.settings.updates.status.text()
    found(window, settled)
    assert "没能检查" in window.settings.updates.status.text()
    assert window.banner.isHidden()


def test_it_looks_by_itself_once_a_day_and_not_where_bytes_cost(
    publisher: Publisher, window: MainWindow, desk: Desk, settled: Callable[[], None]
) -> None:
    desk.rounds.sending.is_metered = True
    window.updates._look_if_due()
    settled()
    assert publisher.asked == []
    desk.rounds.sending.is_metered = False
    window.updates._look_if_due()
    settled()
    assert window.updates.update is not None
    window.updates.update = None
    asked = len(publisher.asked)
    window.updates._look_if_due()
    settled()
    assert len(publisher.asked) == asked > 0


def test_turned_off_it_asks_nobody_and_installs_nothing(
    publisher: Publisher, window: MainWindow, desk: Desk, settled: Callable[[], None]
) -> None:
    Preferences(desk.profile.root).put(UPDATES, "off")
    window.updates._look_if_due()
    settled()
    assert publisher.asked == []
    found(window, settled)
    assert window.updates.parting() is None


@pytest.mark.skipif(sys.platform == "win32", reason="the installer is a shell script here")
@pytest.mark.parametrize("restarts", [False, True])
def test_the_installer_is_started_when_all_is_closed(
    window: MainWindow,
    qtbot: QtBot,
    settled: Callable[[], None],
    tmp_path: Path,
    restarts: bool,
) -> None:
    found(window, settled)
    assert window.updates.update is not None
    installer = window.updates.update.installer
    assert installer is not None
    installer.chmod(0o700)
    leaving = QSignalSpy(window.updates.leaving)
    if restarts:
        qtbot.mouseClick(window.settings.updates.install, Qt.MouseButton.LeftButton)
    assert leaving.count() == restarts
    parting, said = Parting(), tmp_path / "said"
    parting.take(window.updates)
    assert not said.exists()
    parting.go()
    assert parting.started is not None
    assert parting.started.wait(30) == 0
    assert said.read_text().split() == ["/S", "/RESTART"][: 1 + restarts]


def test_nothing_is_installed_while_windows_shuts_down(
    window: MainWindow, qapp: QApplication, settled: Callable[[], None]
) -> None:
    found(window, settled)
    assert window.updates.parting() is not None
    Ending(qapp, window).save()
    assert window.updates.parting() is None


def test_a_program_that_was_not_installed_only_tells(
    window: MainWindow, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updates, "installs", lambda: False)
    found(window, settled)
    assert "99.1.0" in window.settings.updates.status.text()
    assert window.settings.updates.install.isHidden()
    assert window.updates.parting() is None


def test_without_an_address_nobody_can_ask(
    desk: Desk, tasks: Tasks, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    window = MainWindow(desk, tasks)
    qtbot.addWidget(window)
    settled()
    assert not window.settings.updates.look.isEnabled()
    assert "没有设置更新地址" in window.settings.updates.status.text()
    assert not updates.is_due(desk)
