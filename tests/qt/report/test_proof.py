"""Giving proof: files in by any way, refusals in place, each kind's musts, nothing lost."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from merchant_desk.core.picture import Picture, Video
from merchant_desk.core.report import Kind, ReportDraft
from merchant_desk.ui.report.dialog import ReportDialog
from tests.builders import picture_file
from tests.qt.dropping import drop
from tests.qt.report.conftest import Wait

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(show: Callable[..., ReportDialog], begin: Callable[..., ReportDraft]) -> ReportDialog:
    return show(begin(), order_locked=True)


def pick(dialog: ReportDialog, kind: Kind) -> None:
    dialog.proof.panel.kind.buttons[kind].click()


def test_dropped_pictures_become_suspects_and_the_same_one_only_once(
    dialog: ReportDialog, tmp_path: Path, settle: Wait
) -> None:
    first, second = (picture_file(tmp_path, f"{n}.jpg", seed=n) for n in (31, 32))
    drop(dialog.proof, first, second)
    settle()
    drop(dialog.proof, first)
    settle()
    names = [suspect.picture.name for suspect in dialog.draft.suspects]
    assert names == ["suspect-1.jpg", "31.jpg", "32.jpg"]
    assert dialog.proof.edits.index == 1


def test_a_removed_picture_comes_back_with_all_that_was_said_of_it(
    dialog: ReportDialog, settle: Wait
) -> None:
    pick(dialog, Kind.WEB)
    before = dialog.draft.suspects
    dialog.proof.strip.view.setFocus()
    QTest.keyClick(dialog.proof.strip.view, Qt.Key.Key_Delete)
    assert dialog.draft.suspects == ()
    dialog.keeper.undo.undo()
    settle()
    assert dialog.draft.suspects == before


def test_a_pasted_picture_becomes_a_suspect(dialog: ReportDialog, settle: Wait) -> None:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    dialog.proof.canvas.setFocus()
    QTest.keyClick(dialog.proof.canvas, Qt.Key.Key_V, CTRL)
    settle()
    pasted = dialog.draft.suspects[1].picture
    assert (pasted.width, pasted.height) == (60, 40)


def test_a_picture_pasted_in_the_slot_becomes_proof(dialog: ReportDialog, settle: Wait) -> None:
    pick(dialog, Kind.WEB)
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    QGuiApplication.clipboard().setImage(image)
    slot = dialog.proof.panel.slot
    slot.choose.setFocus()
    QTest.keyClick(slot.choose, Qt.Key.Key_V, CTRL)
    settle()
    assert len(dialog.draft.suspects) == 1
    assert len(dialog.draft.suspects[0].proof) == 1


def test_an_empty_clipboard_is_a_sentence_in_place(dialog: ReportDialog) -> None:
    QGuiApplication.clipboard().setText("260517")
    dialog.proof.canvas.setFocus()
    QTest.keyClick(dialog.proof.canvas, Qt.Key.Key_V, CTRL)
    assert "剪贴板里没有图片" in dialog.proof.refusal.text


def test_a_text_file_called_jpg_is_refused_beside_the_slot_and_nothing_else_is_lost(
    dialog: ReportDialog, tmp_path: Path, settle: Wait
) -> None:
    pick(dialog, Kind.WEB)
    fake = tmp_path / "合同.jpg"
    fake.write_text("这不是图片", encoding="utf-8")
    good = picture_file(tmp_path, "original.png", kind="PNG", seed=40)
    drop(dialog.proof.panel.slot, fake, good)
    settle()
    slot = dialog.proof.panel.slot
    assert slot.refusal.isVisible()
    assert "“合同.jpg”不是能识别的图片或视频" in slot.refusal.text()
    assert [item.name for item in dialog.draft.suspects[0].proof] == ["original.png"]
    assert dialog.draft.suspects[0].kind is Kind.WEB


def test_a_truncated_picture_among_suspects_is_refused_in_place(
    dialog: ReportDialog, tmp_path: Path, settle: Wait
) -> None:
    whole = picture_file(tmp_path, "whole.jpg", seed=41)
    cut = tmp_path / "cut.jpg"
    cut.write_bytes(whole.read_bytes()[:700])
    before = dialog.draft.suspects
    drop(dialog.proof, cut)
    settle()
    assert "“cut.jpg”已损坏" in dialog.proof.refusal.text
    assert dialog.draft.suspects == before


def test_a_video_is_taken_as_proof_but_not_as_a_suspect(
    dialog: ReportDialog, tmp_path: Path, settle: Wait
) -> None:
    video = tmp_path / "unboxing.mp4"
    video.write_bytes(b"\x00\x00\x00\x18ftypmp42" + bytes(2000))
    pick(dialog, Kind.WEB)
    drop(dialog.proof.panel.slot, video)
    drop(dialog.proof, video)
    settle()
    assert isinstance(dialog.draft.suspects[0].proof[0], Video)
    assert len(dialog.draft.suspects) == 1
    assert "这里需要图片" in dialog.proof.refusal.text


def test_the_real_product_is_picked_from_the_shops_photos(
    dialog: ReportDialog, settle: Wait
) -> None:
    pick(dialog, Kind.OTHER_SHOP)
    settle()
    photos = dialog.proof.panel.photos
    QTest.mouseClick(
        photos.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        photos.visualRect(photos.model().index(0, 0)).center(),
    )
    settle()
    proof = dialog.draft.suspects[0].proof
    assert [item.sha256 for item in proof] == list(photos.photos.rows)
    assert isinstance(proof[0], Picture)


def test_the_source_of_a_web_picture_is_kept_and_a_known_site_is_named(
    dialog: ReportDialog, settle: Wait
) -> None:
    pick(dialog, Kind.WEB)
    panel = dialog.proof.panel
    panel.source.url.setFocus()
    QTest.keyClicks(panel.source.url, "https://www.xiaohongshu.com/explore/1")
    source = dialog.draft.suspects[0].source
    assert (source.url, source.site) == ("https://www.xiaohongshu.com/explore/1", "小红书")
    assert source.seen_at is None
    panel.source.seen_at.begin.click()
    seen_at = dialog.draft.suspects[0].source.seen_at
    assert seen_at is not None
    assert abs((datetime.now(UTC) - seen_at).total_seconds()) < 120


def test_each_line_of_the_checklist_leads_to_its_control(
    dialog: ReportDialog, qtbot: QtBot
) -> None:
    pick(dialog, Kind.WEB)
    panel = dialog.proof.panel
    for words, control in (
        ("上传网络原图", panel.slot.choose),
        ("填写原图的网址和网站", panel.source.url),
        ("填写看到原图的时间", panel.source.seen_at.begin),
    ):
        line = next(each for each in dialog.proof.checks.view.lines if words in each.text())
        line.click()
        assert control.hasFocus(), words


def test_more_text_than_allowed_is_kept_and_marked(dialog: ReportDialog) -> None:
    field = dialog.proof.panel.text.field
    field.setPlainText("赔" * 301)
    assert dialog.draft.text == "赔" * 301
    assert any("字数上限" in each.text() for each in dialog.proof.checks.view.lines)
