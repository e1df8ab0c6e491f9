"""Choosing the order: the buyer's first, any number by paste, never a wrong one without a word."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from merchant_desk.core.cap import CAP_SENTENCE
from merchant_desk.core.report import ReportDraft
from merchant_desk.desk import reports
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.report.dialog import ReportDialog, Step
from merchant_desk.ui.report.order_step import OrderStep
from tests.builders import ORDER, desk_draft
from tests.qt.report.conftest import CAPPED_ORDER, OTHER_ORDER, Wait

UNLISTED = "260101-000000000000001"


@pytest.fixture
def dialog(show: Callable[..., ReportDialog], begin: Callable[..., ReportDraft]) -> ReportDialog:
    return show(begin(order=""), buyer="b1")


@pytest.fixture
def look_up(dialog: ReportDialog, settle: Wait) -> Callable[[str], OrderStep]:
    """Put a text into the search field and wait for what it finds."""

    def type_(text: str) -> OrderStep:
        dialog.order.search.setText(text)
        dialog.order.reload()
        settle()
        return dialog.order

    return type_


def test_the_buyers_order_comes_first_and_is_chosen(dialog: ReportDialog) -> None:
    assert dialog.order.model.rows[0].order.number == ORDER
    assert dialog.order.number == ORDER
    assert dialog.order.search.hasFocus()


def test_going_on_puts_the_order_and_its_open_case_into_the_draft(
    dialog: ReportDialog, settle: Wait
) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert dialog.step is Step.PROOF
    assert (dialog.draft.order, dialog.draft.after_sale) == (ORDER, "as1")


@pytest.mark.parametrize("text", [OTHER_ORDER, f"  {OTHER_ORDER[:6]}－{OTHER_ORDER[7:]} "])
def test_a_pasted_number_is_found(look_up: Callable[[str], OrderStep], text: str) -> None:
    assert look_up(text).number == OTHER_ORDER


def test_a_number_that_is_still_being_looked_up_is_waited_for(
    dialog: ReportDialog, settle: Wait
) -> None:
    dialog.order.search.setText(OTHER_ORDER)
    dialog.footer.next.click()
    settle()
    assert dialog.draft.order == OTHER_ORDER


def test_an_unlisted_number_counts_once_it_is_confirmed(
    dialog: ReportDialog, look_up: Callable[[str], OrderStep], settle: Wait
) -> None:
    step = look_up(UNLISTED)
    assert UNLISTED in step.sentence.text()
    dialog.footer.next.click()
    settle()
    assert dialog.step is Step.ORDER
    assert step.sure.hasFocus()
    QTest.keyClick(step.sure, Qt.Key.Key_Space)
    dialog.footer.next.click()
    settle()
    assert dialog.step is Step.PROOF
    assert dialog.draft.order == UNLISTED


def test_the_old_form_of_number_is_taken(look_up: Callable[[str], OrderStep]) -> None:
    step = look_up("20150909-452750051")
    step.sure.click()
    assert step.number == "20150909-452750051"


def test_what_is_no_number_is_refused_beside_the_field(
    dialog: ReportDialog, look_up: Callable[[str], OrderStep], settle: Wait
) -> None:
    step = look_up("2605-17")
    assert "不是订单号" in step.sentence.text()
    dialog.footer.next.click()
    settle()
    assert dialog.step is Step.ORDER
    assert step.search.hasFocus()


def test_the_caps_sentence_comes_before_the_form_and_another_order_may_be_chosen(
    dialog: ReportDialog, look_up: Callable[[str], OrderStep], settle: Wait
) -> None:
    step = look_up(CAPPED_ORDER)
    assert step.capped.isVisible()
    assert step.capped.text == CAP_SENTENCE
    dialog.footer.next.click()
    settle()
    assert dialog.step is Step.ORDER
    look_up(OTHER_ORDER)
    assert not step.capped.isVisible()
    dialog.footer.next.click()
    settle()
    assert dialog.step is Step.PROOF


def test_with_the_order_known_the_form_comes_first(
    show: Callable[..., ReportDialog], begin: Callable[..., ReportDraft]
) -> None:
    dialog = show(begin(order=ORDER), order_locked=True)
    assert dialog.step is Step.PROOF


def test_with_a_known_order_that_is_capped_the_sentence_comes_first(
    show: Callable[..., ReportDialog], begin: Callable[..., ReportDraft]
) -> None:
    dialog = show(begin(order=CAPPED_ORDER), order_locked=True)
    assert dialog.step is Step.ORDER
    assert dialog.order.number == CAPPED_ORDER
    assert dialog.order.capped.text == CAP_SENTENCE


def test_a_draft_about_an_unlisted_order_keeps_it_in_sight(
    show: Callable[..., ReportDialog], begin: Callable[..., ReportDraft]
) -> None:
    dialog = show(begin(order=UNLISTED))
    assert dialog.order.search.text() == UNLISTED
    assert UNLISTED in dialog.order.sentence.text()


def test_an_earlier_report_of_the_order_is_told_before_the_form(
    shop: Desk,
    show: Callable[..., ReportDialog],
    begin: Callable[..., ReportDraft],
    tmp_path: object,
    qtbot: QtBot,
) -> None:
    reports.submit(shop, desk_draft(shop, tmp_path, order=ORDER, seed=500))  # type: ignore[arg-type]
    dialog = show(begin(order=ORDER), order_locked=True)
    assert dialog.notice.isVisible()
    assert "已由本店在" in dialog.notice.text
