"""The tour: the real window through all three doors, and its judgement of what was kept."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from merchant_desk.core.errors import DeskError
from merchant_desk.core.region import Region
from merchant_desk.core.report import Declaration, Door, Kind, Suspect
from merchant_desk.desk import connection, drafts, pictures, records, reports
from merchant_desk.desk.demo import DemoBackend, join
from merchant_desk.desk.desk import Desk, open_desk
from merchant_desk.ui.tour.check import check
from merchant_desk.ui.tour.hands import TourError
from tests.builders import ORDER, picture_file
from tests.system.conftest import Program

STEPS = (
    "right-click",
    "choose-order",
    "proof",
    "confirm",
    "receipt",
    "press-and-hold",
    "queued-offline",
    "records-offline",
    "after-sale",
    "records",
)


def test_the_tour_ends_well_and_leaves_a_picture_of_every_step(
    program: Program, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    done: subprocess.CompletedProcess[str] = program.run(
        "--demo", "--tour", folder, "--language", "zh_CN", "--profile", program.profile
    )
    assert done.returncode == 0, done.stderr
    assert "3 reports made and kept" in done.stdout
    taken = sorted(folder.glob("*.png"))
    assert [path.name[:2] for path in taken] == [f"{n:02}" for n in range(1, len(taken) + 1)]
    assert set(STEPS) <= {path.stem[3:] for path in taken}
    for path in taken:
        with Image.open(path) as picture:
            colours = picture.convert("RGB").resize((100, 60)).getcolors(6000)
            assert colours is not None
            assert len(colours) > 20, f"{path.name} is all but empty"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, DemoBackend, str]]:
    """A desk with one report that the demo's backend keeps."""
    folder = tmp_path_factory.mktemp("made")
    backend = DemoBackend(folder / "backend")
    backend.start()
    try:
        with open_desk(folder / "desk", worker=False, hold=True) as desk:
            join(desk, backend)
            picture = pictures.attach_picture(desk, picture_file(folder, "fake.jpg"))
            suspect = Suspect(
                picture=picture, kind=Kind.EDITED, regions=(Region(1, 2, 30, 40, "改"),)
            )
            draft = drafts.new(desk, Door.FILE, order=ORDER, suspects=(suspect,))
            report = reports.submit(desk, replace(draft, declarations=frozenset(Declaration)))
            assert connection.sync_once(desk).sent == 1
            yield desk, backend, report
    finally:
        backend.stop()


def test_the_check_agrees_when_all_is_kept(made: tuple[Desk, DemoBackend, str]) -> None:
    desk, backend, report = made
    check(desk, backend, [report])


def test_the_check_finds_a_lost_an_unexpected_and_a_doubled_report(
    made: tuple[Desk, DemoBackend, str],
) -> None:
    desk, backend, report = made
    for claimed in ([], [report, "another"], [report, report]):
        with pytest.raises(TourError, match="the backend holds"):
            check(desk, backend, claimed)


def test_the_check_finds_a_changed_byte(made: tuple[Desk, DemoBackend, str]) -> None:
    desk, backend, report = made
    sha256 = records.detail(desk, report).report.suspects[0].picture.sha256
    kept = next(backend.folder.rglob(sha256))
    before = kept.read_bytes()
    kept.chmod(0o600)
    kept.write_bytes(before[:-1] + bytes([before[-1] ^ 1]))
    try:
        with pytest.raises((TourError, DeskError)):
            check(desk, backend, [report])
    finally:
        kept.write_bytes(before)
