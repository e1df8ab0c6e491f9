"""The message list: what is read stays still, what is not seen is not measured."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from merchant_desk.core.change import Change, Topic
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.chat.message_delegate import MessageDelegate
from merchant_desk.ui.chat.message_model import MESSAGE_ROLE, MessageModel
from merchant_desk.ui.chat.message_view import MessageView
from merchant_desk.ui.chat.page import ChatPage
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.thumbnails import Thumbnails
from tests.qt.shop import message, say


class CountingDelegate(MessageDelegate):
    asked = 0

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        self.asked += 1
        return super().sizeHint(option, index)


def test_the_last_window_is_shown_at_its_end(page: ChatPage) -> None:
    model, view = page.messages.model, page.messages.view
    assert model.rowCount() == 200
    last = view.visualRect(model.index(199))
    assert last.bottom() < view.viewport().height()
    assert view.is_at_end


def test_scrolling_up_reads_older_messages_and_keeps_the_pixel_still(
    page: ChatPage, settled: Callable[[], None], qtbot: QtBot
) -> None:
    model, view = page.messages.model, page.messages.view
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    read = view.indexAt(view.viewport().rect().center())
    words = read.data(MESSAGE_ROLE)
    bar.setValue(0)
    first = view.indexAt(view.viewport().rect().center())
    shown, before = first.data(MESSAGE_ROLE), view.visualRect(first)
    settled()
    assert model.rowCount() == 400
    row = next(r for r in range(400) if model.message(model.index(r)) == shown)
    assert view.visualRect(model.index(row)) == before
    assert words != shown


def test_the_seam_loses_its_day_line_and_the_pixel_stays(
    qtbot: QtBot, desk: Desk, tasks: Tasks
) -> None:
    model, view = MessageModel(), MessageView(Thumbnails(desk, tasks))
    qtbot.addWidget(view)
    view.setModel(model)
    model.show([message(n) for n in range(300, 400)])
    view.resize(500, 400)
    view.show()
    view.verticalScrollBar().setValue(0)
    second = view.visualRect(model.index(1))
    model.prepend([message(n) for n in range(299, 300)])
    model.prepend([message(n) for n in range(100, 299)])
    assert view.visualRect(model.index(201)) == second


def test_a_hundred_thousand_messages_scroll_without_being_measured(
    qtbot: QtBot, desk: Desk, tasks: Tasks
) -> None:
    view = MessageView(Thumbnails(desk, tasks))
    qtbot.addWidget(view)
    delegate = CountingDelegate(Thumbnails(desk, tasks), view)
    view.setItemDelegate(delegate)
    model = MessageModel()
    base = message(0)
    model.show([replace(base, id=str(n), text=f"第 {n} 条") for n in range(100_000)])
    view.setModel(model)
    view.resize(600, 700)
    view.show()
    qtbot.waitExposed(view)
    bar = view.verticalScrollBar()
    for step in range(50):
        bar.setValue(bar.maximum() * step // 50)
        view.viewport().repaint()
    for _ in range(200):
        bar.setValue(bar.value() - 60)
        view.viewport().repaint()
    assert delegate.asked < 6_000


def test_new_messages_below_are_counted_and_one_press_shows_them(
    page: ChatPage, desk: Desk, tasks: Tasks, qtbot: QtBot
) -> None:
    pane, view = page.messages, page.messages.view
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    shown = view.indexAt(view.viewport().rect().center())
    before = view.visualRect(shown)
    say(desk, *(message(n) for n in range(450, 462)))
    tasks.on_change(Change(Topic.CHATS, "b1"))
    qtbot.waitUntil(lambda: pane.model.rowCount() == 212)
    assert view.visualRect(shown) == before
    button = pane._newer
    assert button.isVisible()
    assert button.text() == "12 条新消息"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert view.is_at_end
    assert not button.isVisible()


def test_new_messages_are_followed_while_the_end_is_shown(
    page: ChatPage, desk: Desk, tasks: Tasks, qtbot: QtBot
) -> None:
    view = page.messages.view
    say(desk, message(450))
    tasks.on_change(Change(Topic.CHATS, "b1"))
    qtbot.waitUntil(lambda: page.messages.model.rowCount() == 201)
    last = view.visualRect(page.messages.model.index(200))
    assert 0 < last.bottom() < view.viewport().height()


def test_arrows_go_from_message_to_message(page: ChatPage, qtbot: QtBot) -> None:
    view = page.messages.view
    view.setFocus()
    view.setCurrentIndex(page.messages.model.index(150))
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.currentIndex().row() == 149
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.currentIndex().row() == 199


def test_ctrl_tab_goes_to_the_next_buyer(
    page: ChatPage, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    page.activateWindow()
    page.messages.view.setFocus()
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.keyClick(page.messages.view, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    settled()
    shown = page.messages.model.message(page.messages.model.index(0))
    assert shown is not None
    assert shown.buyer == "b2"


def test_a_buyer_is_found_by_two_characters_of_what_was_said(page: ChatPage, qtbot: QtBot) -> None:
    page.conversations.search.setText("发货")
    qtbot.waitUntil(lambda: page.conversations.model.rowCount() == 1)
    assert page.conversations.model.rows[0].buyer.id == "b2"


def test_a_model_that_grows_at_both_ends_keeps_its_word(qtbot: QtBot) -> None:
    model = MessageModel()
    QAbstractItemModelTester(model, model)
    model.show([message(n) for n in range(5, 8)])
    model.prepend([message(n) for n in range(5)])
    assert model.append([message(n) for n in range(6, 10)]) == 2
    assert model.rowCount() == 10
    assert model.oldest == message(0).id
