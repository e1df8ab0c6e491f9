"""The record page: live rows, what can be done, drafts."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from merchant_desk.backend import admin
from merchant_desk.backend.serve import running
from merchant_desk.backend.settings import Settings
from merchant_desk.core.cap import CAP_SENTENCE
from merchant_desk.core.change import Change, Topic
from merchant_desk.core.record import Decision
from merchant_desk.core.state import ReportState
from merchant_desk.desk import connection, drafts, records, reports
from merchant_desk.desk.desk import Desk
from merchant_desk.store import reports as rows
from merchant_desk.store.database import Session
from merchant_desk.ui.records.page import RecordsPage
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.thumbnails import Thumbnails
from tests import builders
from tests.qt import shop

Settled = Callable[[], None]


@pytest.fixture
def page(desk: Desk, tasks: Tasks, qtbot: QtBot, settled: Settled) -> RecordsPage:
    page = RecordsPage(desk, tasks, Thumbnails(desk, tasks))
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitExposed(page)
    settled()
    return page


def submitted(desk: Desk, folder: Path, *, seed: int = 1) -> str:
    order = f"26051{seed}-607198974342268"
    return reports.submit(desk, builders.desk_draft(desk, folder, order=order, seed=seed))


def texts(page: RecordsPage) -> str:
    return "\n".join(label.text() for label in page.detail.findChildren(QLabel))


def press(qtbot: QtBot, button: QPushButton) -> None:
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_an_empty_page_says_what_will_be_here(page: RecordsPage) -> None:
    seen = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "还没有反馈记录" in seen


def test_a_submitted_report_appears_by_itself(
    page: RecordsPage, desk: Desk, tmp_path: Path, qtbot: QtBot, settled: Settled
) -> None:
    report = submitted(desk, tmp_path)
    qtbot.waitUntil(lambda: page.records.model.row_of(report) == 0)
    settled()
    assert "待发送" in texts(page)


def test_only_the_changed_row_is_read_again(
    page: RecordsPage, desk: Desk, tasks: Tasks, tmp_path: Path, qtbot: QtBot, settled: Settled
) -> None:
    first, second = submitted(desk, tmp_path, seed=1), submitted(desk, tmp_path, seed=2)
    qtbot.waitUntil(lambda: page.records.model.rowCount() == 2)
    settled()
    changed = QSignalSpy(page.records.model.dataChanged)
    laid_out = QSignalSpy(page.records.model.layoutChanged)
    shop.march(desk, first, ReportState.UPLOADING)
    shop.march(desk, second, ReportState.UPLOADING)
    tasks.on_change(Change(Topic.REPORTS, first))
    qtbot.waitUntil(lambda: changed.count() == 1)
    settled()
    states = {record.id: record.state for record in page.records.model.rows}
    assert states == {first: ReportState.UPLOADING, second: ReportState.READY}
    assert laid_out.count() == 0


def test_the_platforms_own_sentence_is_shown_for_a_reached_cap(
    page: RecordsPage, desk: Desk, tasks: Tasks, tmp_path: Path, qtbot: QtBot, settled: Settled
) -> None:
    report = submitted(desk, tmp_path)
    shop.park(desk, report, "order-cap")
    tasks.on_change(Change(Topic.REPORTS, report))
    qtbot.waitUntil(page.detail.problem.isVisible)
    assert page.detail.problem.text == CAP_SENTENCE


def test_a_parked_report_is_retried_by_a_press(
    page: RecordsPage, desk: Desk, tasks: Tasks, tmp_path: Path, qtbot: QtBot, settled: Settled
) -> None:
    report = submitted(desk, tmp_path)
    shop.park(desk, report, "wrong-digest")
    tasks.on_change(Change(Topic.REPORTS, report))
    qtbot.waitUntil(page.detail.retry.isVisible)
    press(qtbot, page.detail.retry)
    settled()
    found = records.record(desk, report)
    assert found is not None
    assert found.state is ReportState.READY


def test_cancelling_asks_once_more_in_place(
    page: RecordsPage, desk: Desk, tmp_path: Path, qtbot: QtBot, settled: Settled
) -> None:
    report = submitted(desk, tmp_path)
    qtbot.waitUntil(page.detail.cancel.isVisible)
    press(qtbot, page.detail.cancel)
    sure = next(b for b in page.detail.confirm.findChildren(QPushButton) if b.text() == "确定取消")
    press(qtbot, sure)
    settled()
    found = records.record(desk, report)
    assert found is not None
    assert found.state is ReportState.CANCELLED
    qtbot.waitUntil(lambda: "已取消" in texts(page))


def test_a_report_that_arrived_is_withdrawn_after_one_more_question(
    page: RecordsPage, desk: Desk, tasks: Tasks, tmp_path: Path, qtbot: QtBot, settled: Settled
) -> None:
    settings = Settings(data=tmp_path / "backend")
    with running(settings) as url:
        connection.pair(desk, url, admin.add_shop(settings, "小店"))
        submitted(desk, tmp_path)
        assert connection.sync_once(desk).sent == 1
        qtbot.waitUntil(page.detail.withdraw.isVisible)
        assert not page.detail.cancel.isVisible()
        press(qtbot, page.detail.withdraw)
        buttons = page.detail.confirm.findChildren(QPushButton)
        press(qtbot, next(b for b in buttons if b.text() == "确定撤回"))
        settled()
    qtbot.waitUntil(lambda: "已撤回" in texts(page))
    assert not page.detail.withdraw.isVisible()


def test_it_is_shown_that_a_reviewer_looks_and_that_other_shops_met_the_same_picture(
    page: RecordsPage, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    settings = Settings(data=tmp_path / "backend")
    with running(settings) as url:
        connection.pair(desk, url, admin.add_shop(settings, "小店"))
        report = submitted(desk, tmp_path)
        assert connection.sync_once(desk).sent == 1
    qtbot.waitUntil(lambda: "平台已收到" in texts(page))
    picture = records.detail(desk, report).report.suspects[0].picture.sha256

    def news(session: Session) -> None:
        rows.review_began(session, report, datetime.now(UTC))
        rows.put_reuse(session, report, picture, 2)

    desk.database.write(news)
    desk.notify(Change(Topic.REPORTS, report))
    qtbot.waitUntil(lambda: "平台审核中" in texts(page))
    assert "另有 2 家店铺反馈过同样的图片" in texts(page)


def test_mending_brings_the_draft_back_with_its_regions(
    page: RecordsPage, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    report = submitted(desk, tmp_path)
    qtbot.waitUntil(page.detail.mend.isVisible)
    with qtbot.waitSignal(page.draft_wanted) as wanted:
        press(qtbot, page.detail.mend)
    assert wanted.args is not None
    draft = wanted.args[0]
    assert draft.id == report
    assert draft.suspects[0].regions[0].label == "裂纹"
    qtbot.waitUntil(lambda: page.records.model.rowCount() == 0)


def test_the_receipt_and_the_decision_are_shown_and_the_news_is_read(
    page: RecordsPage, desk: Desk, tasks: Tasks, tmp_path: Path, qtbot: QtBot, settled: Settled
) -> None:
    report = submitted(desk, tmp_path)
    verdict = Decision(accepted=False, reason="凭证不足", decided_at=datetime.now(UTC))
    shop.decide(desk, report, verdict)
    assert records.backlog(desk).decided_unseen == 1
    tasks.on_change(Change(Topic.REPORTS, report))
    qtbot.waitUntil(lambda: "凭证不足" in texts(page))
    assert "平台未采纳" in texts(page)
    settled()
    assert records.backlog(desk).decided_unseen == 0


def test_a_discarded_draft_comes_back_by_undo(
    page: RecordsPage, desk: Desk, tmp_path: Path, qtbot: QtBot, settled: Settled
) -> None:
    drafts.save(desk, builders.desk_draft(desk, tmp_path))
    drop = _wait_for(qtbot, page, "丢弃")
    press(qtbot, drop)
    undo = _wait_for(qtbot, page, "撤销")
    assert drafts.every(desk) == ()
    press(qtbot, undo)
    settled()
    assert len(drafts.every(desk)) == 1


def test_drafts_are_counted_and_listed_as_they_come_and_go(
    page: RecordsPage, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    kept = [builders.desk_draft(desk, tmp_path, seed=n) for n in range(1, 6)]
    for draft in kept:
        drafts.save(desk, draft)
    qtbot.waitUntil(lambda: page.drafts.heading.text() == "草稿（5）")
    press(qtbot, _wait_for(qtbot, page, "还有 2 份草稿"))
    qtbot.waitUntil(lambda: len(visible(page, "继续")) == 5)
    press(qtbot, _wait_for(qtbot, page, "收起"))
    qtbot.waitUntil(lambda: len(visible(page, "继续")) == 3)
    for draft in kept:
        reports.submit(desk, draft)
    qtbot.waitUntil(lambda: not page.drafts.heading.isVisible())


def test_two_drafts_discarded_in_a_row_both_come_back(
    page: RecordsPage, desk: Desk, tmp_path: Path, qtbot: QtBot, settled: Settled
) -> None:
    for seed in (1, 2):
        drafts.save(desk, builders.desk_draft(desk, tmp_path, seed=seed))
    qtbot.waitUntil(lambda: len(visible(page, "丢弃")) == 2)
    press(qtbot, visible(page, "丢弃")[0])
    qtbot.waitUntil(lambda: len(visible(page, "丢弃")) == 1)
    press(qtbot, visible(page, "丢弃")[0])
    qtbot.waitUntil(lambda: page.drafts.undo.text == "已丢弃 2 份草稿")
    press(qtbot, _wait_for(qtbot, page, "撤销"))
    settled()
    assert len(drafts.every(desk)) == 2


def test_a_draft_is_gone_on_with(
    page: RecordsPage, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    draft = builders.desk_draft(desk, tmp_path)
    drafts.save(desk, draft)
    go_on = _wait_for(qtbot, page, "继续")
    with qtbot.waitSignal(page.draft_wanted) as wanted:
        press(qtbot, go_on)
    assert wanted.args == [draft]


def visible(page: RecordsPage, text: str) -> list[QPushButton]:
    buttons = page.drafts.findChildren(QPushButton)
    return [b for b in buttons if b.text() == text and b.isVisible()]


def _wait_for(qtbot: QtBot, page: RecordsPage, text: str) -> QPushButton:
    qtbot.waitUntil(lambda: bool(visible(page, text)), timeout=30_000)
    return visible(page, text)[0]
