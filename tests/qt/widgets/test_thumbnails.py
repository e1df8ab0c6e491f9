from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from merchant_desk.core.change import Change, Topic
from merchant_desk.desk import pictures
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.thumbnails import Thumbnails
from tests import builders


def test_a_picture_comes_upright_and_small(
    desk: Desk, tasks: Tasks, qtbot: QtBot, tmp_path: Path
) -> None:
    path = builders.picture_file(tmp_path, width=400, height=300, orientation=6)
    taken = pictures.attach_picture(desk, path)
    thumbnails = Thumbnails(desk, tasks)
    with qtbot.waitSignal(thumbnails.ready):
        assert thumbnails.get(taken.sha256, 100) is None
    shown = thumbnails.get(taken.sha256, 100)
    assert shown is not None
    assert (shown.width(), shown.height()) == (75, 100)


def test_what_is_kept_stays_within_its_bytes(
    desk: Desk, tasks: Tasks, qtbot: QtBot, tmp_path: Path, settled: Callable[[], None]
) -> None:
    thumbnails = Thumbnails(desk, tasks, budget=100_000)
    for seed in range(12):
        path = builders.picture_file(tmp_path, f"{seed}.jpg", width=200, height=200, seed=seed)
        taken = pictures.attach_picture(desk, path)
        thumbnails.get(taken.sha256, 100)
    settled()
    assert 0 < thumbnails.kept_bytes <= 100_000


def test_a_picture_that_failed_is_tried_again_when_the_network_is_back(
    desk: Desk, tasks: Tasks, qtbot: QtBot
) -> None:
    thumbnails, lost = Thumbnails(desk, tasks), "ee" * 32
    with qtbot.waitSignal(thumbnails.ready):
        thumbnails.get(lost, 100)
    assert thumbnails.problem(lost, 100) is not None
    with qtbot.waitSignal(thumbnails.ready):
        tasks.on_change(Change(Topic.CONNECTION))
    assert thumbnails.problem(lost, 100) is None
