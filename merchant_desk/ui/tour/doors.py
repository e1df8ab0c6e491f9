"""The three doors to the report dialog, each opened as a person opens it."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication, QListView, QWidget

from merchant_desk.core.chat import Message
from merchant_desk.ui.chat.message_model import MessageModel
from merchant_desk.ui.main_window import MainWindow
from merchant_desk.ui.report.dialog import ReportDialog
from merchant_desk.ui.tour import hands
from merchant_desk.ui.tour.camera import Camera
from merchant_desk.ui.tour.hands import wait_for
from merchant_desk.ui.widgets.picture_menu import PictureMenu

W = TypeVar("W", bound=QWidget)

CHAT, AFTER_SALES, RECORDS = range(3)


def turn_to(window: MainWindow, page: int) -> None:
    hands.click(window.rail.findChildren(QAbstractButton)[page])
    wait_for(lambda: window.pages.currentIndex() == page, f"page {page}")


def by_right_click(window: MainWindow, message: Message, camera: Camera) -> ReportDialog:
    place = _show_message(window, message)
    viewport = window.chat.messages.view.viewport()
    return _by_menu(lambda: hands.right_click(viewport, place), camera, "right-click")


def by_press_and_hold(window: MainWindow, message: Message, camera: Camera) -> ReportDialog:
    place = _show_message(window, message)
    viewport = window.chat.messages.view.viewport()
    return _by_menu(
        lambda: hands.touch_and_hold(viewport, place, lambda: bool(_shown(PictureMenu))),
        camera,
        "press-and-hold",
    )


def by_after_sale_link(window: MainWindow, case: str, camera: Camera) -> ReportDialog:
    turn_to(window, AFTER_SALES)
    cases = window.after_sales.cases
    wait_for(lambda: cases.model.row_of(case) is not None, "the after-sale in the list")
    row = cases.model.row_of(case) or 0
    _click_row(cases.list, cases.model.index(row))
    detail = window.after_sales.detail
    wait_for(detail.link.isVisible, "the after-sale's detail")
    hands.rest(600)
    camera.shoot("after-sale")
    hands.click(detail.link)
    return _dialog()


def _show_message(window: MainWindow, message: Message) -> QPoint:
    """Bring the message into sight; the middle of its picture in the viewport."""
    turn_to(window, CHAT)
    talks = window.chat.conversations
    wait_for(lambda: talks.model.row_of(message.buyer) is not None, "the buyer in the list")
    row = talks.model.row_of(message.buyer) or 0
    _click_row(talks.list, talks.model.index(row))
    messages = window.chat.messages
    wait_for(lambda: _find(messages.model, message).isValid(), "the buyer's messages")
    index = _find(messages.model, message)
    messages.view.scrollTo(index)
    wait_for(lambda: not messages.view.picture_rect(index).isEmpty(), "the picture's place")
    hands.rest(600)  # its thumbnail is on the way; a person would wait to see it, too
    return messages.view.picture_rect(index).center()


def _find(model: MessageModel, message: Message) -> QModelIndex:
    rows = (model.index(row) for row in range(model.rowCount()))
    return next((index for index in rows if model.message(index) == message), QModelIndex())


def _by_menu(open_menu: Callable[[], None], camera: Camera, name: str) -> ReportDialog:
    camera.shoot("chat")
    open_menu()
    wait_for(lambda: bool(_shown(PictureMenu)), "the picture's menu")
    menu = _shown(PictureMenu)[0]
    camera.shoot(name)
    hands.click(menu, menu.actionGeometry(menu.actions()[0]).center())
    return _dialog()


def _dialog() -> ReportDialog:
    wait_for(lambda: bool(_shown(ReportDialog)), "the report dialog")
    return _shown(ReportDialog)[0]


def _shown(kind: type[W]) -> list[W]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


def _click_row(view: QListView, index: QModelIndex) -> None:
    view.scrollTo(index, QListView.ScrollHint.PositionAtCenter)
    hands.click(view.viewport(), view.visualRect(index).center())
    wait_for(lambda: view.currentIndex() == index, "the chosen row")
