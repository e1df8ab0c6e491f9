"""Confirming and submitting: refused with a summary, or saved at once with a receipt to come."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from merchant_desk.core.cap import CAP_SENTENCE, OrderCap
from merchant_desk.core.record import ReceiptNote
from merchant_desk.core.region import Region
from merchant_desk.core.report import Declaration, Kind, ReportDraft
from merchant_desk.core.state import ReportState
from merchant_desk.desk import drafts, pictures, records
from merchant_desk.desk.desk import Desk
from merchant_desk.store import orders, outbox, reports
from merchant_desk.ui.report.dialog import ReportDialog, Step
from tests.builders import picture_bytes
from tests.qt.report.conftest import Wait

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def complete(shop: Desk, begin: Callable[..., ReportDraft]) -> ReportDraft:
    """A draft with nothing missing."""
    draft = begin()
    suspect = replace(
        draft.suspects[0], kind=Kind.EDITED, regions=(Region(10, 20, 30, 40, "杯口"),)
    )
    return replace(draft, suspects=(suspect,), declarations=frozenset(Declaration))


def accept(shop: Desk, report: str) -> None:
    """What the worker does when the platform's receipt has come."""
    now = datetime.now(UTC)
    receipt = ReceiptNote(number="R-20260517-1", sha256="cd" * 32, received_at=now)
    for state in (ReportState.UPLOADING, ReportState.SUBMITTING):
        shop.database.write(lambda s, to=state: reports.move(s, report, to, now))
    shop.database.write(lambda s: outbox.accept(s, report, receipt, now))
    shop.queued(report)


def confirm(dialog: ReportDialog) -> None:
    """Walk to the last step and press submit, by keyboard."""
    while dialog.step is not Step.CONFIRM:
        QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (None, "选择图片的虚假类型"),
        (Kind.WEB, "上传网络原图"),
        (Kind.EDITED, "框选至少一处 P 图区域"),
        (Kind.OTHER_SHOP, "上传本店实物图"),
    ],
)
def test_an_unmet_must_refuses_with_a_line_that_leads_to_it(
    shop: Desk,
    show: Callable[..., ReportDialog],
    complete: ReportDraft,
    kind: Kind | None,
    words: str,
) -> None:
    bare = replace(complete, suspects=(replace(complete.suspects[0], kind=kind, regions=()),))
    dialog = show(bare, order_locked=True)
    confirm(dialog)
    summary = dialog.confirm.summary
    assert dialog.step is Step.CONFIRM
    assert summary.isVisible()
    lines = [line for line in summary.checks.lines if line.isVisible()]
    assert [words in line.text() for line in lines] == [True]
    assert lines[0].hasFocus()
    assert records.records(shop) == ()
    lines[0].click()
    assert dialog.step is Step.PROOF


def test_declarations_must_be_ticked(
    show: Callable[..., ReportDialog], complete: ReportDraft, settle: Wait
) -> None:
    dialog = show(replace(complete, declarations=frozenset()), order_locked=True)
    confirm(dialog)
    lines = [line for line in dialog.confirm.summary.checks.lines if line.isVisible()]
    assert "勾选全部声明" in lines[0].text()
    for box in dialog.confirm.declarations.boxes.values():
        box.click()
    assert not dialog.confirm.summary.isVisible()
    dialog.footer.next.click()
    settle()
    assert dialog.step is Step.RECEIPT


def test_submitting_saves_the_report_and_shows_that_it_waits_to_be_sent(
    shop: Desk, show: Callable[..., ReportDialog], complete: ReportDraft, settle: Wait
) -> None:
    dialog = show(complete, order_locked=True)
    told: list[str] = []
    dialog.submitted.connect(told.append)
    confirm(dialog)
    settle()
    assert dialog.step is Step.RECEIPT
    assert dialog.receipt.title.text() == "已保存，已加入待发送"
    assert told == [complete.id]
    record = records.record(shop, complete.id)
    assert record is not None
    assert record.state is ReportState.READY
    report = records.detail(shop, complete.id).report
    assert [replace(s, annotated=None) for s in report.suspects] == list(complete.suspects)
    assert all(suspect.annotated for suspect in report.suspects)
    assert drafts.every(shop) == ()


def test_an_edit_just_before_submitting_is_in_the_report_and_leaves_no_draft_behind(
    shop: Desk, show: Callable[..., ReportDialog], complete: ReportDraft, settle: Wait, qtbot: QtBot
) -> None:
    dialog = show(complete, order_locked=True)
    dialog.proof.panel.text.field.setPlainText("杯口的缺口是后加的")
    confirm(dialog)
    settle()
    qtbot.wait(1000)
    assert records.detail(shop, complete.id).report.text == "杯口的缺口是后加的"
    assert drafts.every(shop) == ()


def test_the_receipt_shows_when_the_platform_has_the_report(
    shop: Desk, show: Callable[..., ReportDialog], complete: ReportDraft, settle: Wait
) -> None:
    dialog = show(complete, order_locked=True)
    confirm(dialog)
    settle()
    accept(shop, complete.id)
    settle()
    assert dialog.receipt.title.text() == "平台已收到"
    assert dialog.receipt.receipt.text() == "R-20260517-1"


def test_the_wish_to_see_the_record_is_passed_on(
    show: Callable[..., ReportDialog], complete: ReportDraft, settle: Wait
) -> None:
    dialog = show(complete, order_locked=True)
    wanted: list[str] = []
    dialog.record_wanted.connect(wanted.append)
    confirm(dialog)
    settle()
    dialog.receipt.view.click()
    assert wanted == [complete.id]


def test_a_cap_that_was_reached_meanwhile_is_told_in_the_platforms_words(
    shop: Desk, show: Callable[..., ReportDialog], complete: ReportDraft, settle: Wait
) -> None:
    dialog = show(complete, order_locked=True)
    shop.database.write(lambda session: orders.put_cap(session, OrderCap(complete.order, 3, 3)))
    confirm(dialog)
    settle()
    assert dialog.step is Step.CONFIRM
    assert CAP_SENTENCE in dialog.notice.text


def test_the_preview_names_every_file_that_leaves_the_machine(
    shop: Desk, show: Callable[..., ReportDialog], complete: ReportDraft, settle: Wait
) -> None:
    proof = pictures.attach_bytes(shop, picture_bytes(seed=90), "实物.jpg")
    suspect = replace(complete.suspects[0], proof=(proof,))
    dialog = show(replace(complete, suspects=(suspect,)), order_locked=True)
    dialog.go(Step.CONFIRM)
    settle()
    texts = [each.text() for each in dialog.confirm.findChildren(QLabel)]
    for words in ("suspect-1.jpg", "实物.jpg", "框选 1：左 10，上 20，30×40　杯口"):
        assert words in texts
    assert any("暂无结果反馈" in text for text in texts)
