"""What the user sees of the queue, and can do with all of it."""

import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from merchant_desk.core.change import Change, Topic
from merchant_desk.core.record import LastProblem
from merchant_desk.core.state import ReportState
from merchant_desk.desk import connection, records, reports
from merchant_desk.desk.desk import Desk
from merchant_desk.store import outbox
from merchant_desk.store import reports as rows
from merchant_desk.store.database import Session
from merchant_desk.ui.records.page import RecordsPage
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.offline_bar import OfflineBar
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
    tasks.changed.connect(lambda _: None)
    return page


def press(qtbot: QtBot, widget: object) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)  # type: ignore[arg-type]


def test_all_is_paused_and_gone_on_with_by_a_press(
    page: RecordsPage, desk: Desk, qtbot: QtBot
) -> None:
    assert "待发送 1" in page.queue.text.text()
    press(qtbot, page.queue.pause)
    qtbot.waitUntil(lambda: "已暂停" in page.queue.text.text())
    assert connection.connection(desk).is_paused
    press(qtbot, page.queue.pause)
    qtbot.waitUntil(lambda: "已暂停" not in page.queue.text.text())
    assert not connection.connection(desk).is_paused


def test_the_bar_of_the_queue_is_there_only_while_it_has_something_to_say(
    page: RecordsPage, desk: Desk, qtbot: QtBot
) -> None:
    (record,) = records.records(desk)
    assert page.queue.isVisible()
    reports.cancel(desk, record.id)
    qtbot.waitUntil(page.queue.isHidden)
    connection.set_paused(desk, True)
    qtbot.waitUntil(page.queue.isVisible)
    assert page.queue.text.text() == "已暂停"


def test_the_bar_of_the_queue_tells_the_bytes_of_all_that_is_on_its_way(
    page: RecordsPage, desk: Desk, qtbot: QtBot
) -> None:
    (record,) = records.records(desk)
    desk.rounds.sending.tell(record.id, 1_572_864, 3 * 1024**2)
    qtbot.waitUntil(lambda: "已上传 1.5 MB，共 3.0 MB" in page.queue.text.text())


def test_a_waiting_report_counts_down_to_its_next_try(
    page: RecordsPage, desk: Desk, tasks: Tasks, qtbot: QtBot
) -> None:
    (record,) = records.records(desk)
    assert page.detail.next_try.isHidden()
    now = datetime.now(UTC)
    waits = LastProblem(code="500", detail="")

    def wait(session: Session) -> None:
        rows.move(session, record.id, ReportState.UPLOADING, now)
        until = now + timedelta(minutes=9)
        outbox.settle(session, record.id, ReportState.WAITING, now, problem=waits, next_try=until)

    desk.database.write(wait)
    tasks.on_change(Change(Topic.REPORTS, record.id))
    qtbot.waitUntil(page.detail.next_try.isVisible)
    assert page.detail.problem.text == "服务器没有接受，也没有说明原因（500）"
    first = page.detail.next_try.text()
    assert first.endswith("后重试")
    qtbot.waitUntil(lambda: page.detail.next_try.text() != first, timeout=30_000)


def test_the_bar_says_that_sending_is_paused(desk: Desk, qtbot: QtBot) -> None:
    bar = OfflineBar()
    qtbot.addWidget(bar)
    bar.show_connection(connection.Connection(paired=True, is_paused=True, backlog=2))
    assert "2" in bar.text
    bar.show_connection(connection.Connection(paired=True, is_metered=True, backlog=3))
    assert "按流量计费" in bar.text
    bar.show_connection(connection.Connection(paired=True))
    assert bar.isHidden()


def test_an_upload_tells_its_bytes(
    page: RecordsPage, desk: Desk, tasks: Tasks, qtbot: QtBot, settled: Settled
) -> None:
    (record,) = records.records(desk)
    assert page.detail.progress.isHidden()
    desk.rounds.sending.tell(record.id, 1_572_864, 3 * 1024**2)
    qtbot.waitUntil(page.detail.progress.isVisible)
    texts = [label.text() for label in page.detail.progress.findChildren(QLabel)]
    assert texts == ["已上传 1.5 MB，共 3.0 MB"]
    desk.rounds.sending.forget(record.id)
    tasks.on_change(Change(Topic.REPORTS, record.id))
    qtbot.waitUntil(page.detail.progress.isHidden)


def test_one_report_may_use_a_metered_network(page: RecordsPage, desk: Desk, qtbot: QtBot) -> None:
    (record,) = records.records(desk)
    assert page.detail.anyway.isHidden()
    connection.set_metered(desk, True)
    qtbot.waitUntil(page.detail.anyway.isVisible)
    press(qtbot, page.detail.anyway)
    qtbot.waitUntil(page.detail.anyway.isHidden)
    found = records.record(desk, record.id)
    assert found
    assert found.any_network


def test_the_bundle_for_support_says_first_what_it_holds_and_holds_nothing_private(
    page: RecordsPage, desk: Desk, tmp_path: Path, qtbot: QtBot, settled: Settled
) -> None:
    desk.profile.logs.mkdir()
    said = "姓名 张三 13800138000 https://127.0.0.1/店铺/x /var/lib/private/photo.jpg\n"
    (desk.profile.logs / "desk.log").write_text(f"INFO {builders.ORDER} {said}", "utf-8")
    press(qtbot, page.queue.support)
    assert "没有姓名" in page._banner.text
    target = tmp_path / "bundle.zip"
    page.save_support(str(target))
    settled()
    with zipfile.ZipFile(target) as bundle:
        texts = {name: bundle.read(name).decode() for name in bundle.namelist()}
    assert set(texts) == {"doctor.json", "queue.json", "logs/desk.log"}
    whole = "".join(texts.values())
    for private in (builders.ORDER, "张三", "13800138000", "photo.jpg", str(tmp_path), "裂纹"):
        assert private not in whole
    assert '"state": "ready"' in texts["queue.json"]
