"""The settings: joining a shop, and choices that are kept."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from merchant_desk.desk.desk import Desk
from merchant_desk.ui.preferences import LANGUAGE, Preferences
from merchant_desk.ui.settings.page import SettingsPage
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.updates import Updates


@pytest.fixture
def page(desk: Desk, tasks: Tasks, qtbot: QtBot, settled: Callable[[], None]) -> SettingsPage:
    preferences = Preferences(desk.profile.root)
    page = SettingsPage(desk, tasks, preferences, Updates(desk, tasks, preferences))
    qtbot.addWidget(page)
    page.resize(900, 800)
    page.show()
    qtbot.waitExposed(page)
    settled()
    return page


def test_a_bad_address_is_refused_beside_its_field(page: SettingsPage, qtbot: QtBot) -> None:
    box = page.connection
    box.url.setText("nonsense")
    box.code.setText("ABCD-1234")
    qtbot.mouseClick(box.pair, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(box.url_problem.isVisible)
    assert "“nonsense”不是服务器地址" in box.url_problem.text()
    assert box.pair.isEnabled()
    assert box.url.text() == "nonsense"


def test_a_backend_that_is_away_is_named_beside_the_address(
    page: SettingsPage, qtbot: QtBot
) -> None:
    box = page.connection
    box.url.setText("http://127.0.0.1:9")
    box.code.setText("ABCD-1234")
    qtbot.keyClick(box.code, Qt.Key.Key_Return)
    qtbot.waitUntil(box.url_problem.isVisible)
    assert "连不上服务器" in box.url_problem.text()


def test_a_chosen_language_is_kept(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    control = page.options.controls[LANGUAGE]
    control.setFocus()
    control.setCurrentIndex(control.findData("en"))
    control.activated.emit(control.currentIndex())
    assert Preferences(desk.profile.root).get(LANGUAGE) == "en"


def test_every_setting_has_its_control(page: SettingsPage) -> None:
    for control in page.options.controls.values():
        assert control.accessibleName()
        assert control.count() >= 1
