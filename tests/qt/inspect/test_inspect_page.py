from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from merchant_desk.core.report import Door
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.inspect.page import InspectPage
from merchant_desk.ui.tasks import Tasks
from tests import builders


@pytest.fixture
def page(desk: Desk, tasks: Tasks, qtbot: QtBot) -> InspectPage:
    page = InspectPage(desk, tasks)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    return page


def test_a_picture_is_told_by_its_bytes(
    page: InspectPage, tmp_path: Path, settled: Callable[[], None]
) -> None:
    path = builders.picture_file(tmp_path, "turned.png", width=400, height=300, orientation=6)
    page.open(path)
    settled()
    texts = [label.text() for label in page.findChildren(QLabel)]
    assert "image/jpeg" in texts
    assert "300 × 400" in texts
    assert "6" in texts


def test_a_text_file_is_refused_in_place(
    page: InspectPage, tmp_path: Path, settled: Callable[[], None]
) -> None:
    path = tmp_path / "note.jpg"
    path.write_text("这不是图片", encoding="utf-8")
    page.open(path)
    settled()
    texts = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert any("不是能识别的图片" in text for text in texts)


def test_the_picture_can_be_reported_from_here(
    page: InspectPage, tmp_path: Path, settled: Callable[[], None], qtbot: QtBot
) -> None:
    page.open(builders.picture_file(tmp_path))
    settled()
    with qtbot.waitSignal(page.report_wanted) as wished:
        qtbot.mouseClick(page.report, Qt.MouseButton.LeftButton)
    assert wished.args is not None
    assert wished.args[0].door is Door.FILE
