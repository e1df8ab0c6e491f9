"""A file of orders on the window: dropped, chosen, told of, and taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from merchant_desk.core.report import Door
from merchant_desk.desk import imports, orders
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.main_window import MainWindow
from merchant_desk.ui.report.dialog import ReportDialog
from merchant_desk.ui.tasks import Tasks
from tests import builders
from tests.builders import OLD_ORDER, ORDER
from tests.qt.dropping import drop
from tests.tables import ROWS, csv_text, xlsx_bytes

Settled = Callable[[], None]


@pytest.fixture
def window(desk: Desk, tasks: Tasks, qtbot: QtBot, settled: Settled) -> MainWindow:
    window = MainWindow(desk, tasks)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    settled()
    return window


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "五月订单.csv"
    path.write_bytes(csv_text().encode("gbk"))
    return path


def press(window: MainWindow, qtbot: QtBot) -> None:
    """The banner's own button."""
    (action,) = window.banner.findChildren(QPushButton)
    qtbot.mouseClick(action, Qt.MouseButton.LeftButton)


def test_a_dropped_table_is_imported_and_can_be_taken_back_by_one_press(
    window: MainWindow, desk: Desk, table: Path, qtbot: QtBot
) -> None:
    drop(window, table)
    qtbot.waitUntil(lambda: "导入了 2 个订单" in window.banner.text)
    assert orders.order(desk, ORDER) is not None
    assert window.findChild(ReportDialog) is None
    press(window, qtbot)
    qtbot.waitUntil(lambda: "已撤销“五月订单.csv”的导入，2 个订单" in window.banner.text)
    assert not orders.known(desk)


def test_rows_left_out_are_told_one_by_one(
    window: MainWindow, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "orders.xlsx"
    path.write_bytes(xlsx_bytes([ROWS[0], *(("杯", f"number {at}") for at in range(5))]))
    drop(window, path)
    qtbot.waitUntil(lambda: "5 行没有导入" in window.banner.text)
    assert "第 3 行的“订单号”看不懂：“number 0”" in window.banner.text
    assert "number 3" not in window.banner.text
    assert orders.order(desk, ORDER) is not None


def test_a_file_that_is_no_table_is_told_and_holds_up_no_other(
    window: MainWindow, desk: Desk, table: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"\0" * 100)
    drop(window, broken)
    qtbot.waitUntil(lambda: "“broken.xlsx”不是能读取的订单表" in window.banner.text)
    drop(window, broken, table)
    qtbot.waitUntil(lambda: "导入了 2 个订单" in window.banner.text)
    assert "“broken.xlsx”不是能读取的订单表" in window.banner.text
    assert orders.order(desk, OLD_ORDER) is not None


def test_a_picture_dropped_with_a_table_begins_its_report(
    window: MainWindow, desk: Desk, table: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    picture = builders.picture_file(tmp_path)
    with qtbot.waitSignal(window.door.wanted) as wanted:
        drop(window, table, picture)
    assert wanted.args is not None
    assert (wanted.args[0].door, wanted.args[0].files) == (Door.FILE, (picture,))
    qtbot.waitUntil(lambda: orders.known(desk))
    qtbot.waitUntil(lambda: window.findChild(ReportDialog) is not None)
    found = window.findChild(ReportDialog)
    assert isinstance(found, ReportDialog)
    found.close()


def test_the_curtain_says_what_will_be_done(window: MainWindow, table: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(table))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    place, keys = QPointF(window.rect().center()), Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(place, copy, mime, left, keys))
    assert "导入订单" in window.drop.text()


def test_the_settings_import_show_the_last_file_and_take_it_back(
    window: MainWindow, desk: Desk, table: Path, qtbot: QtBot
) -> None:
    window.show_page(4)
    group = window.settings.orders
    qtbot.waitUntil(lambda: "还没有" in group.status.text())
    assert not group.undo.isEnabled()
    qtbot.mouseClick(group.bring, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.findChild(QFileDialog) is not None)
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.filesSelected.emit([str(table)])
    dialog.close()
    qtbot.waitUntil(lambda: "“五月订单.csv”，2 个订单" in group.status.text())
    qtbot.mouseClick(group.undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not group.undo.isEnabled())
    assert imports.last_import(desk) is None


def test_every_desk_looks_at_orders_again_after_an_import(
    window: MainWindow, desk: Desk, table: Path, qtbot: QtBot
) -> None:
    """An import by a command, beside the open window."""
    imports.import_orders(desk, table)
    qtbot.waitUntil(lambda: "五月订单.csv" in window.settings.orders.status.text())
