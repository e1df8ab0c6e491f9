"""A second start on the same profile: its letter reaches the first window, and it ends."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from merchant_desk.desk.desk import Desk
from merchant_desk.ui import handover
from merchant_desk.ui.handover import Doorbell, hand_over
from merchant_desk.ui.letter import Letter
from tests.builders import picture_file
from tests.structure.sources import ROOT


@pytest.fixture
def bell(qapp: object, tmp_path: Path) -> Iterator[Doorbell]:
    bell = Doorbell(tmp_path)
    yield bell
    bell.close()


@pytest.mark.parametrize(
    ("words", "letter"),
    [
        (["second.jpg", "买家 图.jpg"], Letter((Path("second.jpg"), Path("买家 图.jpg")))),
        (["merchantdesk://records/r1"], Letter(address="merchantdesk://records/r1")),
        (["--quit"], Letter(ends=True)),
    ],
)
def test_a_second_start_hands_its_letter_over_and_ends_well(
    desk: Desk, qtbot: QtBot, tmp_path: Path, words: list[str], letter: Letter
) -> None:
    bell = Doorbell(desk.profile.root)
    files = tuple(picture_file(tmp_path, file.name) for file in letter.files)
    command = [sys.executable, "-m", "merchant_desk", "--profile", str(desk.profile.root)]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    with desk.profile.held(), qtbot.waitSignal(bell.rung, timeout=30_000) as rung:
        second = subprocess.Popen([*command, *words], env=environment, cwd=tmp_path)
    assert rung.args == [Letter(files, letter.address, letter.ends)]
    assert second.wait(30) == 0
    bell.close()


def test_nobody_answers_for_another_profile(
    bell: Doorbell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handover, "_TRIES", 1)
    assert not hand_over(tmp_path / "other", Letter())


def test_what_is_no_letter_is_not_taken(bell: Doorbell, qtbot: QtBot, tmp_path: Path) -> None:
    rung: list[object] = []
    bell.rung.connect(rung.append)
    states = QLocalSocket.LocalSocketState
    half = b'{"files": [1], "address": "", "ends": false}\n'
    other = b'{"files": [], "address": 0, "ends": false}\n'
    for words in (b"[]\n", b"{}\n", half, other, b"\xff\n"):
        caller = QLocalSocket(bell)
        caller.connectToServer(handover._name(tmp_path))
        qtbot.waitUntil(lambda at=caller: at.state() == states.ConnectedState)
        caller.write(words)
        qtbot.waitUntil(lambda at=caller: at.state() == states.UnconnectedState)
    assert rung == []
