"""The after-sale page: cases, one in full, and the platform's line."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from merchant_desk.core.report import Door
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.after_sales.page import AfterSalesPage
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.picture_actions import PictureActions
from merchant_desk.ui.widgets.picture_menu import PictureMenu
from merchant_desk.ui.widgets.thumbnails import Thumbnails
from tests.qt import shop


@pytest.fixture
def page(
    desk: Desk, tasks: Tasks, qtbot: QtBot, tmp_path: Path, settled: Callable[[], None]
) -> AfterSalesPage:
    shop.open_shop(desk, tmp_path)
    window = QWidget()
    qtbot.addWidget(window)
    page = AfterSalesPage(desk, tasks, PictureActions(desk, tasks, window), Thumbnails(desk, tasks))
    qtbot.addWidget(page)
    page.resize(1100, 800)
    page.show()
    qtbot.waitExposed(page)
    settled()
    return page


def test_the_first_open_case_is_shown_in_full(page: AfterSalesPage) -> None:
    texts = [label.text() for label in page.detail.findChildren(QLabel)]
    assert "买家申请退款，待商家处理" in texts
    assert shop.ORDER in texts
    assert "¥39.90" in texts
    assert "商品破损/少件" in texts


def test_the_platforms_line_is_there_word_for_word(page: AfterSalesPage) -> None:
    row = page.detail.link.parentWidget()
    assert row is not None
    sentence = next(
        label.text() for label in row.findChildren(QLabel) if "虚假售后凭证" in label.text()
    )
    line = sentence + page.detail.link.text()
    assert line == "消费者疑似提供虚假售后凭证？点此向平台反馈"


def test_the_link_is_reached_and_pressed_by_keys(page: AfterSalesPage, qtbot: QtBot) -> None:
    page.activateWindow()
    page.detail.strip.setFocus()
    qtbot.keyClick(page.detail.strip, Qt.Key.Key_Tab)
    assert page.detail.link.hasFocus()
    with qtbot.waitSignal(page.detail.report_wanted) as wished:
        qtbot.keyClick(page.detail.link, Qt.Key.Key_Space)
    assert wished.args is not None
    wish = wished.args[0]
    assert (wish.door, wish.after_sale, wish.picture) == (Door.AFTER_SALE, shop.CASE, "")


def test_the_case_is_found_by_its_buyer_and_not_by_another(page: AfterSalesPage) -> None:
    page.cases.search.setText("橘子")
    assert page.cases.model.rowCount() == 1
    page.cases.search.setText("没有这个人")
    assert page.cases.model.rowCount() == 0


def test_the_menu_key_opens_the_same_menu_on_the_cases_picture(
    page: AfterSalesPage, qtbot: QtBot
) -> None:
    page.detail.strip.setFocus()
    qtbot.keyClick(page.detail.strip, Qt.Key.Key_Menu)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, PictureMenu)
    assert menu.actions()[0].text() == "反馈虚假售后凭证"
    assert menu.wish.after_sale == shop.CASE
    menu.close()
