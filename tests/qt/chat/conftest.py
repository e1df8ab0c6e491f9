"""The chat page on a small shop, shown."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from merchant_desk.desk.desk import Desk
from merchant_desk.ui.chat.page import ChatPage
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.picture_actions import PictureActions
from merchant_desk.ui.widgets.thumbnails import Thumbnails
from tests.qt.shop import open_shop


@pytest.fixture
def page(
    desk: Desk, tasks: Tasks, qtbot: QtBot, tmp_path: Path, settled: Callable[[], None]
) -> ChatPage:
    open_shop(desk, tmp_path, messages=450)
    window = QWidget()
    qtbot.addWidget(window)
    page = ChatPage(desk, tasks, PictureActions(desk, tasks, window), Thumbnails(desk, tasks))
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    qtbot.waitExposed(page)
    settled()
    page.conversations.choose("b1")
    settled()
    return page
