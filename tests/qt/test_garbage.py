"""What Qt made is taken apart on the window's thread, whoever lets go of it."""

import gc
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from merchant_desk.ui.garbage import collect_due


class Cycle(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.me = self


def work() -> list[list[int]]:
    """Asks for memory often enough that Python would collect, would it be let."""
    return [[number] for number in range(50_000)]


@pytest.mark.usefixtures("qapp")
def test_a_thread_of_work_never_takes_apart_what_qt_made(qtbot: QtBot) -> None:
    threads: list[int] = []
    for _ in range(50):
        weakref.finalize(Cycle(), lambda: threads.append(threading.get_ident()))
    with ThreadPoolExecutor(1) as pool:
        kept = pool.submit(work).result()
    assert threads == []
    qtbot.waitUntil(lambda: len(threads) == 50, timeout=30_000)
    assert kept
    assert set(threads) == {threading.get_ident()}


def test_what_is_not_due_is_left() -> None:
    gc.collect()
    kept = weakref.ref(Cycle())
    collect_due()
    assert kept() is not None
    gc.collect()
    assert kept() is None
