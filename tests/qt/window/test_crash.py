"""An error that nobody foresaw: the user gets a sentence, the log gets all of it."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from merchant_desk.ui.crash import CrashNotice


@pytest.fixture
def notice(qtbot: QtBot, tmp_path: Path) -> Iterator[CrashNotice]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    notice = CrashNotice(window, tmp_path)
    yield notice
    notice.close()


def test_an_error_in_the_window_is_told_and_logged(
    notice: CrashNotice, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    with qtbot.captureExceptions():
        hook, sys.excepthook = sys.excepthook, notice._take
        QTimer.singleShot(0, lambda: 1 / 0)
        qtbot.waitUntil(lambda: notice.box is not None)
        sys.excepthook = hook
    assert notice.box is not None
    assert "意外错误" in notice.box.text()
    assert caplog.records[0].levelno == logging.CRITICAL
    assert "ZeroDivisionError" in caplog.text
    notice.box.close()


def test_the_notice_leads_to_a_bundle_for_support(notice: CrashNotice, qtbot: QtBot) -> None:
    notice._happened.emit()
    qtbot.waitUntil(lambda: notice.box is not None)
    assert notice.box is not None
    bundle = next(each for each in notice.box.buttons() if each.text() == "保存诊断包…")
    with qtbot.waitSignal(notice.support_wanted):
        bundle.click()


def test_an_error_of_a_thread_is_told_once(notice: CrashNotice, qtbot: QtBot) -> None:
    def fail() -> None:
        raise RuntimeError

    for _ in range(2):
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    qtbot.waitUntil(lambda: notice.box is not None)
    first = notice.box
    qtbot.wait(50)
    assert notice.box is first
    assert first is not None
    first.close()
