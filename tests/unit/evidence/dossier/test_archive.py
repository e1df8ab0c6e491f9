"""The archive and its check: no bit changes unseen."""

import hashlib
import io
import json
import random
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from merchant_desk.core.errors import DeskError
from merchant_desk.core.record import Record
from merchant_desk.core.report import Kind, Report
from merchant_desk.core.state import ReportState
from merchant_desk.evidence.dossier import verify as checking
from merchant_desk.evidence.dossier.archive import MANIFEST, PDF_NAME, write_archive
from merchant_desk.evidence.dossier.case import Case, Piece, places
from merchant_desk.evidence.dossier.verify import ARCHIVE, Verdict
from tests import builders

NOW = datetime(2026, 11, 23, tzinfo=UTC)
BODY = b'{"id": "r-1"}'


def case(folder: Path) -> Case:
    file = folder / "original"
    file.write_bytes(b"the original's own bytes")
    draft = builders.draft(id="r-1")
    report = Report(
        id="r-1",
        shop="shop-1",
        door=draft.door,
        made_at=NOW,
        order=draft.order,
        after_sale="",
        suspects=draft.suspects,
        text="",
        declarations=draft.declarations,
    )
    record = Record(
        id="r-1",
        shop="shop-1",
        order=draft.order,
        kinds=(Kind.EDITED,),
        state=ReportState.READY,
        made_at=NOW,
        changed_at=NOW,
    )
    pieces = tuple(Piece(place=p, item=i, path=file) for p, i in places(report))
    return Case(report=report, record=record, events=(), body=BODY, history=b"{}", pieces=pieces)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "dossier.zip"
    with path.open("w+b") as target:
        write_archive((case(tmp_path),), b"%PDF", target)
    return path


def wrong(path: Path) -> dict[str, Verdict]:
    return {f.name: f.verdict for f in checking.verify(path) if not f.ok}


def test_a_whole_archive_is_whole(archive: Path) -> None:
    found = checking.verify(archive)
    assert [f.name for f in found if f.ok] == [
        MANIFEST,
        PDF_NAME,
        "r-1/report.json",
        "r-1/history.json",
        "r-1/originals/01-abababababab.jpg",
        ARCHIVE,
    ]
    assert len(found) == 6


def test_every_changed_bit_is_found(archive: Path) -> None:
    whole = archive.read_bytes()
    unseen = []
    for bit in range(len(whole) * 8):
        if bit % 3 and bit // 8 < len(whole) - 400:
            continue  # every bit of the seal and the end, every third of the rest
        changed = bytearray(whole)
        changed[bit // 8] ^= 1 << bit % 8
        archive.write_bytes(changed)
        if not wrong(archive):
            unseen.append(bit)
    assert unseen == []


def test_the_changed_file_is_named_and_no_other(archive: Path) -> None:
    content = archive.read_bytes()
    archive.write_bytes(content.replace(BODY, b'{"id": "r-2"}', 1))
    assert wrong(archive) == {"r-1/report.json": Verdict.CHANGED, ARCHIVE: Verdict.CHANGED}


def test_a_missing_and_an_added_file_are_named(archive: Path) -> None:
    with zipfile.ZipFile(archive) as old:
        kept = {name: old.read(name) for name in old.namelist() if name != PDF_NAME}
    with zipfile.ZipFile(archive, "w") as new:
        for name, content in (kept | {"r-1/extra.txt": b"added"}).items():
            new.writestr(name, content)
    assert wrong(archive) == {
        PDF_NAME: Verdict.MISSING,
        "r-1/extra.txt": Verdict.ADDED,
        ARCHIVE: Verdict.CHANGED,
    }


@pytest.mark.parametrize("change", [lambda b: b + b"x", lambda b: b[:-1], lambda b: b"x" + b])
def test_a_byte_more_or_less_is_found(archive: Path, change: object) -> None:
    assert callable(change)
    archive.write_bytes(change(archive.read_bytes()))
    assert ARCHIVE in wrong(archive)


@pytest.mark.parametrize("content", [b"", b"PK", b"no archive at all" * 50])
def test_what_is_no_dossier_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.zip"
    path.write_bytes(content)
    assert wrong(path) == {MANIFEST: Verdict.UNREADABLE, ARCHIVE: Verdict.CHANGED}


def test_a_foreign_zip_is_told(tmp_path: Path) -> None:
    path = tmp_path / "other.zip"
    with zipfile.ZipFile(path, "w") as other:
        other.writestr("a.txt", b"a")
    assert wrong(path)[MANIFEST] is Verdict.MISSING


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(DeskError) as refusal:
        checking.verify(tmp_path / "gone.zip")
    assert "gone.zip" in refusal.value.title


def test_damage_of_any_kind_never_raises(archive: Path) -> None:
    whole, chance = archive.read_bytes(), random.Random(7)
    for _ in range(300):
        changed = bytearray(whole)
        for _ in range(chance.randint(1, 40)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        archive.write_bytes(changed[: chance.randint(1, len(changed))])
        assert wrong(archive)


@pytest.mark.parametrize(
    ("digest", "found"),
    [
        (hashlib.sha256(BODY).hexdigest(), {}),
        ("00" * 32, {"r-1/receipt": Verdict.CHANGED}),
    ],
)
def test_a_report_other_than_the_platforms_receipt_says_is_told(
    tmp_path: Path, digest: str, found: dict[str, Verdict]
) -> None:
    """Whoever writes report, manifest and seal anew cannot write the platform's receipt anew."""
    path = tmp_path / "dossier.zip"
    history = json.dumps({"receipt": {"sha256": digest}}).encode()
    with path.open("w+b") as target:
        write_archive((replace(case(tmp_path), history=history),), b"%PDF", target)
    assert wrong(path) == found
    assert "r-1/receipt" in {finding.name for finding in checking.verify(path)}


@pytest.mark.parametrize("history", [b"", b"[]", b'{"receipt": 7}', b"\xff"])
def test_a_history_that_is_none_does_not_trip_the_check(tmp_path: Path, history: bytes) -> None:
    path = tmp_path / "dossier.zip"
    with path.open("w+b") as target:
        write_archive((replace(case(tmp_path), history=history),), b"%PDF", target)
    assert wrong(path) == {}


def test_the_same_case_gives_the_same_bytes(archive: Path, tmp_path: Path) -> None:
    again = io.BytesIO()
    write_archive((case(tmp_path),), b"%PDF", again)
    assert again.getvalue() == archive.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="no sha256sum there")
def test_sha256sum_takes_the_manifest(archive: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(tmp_path / "out")
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", MANIFEST],
        cwd=tmp_path / "out",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(": OK\n") == 4
