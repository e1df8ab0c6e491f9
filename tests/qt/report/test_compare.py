"""Comparing a suspect picture with a proof: aligned, linked, over each other, in calm words."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from merchant_desk.core.report import Door, Kind, ReportDraft, Suspect
from merchant_desk.desk import drafts, pictures
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.report.compare import dialog as compare_dialog
from merchant_desk.ui.report.compare.dialog import CompareDialog, Mode
from merchant_desk.ui.report.dialog import ReportDialog
from merchant_desk.ui.report.proof_row import ProofRow
from tests.builders import ORDER
from tests.qt.report.conftest import Wait

DEMO = Path(__file__).parents[3] / "resources" / "demo" / "pictures"
Compare = Callable[[str, str], CompareDialog]


@pytest.fixture
def compare(shop: Desk, show: Callable[..., ReportDialog], settle: Wait, qtbot: QtBot) -> Compare:
    """Press 对比 beside a proof, as given in a report about the suspect."""

    def open_(suspect: str, other: str) -> CompareDialog:
        dialog = show(draft(shop, suspect, other), order_locked=True)
        dialog.proof.panel.slot.findChildren(ProofRow)[0].compare.click()
        (found,) = dialog.findChildren(CompareDialog)
        qtbot.waitExposed(found)
        return found

    return open_


def draft(shop: Desk, suspect: str, other: str) -> ReportDraft:
    about = pictures.attach_picture(shop, DEMO / suspect)
    proof = pictures.attach_picture(shop, DEMO / other)
    kept = Suspect(picture=about, kind=Kind.WEB, proof=(proof,))
    return replace(drafts.new(shop, Door.CHAT, order=ORDER), suspects=(kept,))


def test_an_original_is_aligned_and_its_agreement_said_in_words(
    compare: Compare, settle: Wait
) -> None:
    dialog = compare("orange-web-1.jpg", "orange-web-original-1.jpg")
    settle()
    assert "几乎全部相合" in dialog.sentence.text()
    assert "左右翻转" in dialog.sentence.text()
    assert dialog.aligns.isChecked()
    (layer,) = dialog.right.layers
    assert (layer.place.width(), layer.place.height()) == (640, 757)


def test_a_mirrored_original_stands_beside_the_suspect_the_same_way_round_aligned_or_not(
    compare: Compare, settle: Wait
) -> None:
    dialog = compare("orange-web-1.jpg", "orange-web-original-1.jpg")
    settle()
    assert dialog.right.caption == "对比图：orange-web-original-1.jpg（已左右翻转）"
    assert not dialog.mirrors.isEnabled()
    dialog.aligns.setChecked(False)
    assert dialog.mirrors.isChecked()
    assert dialog.right.caption.endswith("（已左右翻转）")
    (turned,) = dialog.right.layers
    dialog.mirrors.setChecked(False)
    (plain,) = dialog.right.layers
    assert plain.image == turned.image.flipped(Qt.Orientation.Horizontal)
    assert dialog.right.caption == "对比图：orange-web-original-1.jpg"


def test_what_is_pointed_at_in_one_pane_is_marked_in_the_other(
    compare: Compare, settle: Wait
) -> None:
    dialog = compare("candle-web-1.bmp", "candle-web-original-1.jpg")
    settle()
    before = dialog.right.grab().toImage()
    at, none = QPointF(dialog.left.rect().center()), Qt.MouseButton.NoButton
    move = QEvent.Type.MouseMove
    keys = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(dialog.left, QMouseEvent(move, at, at, none, none, keys))
    marked = dialog.right.grab().toImage()
    assert marked != before
    QApplication.sendEvent(dialog.left, QEvent(QEvent.Type.Leave))
    assert dialog.right.grab().toImage() == before


def test_what_cannot_be_aligned_is_shown_beside_each_other_without_a_verdict(
    compare: Compare, settle: Wait
) -> None:
    dialog = compare("bowl-other-1.bmp", "bowl-shop-1.jpg")
    settle()
    assert "这不说明两张图无关" in dialog.sentence.text()
    assert not dialog.aligns.isEnabled()
    (layer,) = dialog.right.layers
    assert layer.place.height() == 270
    assert layer.place.center() == QPointF(180, 135)


def test_both_panes_look_at_the_same_place(compare: Compare, settle: Wait) -> None:
    dialog = compare("candle-web-1.bmp", "candle-web-original-1.jpg")
    settle()
    dialog.left.zoom(3.0, QPointF(40, 50))
    assert dialog.right.view == dialog.left.view
    dialog.right.setFocus()
    QTest.keyClick(dialog.right, Qt.Key.Key_Right)
    QTest.keyClick(dialog.right, Qt.Key.Key_Plus)
    assert dialog.left.view == dialog.right.view


def test_the_slider_fades_one_picture_into_the_other(compare: Compare, settle: Wait) -> None:
    dialog = compare("candle-web-1.bmp", "candle-web-original-1.jpg")
    settle()
    dialog.modes[Mode.OVER].click()
    assert not dialog.right.isVisible()
    for value, opacity in ((0, 0.0), (100, 1.0)):
        dialog.slider.setValue(value)
        assert [layer.opacity for layer in dialog.left.layers] == [1.0, opacity]


def test_the_pictures_take_turns_until_another_way_is_chosen(
    compare: Compare, settle: Wait, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compare_dialog, "BLINK", 30)
    dialog = compare("candle-web-1.bmp", "candle-web-original-1.jpg")
    settle()
    dialog.modes[Mode.BLINK].click()
    for opacity in (1.0, 0.0):
        qtbot.waitUntil(lambda o=opacity: dialog.left.layers[1].opacity == o)
    dialog.modes[Mode.BESIDE].click()
    assert len(dialog.left.layers) == 1


def test_closing_gives_the_measuring_up_and_leaves_the_report_open(
    compare: Compare, settle: Wait
) -> None:
    dialog = compare("mug-web-1.jpeg", "mug-web-original-1.jpg")
    report = dialog.parent()
    dialog.close()
    settle()
    assert report is not None
    assert report.isVisible()
