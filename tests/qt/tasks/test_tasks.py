import logging
import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from merchant_desk.core.change import Change, Topic
from merchant_desk.core.errors import DeskError, Problem
from merchant_desk.ui.tasks import Tasks

FULL = Problem("full", "磁盘已满", "请清理磁盘")


def refuse() -> None:
    raise DeskError(FULL)


def test_an_answer_comes_back_on_the_ui_thread(tasks: Tasks, qtbot: QtBot) -> None:
    seen: list[tuple[str, threading.Thread]] = []
    owner = QObject()
    tasks.run(
        lambda: threading.current_thread().name,
        done=lambda name: seen.append((name, threading.current_thread())),
        owner=owner,
    )
    qtbot.waitUntil(lambda: bool(seen))
    name, thread = seen[0]
    assert name.startswith("desk-task")
    assert thread is threading.main_thread()


def test_a_problem_reaches_the_one_who_asked(tasks: Tasks, qtbot: QtBot) -> None:
    problems: list[DeskError] = []
    owner = QObject()
    tasks.run(refuse, done=lambda _: None, failed=problems.append, owner=owner)
    qtbot.waitUntil(lambda: bool(problems))
    assert problems[0].code == "full"


def test_a_problem_that_nobody_handles_is_announced(tasks: Tasks, qtbot: QtBot) -> None:
    owner = QObject()
    with qtbot.waitSignal(tasks.problem) as announced:
        tasks.run(refuse, done=lambda _: None, owner=owner)
    assert announced.args is not None
    assert announced.args[0].code == "full"


def test_an_unexpected_exception_is_logged_and_worded(
    tasks: Tasks, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    problems: list[DeskError] = []
    owner = QObject()
    with caplog.at_level(logging.ERROR):
        tasks.run(lambda: 1 // 0, done=lambda _: None, failed=problems.append, owner=owner)
        qtbot.waitUntil(lambda: bool(problems))
    assert problems[0].code == "unexpected"
    assert "ZeroDivisionError" in caplog.text


def test_an_answer_to_a_destroyed_owner_is_dropped(tasks: Tasks, qtbot: QtBot) -> None:
    seen: list[object] = []
    gate = threading.Event()
    owner = QObject()
    tasks.run(gate.wait, done=seen.append, owner=owner)
    Shiboken.delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert seen == []


def test_a_change_from_any_thread_is_announced_on_the_ui_thread(tasks: Tasks, qtbot: QtBot) -> None:
    seen: list[tuple[Change, threading.Thread]] = []
    tasks.changed.connect(lambda change: seen.append((change, threading.current_thread())))
    change = Change(Topic.REPORTS, "r1")
    thread = threading.Thread(target=tasks.on_change, args=(change,))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(change, threading.main_thread())]


def test_closing_waits_for_the_running_call_and_calls_nobody_back(
    tasks: Tasks, qtbot: QtBot
) -> None:
    ran = threading.Event()
    seen: list[object] = []
    owner = QObject()
    tasks.run(ran.set, done=seen.append, owner=owner)
    tasks.close()
    assert ran.is_set()
    qtbot.wait(20)
    assert seen == []
