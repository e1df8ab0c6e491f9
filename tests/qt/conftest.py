"""Real widgets on the platform that needs no screen; a real desk in a folder of its own."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from merchant_desk.desk.desk import Desk, open_desk
from merchant_desk.ui.garbage import GarbageCollector, collect_due
from merchant_desk.ui.tasks import Tasks


@pytest.fixture(scope="package", autouse=True)
def own_dialogs(qapp: QApplication) -> None:
    """Windows' own dialogs for files are in nobody's hands but a user's."""
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)


@pytest.fixture(scope="package", autouse=True)
def garbage(qapp: object) -> Iterator[None]:
    """Cycles are collected where the program itself has them collected."""
    collector = GarbageCollector()
    yield
    collector.close()


@pytest.fixture(autouse=True)
def clean() -> Iterator[None]:
    """Windows of a test that has ended do not pile up."""
    yield
    collect_due()


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


@pytest.fixture
def desk(tasks: Tasks, tmp_path: Path) -> Iterator[Desk]:
    """An empty desk that announces its changes; no worker, no backend."""
    with open_desk(tmp_path / "profile", on_change=tasks.on_change, worker=False) as desk:
        yield desk
        tasks.close()


@pytest.fixture
def settled(tasks: Tasks, qtbot: QtBot) -> object:
    """Call it to wait until every running call has been answered."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not tasks.is_busy)

    return wait
