"""The window as a whole: pages, badge, bars, and the ways to a report."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from merchant_desk.core.change import Change, Topic
from merchant_desk.core.errors import DeskError
from merchant_desk.core.report import Door
from merchant_desk.desk import reports
from merchant_desk.desk.connection import Connection
from merchant_desk.desk.desk import Desk
from merchant_desk.sync import problems
from merchant_desk.ui.main_window import MainWindow
from merchant_desk.ui.report.dialog import ReportDialog
from merchant_desk.ui.tasks import Tasks
from tests import builders
from tests.qt import shop
from tests.qt.dropping import drop

Settled = Callable[[], None]


@pytest.fixture
def window(desk: Desk, tasks: Tasks, qtbot: QtBot, tmp_path: Path, settled: Settled) -> MainWindow:
    shop.open_shop(desk, tmp_path)
    window = MainWindow(desk, tasks)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    settled()
    return window


def dialog(window: MainWindow, qtbot: QtBot) -> ReportDialog:
    qtbot.waitUntil(lambda: window.findChild(ReportDialog) is not None)
    found = window.findChild(ReportDialog)
    assert isinstance(found, ReportDialog)
    return found


def test_ctrl_and_a_digit_lead_to_each_page(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for number in (1, 2, 3, 4, 0):
        key = Qt.Key(Qt.Key.Key_1 + number)
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert window.pages.currentIndex() == number


def test_the_badge_counts_what_failed_and_what_was_decided(
    window: MainWindow, desk: Desk, tasks: Tasks, tmp_path: Path, qtbot: QtBot
) -> None:
    report = reports.submit(desk, builders.desk_draft(desk, tmp_path))
    shop.park(desk, report, "wrong-digest")
    tasks.on_change(Change(Topic.REPORTS, report))
    records = window.rail.findChildren(QAbstractButton)[2]
    qtbot.waitUntil(lambda: "1 条待看" in records.accessibleName())


def test_an_unpaired_desk_says_so_and_leads_to_the_settings(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert window.offline.isVisible()
    assert "尚未连接店铺" in window.offline.text
    press = next(b for b in window.offline.findChildren(QAbstractButton) if b.text() == "去设置")
    qtbot.mouseClick(press, Qt.MouseButton.LeftButton)
    assert window.pages.currentWidget() is window.settings


def test_the_offline_bar_says_since_when_and_how_much_waits(window: MainWindow) -> None:
    since = datetime(2026, 5, 17, 9, 5, tzinfo=UTC)
    window.offline.show_connection(
        Connection(
            paired=True,
            since=since,
            problem=DeskError(problems.OFFLINE, url="http://127.0.0.1:9"),
            backlog=3,
        )
    )
    clock = since.astimezone().strftime("%H:%M")
    assert window.offline.text == f"离线 · 截至 {clock} · 联网后自动发送（3）"


def test_the_bar_goes_when_the_backend_answers(window: MainWindow) -> None:
    window.offline.show_connection(Connection(paired=True, online=True, since=datetime.now(UTC)))
    assert not window.offline.isVisible()


def test_the_shops_name_is_in_the_header(
    window: MainWindow, desk: Desk, tasks: Tasks, qtbot: QtBot
) -> None:
    shop.join(desk)
    tasks.on_change(Change(Topic.CONNECTION))
    qtbot.waitUntil(lambda: window.header._shop.text() == "暖木陶器店")


def test_the_after_sale_link_opens_the_dialog_with_its_order(
    window: MainWindow, qtbot: QtBot, settled: Settled
) -> None:
    window.show_page(1)
    settled()
    qtbot.mouseClick(window.after_sales.detail.link, Qt.MouseButton.LeftButton)
    opened = dialog(window, qtbot)
    assert opened.isVisible()
    opened.close()


def test_a_dropped_picture_begins_a_report_by_the_file_door(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = builders.picture_file(tmp_path, "dropped.jpg", seed=3)
    with qtbot.waitSignal(window.door.wanted) as wanted:
        drop(window, path)
    assert wanted.args is not None
    assert (wanted.args[0].door, wanted.args[0].files) == (Door.FILE, (path,))
    dialog(window, qtbot).close()


def test_a_pasted_picture_begins_a_report_by_the_file_door(
    window: MainWindow, qtbot: QtBot
) -> None:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(picture)
    window.activateWindow()
    window.chat.messages.view.setFocus()
    qtbot.waitUntil(window.isActiveWindow)
    with qtbot.waitSignal(window.door.wanted) as wanted:
        qtbot.keyClick(window.chat.messages.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert wanted.args is not None
    assert wanted.args[0].door is Door.FILE
    assert len(wanted.args[0].picture) == 64
    dialog(window, qtbot).close()


def test_pasting_words_says_that_there_is_no_picture(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("只是文字")
    window.door.paste()
    assert window.banner.isVisible()
    assert "剪贴板里没有图片" in window.banner.text


def test_the_window_remembers_its_place(window: MainWindow, desk: Desk, tasks: Tasks) -> None:
    window.resize(960, 700)
    window.close()
    again = MainWindow(desk, tasks)
    assert (again.width(), again.height()) == (960, 700)
    again.deleteLater()


def test_every_control_has_a_name_to_read_out(window: MainWindow) -> None:
    for page in range(5):
        window.show_page(page)
        for kind in (QAbstractButton, QLineEdit, QComboBox):
            for control in window.findChildren(kind):
                if control.isVisible() and not control.objectName().startswith("qt_"):
                    named = control.accessibleName() or control.toolTip()
                    assert named or isinstance(control.parent(), QLineEdit), control
