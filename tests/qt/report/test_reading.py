"""Reading files in from a slow drive: how far each is, one given up, a drive that breaks off."""

import errno
import io
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event, Semaphore

import pytest
from pytestqt.qtbot import QtBot

from merchant_desk.core.report import Declaration, Kind, ReportDraft
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.report.dialog import ReportDialog, Step
from merchant_desk.ui.report.reading_rows import ReadingRow, ReadingRows
from tests.builders import picture_file
from tests.qt.dropping import drop
from tests.qt.report.conftest import Wait

PART = 64 * 1024


class SlowDrive:
    """Gives a file part by part, each when the test says so; a real read on a real thread."""

    def __init__(self) -> None:
        self._parts = Semaphore(0)
        self._is_broken = Event()
        self.reads = 0

    def open(self, path: Path) -> "SlowFile":
        return SlowFile(self, path.read_bytes())

    def give(self, parts: int) -> None:
        self._parts.release(parts)

    def break_off(self) -> None:
        self._is_broken.set()
        self.give(1)

    def await_part(self) -> None:
        assert self._parts.acquire(timeout=60)
        self.reads += 1
        if self._is_broken.is_set():
            raise OSError(errno.EIO, "the drive was pulled out")


class SlowFile(io.BytesIO):
    def __init__(self, drive: SlowDrive, content: bytes) -> None:
        super().__init__(content)
        self._drive = drive

    def read(self, size: int | None = -1) -> bytes:
        self._drive.await_part()
        return super().read(size)


@pytest.fixture
def drive() -> SlowDrive:
    return SlowDrive()


@pytest.fixture
def dialog(
    show: Callable[..., ReportDialog], begin: Callable[..., ReportDraft], drive: SlowDrive
) -> ReportDialog:
    draft = begin(1)
    web = replace(draft.suspects[0], kind=Kind.WEB)
    shown = show(replace(draft, suspects=(web,)), order_locked=True)
    shown.proof.additions.intake.open_file = drive.open
    return shown


@pytest.fixture
def big(tmp_path: Path) -> Path:
    """A picture of four parts and a bit."""
    path = picture_file(tmp_path, "big.png", kind="PNG", seed=60)
    content = path.read_bytes()
    path.write_bytes(content + bytes(4 * PART + 100 - len(content)))
    return path


def row(rows: ReadingRows, qtbot: QtBot) -> ReadingRow:
    qtbot.waitUntil(lambda: len(rows.rows) == 1, timeout=30_000)
    return rows.rows[0]


def test_each_file_shows_how_far_it_is_until_it_is_a_picture(
    dialog: ReportDialog, drive: SlowDrive, big: Path, qtbot: QtBot, settle: Wait
) -> None:
    reading = dialog.proof.strip.reading
    drop(dialog.proof, big)
    shown = row(reading, qtbot)
    assert reading.isVisible()
    assert shown.state.text() == "已读 0 %"
    drive.give(2)
    qtbot.waitUntil(lambda: shown.state.text().startswith("已读 49 %"), timeout=30_000)
    assert shown.bar.value() in range(490, 510)
    assert shown.bar.accessibleName() == "正在读取 big.png"
    drive.give(10)
    settle()
    qtbot.waitUntil(lambda: not reading.rows, timeout=30_000)
    assert not reading.isVisible()
    assert [s.picture.name for s in dialog.draft.suspects] == ["suspect-1.jpg", "big.png"]


def test_a_file_is_given_up_while_it_is_read_and_its_neighbour_is_taken(
    dialog: ReportDialog, drive: SlowDrive, big: Path, tmp_path: Path, qtbot: QtBot, settle: Wait
) -> None:
    small = picture_file(tmp_path, "small.jpg", seed=61)
    reading = dialog.proof.panel.slot.reading
    drop(dialog.proof.panel.slot, big, small)
    qtbot.waitUntil(lambda: len(reading.rows) == 2, timeout=30_000)
    assert reading.rows[1].state.text() == "等待读取"
    reading.rows[0].cancel.click()
    qtbot.waitUntil(lambda: len(reading.rows) == 1, timeout=30_000)
    drive.give(20)
    settle()
    assert [item.name for item in dialog.draft.suspects[0].proof] == ["small.jpg"]
    assert dialog.proof.panel.slot.refusal.text() == ""


def test_a_drive_that_is_pulled_out_is_said_beside_the_slot_with_what_to_do(
    dialog: ReportDialog, drive: SlowDrive, big: Path, qtbot: QtBot, settle: Wait
) -> None:
    slot = dialog.proof.panel.slot
    drop(slot, big)
    row(slot.reading, qtbot)
    drive.give(1)
    drive.break_off()
    settle()
    assert "读取“big.png”时中断" in slot.refusal.text()
    assert "移动盘" in slot.refusal.text()
    assert dialog.draft.suspects[0].proof == ()


def test_proof_that_is_read_is_shown_at_the_picture_that_it_is_for(
    dialog: ReportDialog, drive: SlowDrive, big: Path, qtbot: QtBot, settle: Wait
) -> None:
    slot = dialog.proof.panel.slot
    drop(slot, big)
    row(slot.reading, qtbot)
    slot.reading.show_owner("another")
    assert not slot.reading.isVisible()
    slot.reading.show_owner(slot.owner)
    assert slot.reading.isVisible()
    drive.give(20)
    settle()


def test_a_report_is_not_handed_in_while_a_file_is_still_being_read(
    dialog: ReportDialog, drive: SlowDrive, big: Path, tmp_path: Path, qtbot: QtBot, settle: Wait
) -> None:
    proof = picture_file(tmp_path, "original.jpg", seed=62)
    drive.give(3)
    drop(dialog.proof.panel.slot, proof)
    settle()
    drop(dialog.proof, big)
    dialog.keeper.put(replace(dialog.draft, declarations=frozenset(Declaration)))
    dialog.go(Step.CONFIRM)
    dialog.go_on()
    assert "还有 1 个文件正在读取" in dialog.notice.text
    assert dialog.step is Step.CONFIRM
    drive.give(20)
    settle()


def test_closing_gives_up_what_is_still_being_read(
    dialog: ReportDialog, drive: SlowDrive, big: Path, desk: Desk, qtbot: QtBot, settle: Wait
) -> None:
    drop(dialog.proof, big)
    row(dialog.proof.strip.reading, qtbot)
    with qtbot.waitSignal(dialog.destroyed, timeout=30_000):
        dialog.close()
    drive.give(20)
    settle()
    assert drive.reads == 1
    assert list(desk.blobs.root.glob(".staged-*")) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows knows no such files")
def test_a_file_that_never_ends_is_refused_without_being_waited_for(
    dialog: ReportDialog, tmp_path: Path, settle: Wait
) -> None:
    pipe = tmp_path / "pipe.jpg"
    os.mkfifo(pipe)
    drop(dialog.proof, pipe)
    settle()
    assert "“pipe.jpg”" in dialog.proof.refusal.text
