"""The picture's menu: every way to it leads to the same one."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from merchant_desk.core.report import Door
from merchant_desk.ui.chat.message_view import MessageView
from merchant_desk.ui.chat.page import ChatPage
from merchant_desk.ui.widgets.picture_menu import PictureMenu

WORDS = ["反馈虚假售后凭证", "查看大图", "复制图片", "另存为…"]
HOLD = 700


@pytest.fixture
def view(page: ChatPage) -> Iterator[MessageView]:
    page.activateWindow()
    page.messages.view.setFocus()
    yield page.messages.view
    while (menu := QApplication.activePopupWidget()) is not None:
        menu.close()


def picture(view: MessageView) -> QModelIndex:
    index = view.model().index(view.model().rowCount() - 1, 0)
    assert not view.picture_rect(index).isEmpty()
    return index


def place(view: MessageView) -> QPoint:
    return view.picture_rect(picture(view)).center()


def finger(view: MessageView) -> QPoint:
    """Where a finger goes: touch sequences count from the screen's corner."""
    return view.viewport().mapToGlobal(place(view))


def open_menu(qtbot: QtBot) -> PictureMenu:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), PictureMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, PictureMenu)
    return menu


def check(menu: PictureMenu, page: ChatPage) -> None:
    assert [action.text() for action in menu.actions() if not action.isSeparator()] == WORDS
    assert menu.wish.door is Door.CHAT
    assert menu.wish.message == "b1-m000449"
    assert menu.wish.buyer == "b1"


def test_right_click_opens_the_menu(page: ChatPage, view: MessageView, qtbot: QtBot) -> None:
    window = page.windowHandle()
    at = view.viewport().mapTo(page, place(view))
    QTest.mouseClick(window, Qt.MouseButton.RightButton, pos=at)
    check(open_menu(qtbot), page)


def test_shift_f10_opens_the_menu_of_the_selected_picture(
    page: ChatPage, view: MessageView, qtbot: QtBot
) -> None:
    view.setCurrentIndex(picture(view))
    qtbot.keyClick(view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    check(open_menu(qtbot), page)


def test_the_menu_key_opens_the_menu_of_the_selected_picture(
    page: ChatPage, view: MessageView, qtbot: QtBot
) -> None:
    view.setCurrentIndex(picture(view))
    qtbot.keyClick(view, Qt.Key.Key_Menu)
    check(open_menu(qtbot), page)


def test_pressing_and_holding_a_finger_opens_the_menu_with_rows_for_fingers(
    page: ChatPage, view: MessageView, qtbot: QtBot
) -> None:
    device = QTest.createTouchDevice()
    QTest.touchEvent(view.viewport(), device).press(0, finger(view)).commit()
    qtbot.wait(HOLD)
    menu = open_menu(qtbot)
    check(menu, page)
    assert menu.property("look") == "touch"


def test_lifting_the_finger_leaves_the_menu_open(
    page: ChatPage, view: MessageView, qtbot: QtBot
) -> None:
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=place(view))
    menu = open_menu(qtbot)
    QTest.mouseRelease(
        menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[0]).center()
    )
    assert menu.isVisible()


def test_pressing_and_holding_the_mouse_opens_the_menu(
    page: ChatPage, view: MessageView, qtbot: QtBot
) -> None:
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=place(view))
    check(open_menu(qtbot), page)


def test_a_finger_that_moves_more_than_ten_pixels_opens_nothing(
    view: MessageView, qtbot: QtBot
) -> None:
    device = QTest.createTouchDevice()
    touch = QTest.touchEvent(view.viewport(), device)
    touch.press(0, finger(view)).commit()
    touch.move(0, finger(view) + QPoint(0, 14)).commit()
    qtbot.wait(HOLD)
    assert QApplication.activePopupWidget() is None
    touch.release(0, finger(view) + QPoint(0, 14)).commit()


def test_a_finger_that_trembles_still_opens_the_menu(
    page: ChatPage, view: MessageView, qtbot: QtBot
) -> None:
    device = QTest.createTouchDevice()
    touch = QTest.touchEvent(view.viewport(), device)
    touch.press(0, finger(view)).commit()
    touch.move(0, finger(view) + QPoint(3, 4)).commit()
    check(open_menu(qtbot), page)


def test_a_right_click_beside_the_picture_opens_nothing(
    page: ChatPage, view: MessageView, qtbot: QtBot
) -> None:
    at = QPoint(view.viewport().width() - 4, place(view).y())
    QTest.mouseClick(
        page.windowHandle(), Qt.MouseButton.RightButton, pos=view.viewport().mapTo(page, at)
    )
    assert QApplication.activePopupWidget() is None


def test_ctrl_r_wishes_to_report_the_selected_picture(
    page: ChatPage, view: MessageView, qtbot: QtBot
) -> None:
    view.setCurrentIndex(picture(view))
    with qtbot.waitSignal(page.messages.report_wanted) as wished:
        qtbot.keyClick(view, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert wished.args is not None
    assert wished.args[0].message == "b1-m000449"


def test_choosing_the_report_line_wishes_to_report_the_picture(
    page: ChatPage, view: MessageView, qtbot: QtBot
) -> None:
    view.setCurrentIndex(picture(view))
    view.open_menu_of_current()
    menu = open_menu(qtbot)
    with qtbot.waitSignal(menu.report_chosen) as wished:
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert wished.args is not None
    assert wished.args[0].picture == menu.wish.picture
