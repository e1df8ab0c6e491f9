"""Exporting a report's dossier from its record."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from merchant_desk.desk import dossiers, reports
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.records.page import RecordsPage
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.banner import Banner
from merchant_desk.ui.widgets.thumbnails import Thumbnails
from tests import builders

Settled = Callable[[], None]


@pytest.fixture
def page(desk: Desk, tasks: Tasks, tmp_path: Path, qtbot: QtBot, settled: Settled) -> RecordsPage:
    reports.submit(desk, builders.desk_draft(desk, tmp_path))
    page = RecordsPage(desk, tasks, Thumbnails(desk, tasks))
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitExposed(page)
    settled()
    return page


class Files(QObject):
    """Takes what would open the system's file manager."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url)


def banner(page: RecordsPage) -> Banner:
    return next(b for b in page.findChildren(Banner) if b.isVisible())


def dialog_of(page: RecordsPage) -> QFileDialog:
    return next(d for d in page.findChildren(QFileDialog) if d.isVisible())


def test_the_button_asks_where_to_and_the_dossier_is_there(
    page: RecordsPage, tmp_path: Path, qtbot: QtBot, settled: Settled
) -> None:
    qtbot.mouseClick(page.detail.export, Qt.MouseButton.LeftButton)
    dialog = dialog_of(page)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert builders.ORDER in dialog.selectedFiles()[0]
    assert [f.partition("(")[2] for f in dialog.nameFilters()] == ["*.zip)", "*.pdf)"]
    target = tmp_path / "我的证据包.zip"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    settled()
    assert all(finding.ok for finding in dossiers.verify(target))
    assert "证据包已保存：我的证据包.zip" in banner(page).text


def test_a_name_that_ends_in_pdf_makes_a_pdf(
    page: RecordsPage, tmp_path: Path, settled: Settled
) -> None:
    page.export.export(page.detail.report, tmp_path / "d.PDF")
    settled()
    assert (tmp_path / "d.PDF").read_bytes().startswith(b"%PDF")


def test_the_folder_is_opened_by_a_press(
    page: RecordsPage, tmp_path: Path, qtbot: QtBot, settled: Settled
) -> None:
    page.export.export(page.detail.report, tmp_path / "d.zip")
    settled()
    files = Files()
    QDesktopServices.setUrlHandler("file", files, "open")
    try:
        action = next(b for b in banner(page).findChildren(QPushButton) if b.text())
        assert action.text() == "打开文件夹"
        qtbot.mouseClick(action, Qt.MouseButton.LeftButton)
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert [Path(url.toLocalFile()) for url in files.opened] == [tmp_path]


def test_it_says_that_it_is_on_its_way_and_begins_no_second_one(
    page: RecordsPage, tmp_path: Path, settled: Settled
) -> None:
    page.export.export(page.detail.report, tmp_path / "first.zip")
    assert "正在生成证据包" in banner(page).text
    page.export.export(page.detail.report, tmp_path / "second.zip")
    settled()
    assert (tmp_path / "first.zip").exists()
    assert not (tmp_path / "second.zip").exists()


def test_a_place_that_cannot_be_written_is_told_in_place(
    page: RecordsPage, tmp_path: Path, settled: Settled
) -> None:
    page.export.export(page.detail.report, tmp_path / "gone" / "d.zip")
    settled()
    assert "证据包没有保存到" in banner(page).text
