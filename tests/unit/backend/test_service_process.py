"""The service as a process of its own, killed and stopped; full and unusable disks."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text, update

from merchant_desk.backend import admin
from merchant_desk.backend.database import open_database
from merchant_desk.backend.models import ChangeRow
from merchant_desk.backend.problems import (
    ADDRESS_UNUSABLE,
    DATA_UNUSABLE,
)
from merchant_desk.backend.serve import running, serve
from merchant_desk.backend.settings import Settings
from merchant_desk.core.errors import DeskError
from merchant_desk.wire.problem import Code
from tests.builders import picture_bytes
from tests.unit.backend.peer import Peer, problem, receipt

ROOT = Path(__file__).parents[3]
PROGRAM = """
import sys
from pathlib import Path
from merchant_desk.backend.serve import serve
from merchant_desk.backend.settings import Settings
serve(Settings(data=Path(sys.argv[1])), port=0)
print("done")
"""


@contextmanager
def service(data: Path, program: str = PROGRAM) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A service process and its address, read from the line that it prints."""
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(data)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    with process:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert re.fullmatch("listening on " + re.escape("http://127.0.0.1:") + r"\d+\n", line)
        try:
            yield process, line.split()[-1]
        finally:
            process.kill()


def paired(settings: Settings, url: str) -> Peer:
    peer = Peer(url)
    assert peer.pair(admin.add_shop(settings, "小店")).status_code == 201
    return peer


def test_what_was_answered_survives_a_kill(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    with service(tmp_path) as (process, url):
        peer = paired(settings, url)
        report = peer.report()
        kept = receipt(peer.put_report(report))
        process.kill()
    with service(tmp_path) as (_, url):
        peer.url = url
        answer = peer.put_report(report)
        assert (answer.status_code, receipt(answer)) == (200, kept)
        assert peer.get_blob(report.suspects[0].picture.sha256).content == picture_bytes()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_the_service_in_order(tmp_path: Path, number: signal.Signals) -> None:
    with service(tmp_path) as (process, url):
        assert Peer(url).send("GET", "/meta").status_code == 200
        process.send_signal(number)
        rest, _ = process.communicate(timeout=20)
    assert (process.returncode, rest) == (0, "done\n")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk of 2 MiB; skipped where we may not mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk needs the rights for it")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_is_answered_with_507_and_nothing_is_lost(small_disk: Path) -> None:
    settings = Settings(data=small_disk / "data")
    with running(settings) as url:
        peer = paired(settings, url)
        report = peer.report()
        response = peer.put_blob(os.urandom(3_000_000))
        assert (response.status_code, problem(response).code) == (507, Code.STORAGE_FULL)
        assert int(response.headers["Retry-After"]) > 0
        assert peer.put_report(report).status_code == 201


def test_a_port_that_is_taken_is_named(settings: Settings, url: str) -> None:
    port = int(url.rsplit(":", 1)[1])
    with pytest.raises(DeskError) as caught:
        serve(settings, port=port)
    assert caught.value.problem == ADDRESS_UNUSABLE
    assert str(port) in caught.value.title


def test_a_data_folder_that_is_a_file_is_refused_clearly(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(DeskError) as caught, running(Settings(data=tmp_path / "file")):
        pass
    assert caught.value.problem == DATA_UNUSABLE


def test_a_database_may_lie_elsewhere(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.sqlite3"
    settings = Settings(data=tmp_path / "100% #1?", database_url=f"sqlite:///{elsewhere}")
    with running(settings) as url:
        peer = paired(settings, url)
        assert peer.put_report(peer.report()).status_code == 201
    assert elsewhere.stat().st_size > 0
    assert not settings.database_file.exists()


def test_any_path_will_do_for_the_data_folder(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "数据 100% #1?")
    admin.add_shop(settings, "小店")
    assert settings.database_file.stat().st_size > 0


def test_a_start_sweeps_away_uploads_that_a_kill_cut_long_ago(settings: Settings) -> None:
    settings.arriving.mkdir(parents=True)
    old, young = settings.arriving / "old", settings.arriving / "young"
    for path in (old, young):
        path.write_bytes(b"half")
    os.utime(old, (1, 1))
    with running(settings):
        assert not old.exists()
        assert young.exists()


def test_an_unexpected_fault_is_answered_as_a_problem_with_our_header(
    settings: Settings, peer: Peer
) -> None:
    peer.put_report(peer.report())
    with closing(open_database(settings)) as database:
        database.write(lambda session: session.execute(update(ChangeRow).values(body="{")))
    response = peer.changes()
    assert (response.status_code, problem(response).code) == (500, Code.INTERNAL)
    assert peer.send("GET", "/meta").status_code == 200


def test_a_fault_of_the_database_is_answered_as_a_problem(settings: Settings, peer: Peer) -> None:
    with closing(open_database(settings)) as database:
        database.write(lambda session: session.execute(text("DROP TABLE report_blobs")))
    assert problem(peer.put_report(peer.report())).code == Code.INTERNAL
