"""A damaged database: set aside, made again, and no unsent report lost."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pysqlite3.dbapi2 as sqlite
import pytest

from merchant_desk.core.errors import DeskError
from merchant_desk.core.state import ReportState
from merchant_desk.desk import drafts, records, reports
from merchant_desk.desk.desk import Desk, open_desk
from merchant_desk.store import reports as rows
from tests.builders import desk_draft


def saved(profile: Path, folder: Path, count: int = 2) -> list[str]:
    with open_desk(profile, worker=False) as desk:
        return [reports.submit(desk, desk_draft(desk, folder, seed=s)) for s in range(count)]


def states(desk: Desk) -> dict[str, ReportState]:
    return {record.id: record.state for record in records.records(desk)}


def quarantined(profile: Path) -> list[Path]:
    return list((profile / "quarantine").glob("*/desk.sqlite3"))


@pytest.mark.parametrize("content", [b"not a database at all" * 300, b"\x00" * 8192])
def test_a_file_that_is_no_database_is_set_aside_and_the_reports_come_back(
    tmp_path: Path, content: bytes
) -> None:
    profile = tmp_path / "profile"
    ids = saved(profile, tmp_path)
    (profile / "desk.sqlite3").write_bytes(content)
    with open_desk(profile, worker=False, hold=True) as desk:
        assert states(desk) == dict.fromkeys(ids, ReportState.READY)
    assert [path.read_bytes() for path in quarantined(profile)] == [content]


def test_a_database_that_is_gone_comes_back(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    ids = saved(profile, tmp_path)
    (profile / "desk.sqlite3").unlink()
    with open_desk(profile, worker=False, hold=True) as desk:
        assert set(states(desk)) == set(ids)


def test_a_report_without_its_file_beside_the_database_gets_one(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    ids = saved(profile, tmp_path)
    for path in profile.glob("unsent/*.report"):
        path.unlink()
    with open_desk(profile, worker=False, hold=True) as desk:
        assert states(desk) == dict.fromkeys(ids, ReportState.READY)
    (profile / "desk.sqlite3").unlink()
    with open_desk(profile, worker=False, hold=True) as desk:
        assert states(desk) == dict.fromkeys(ids, ReportState.READY)


def test_a_report_is_saved_although_its_file_cannot_be(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    profile.mkdir()
    (profile / "unsent").write_bytes(b"in the way")
    ids = saved(profile, tmp_path)
    with open_desk(profile, worker=False, hold=True) as desk:
        assert states(desk) == dict.fromkeys(ids, ReportState.READY)


def test_what_can_still_be_read_is_kept_as_it_was(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    kept, cancelled = saved(profile, tmp_path)
    with open_desk(profile, worker=False) as desk:
        reports.cancel(desk, cancelled)
        begun = desk_draft(desk, tmp_path, seed=9)
        drafts.save(desk, begun)
        steps = records.detail(desk, kept).events
        faulty = "UPDATE order_caps SET counted = 'x'"
        desk.database.connect_writer(
            lambda c: (
                c.exec_driver_sql("INSERT INTO order_caps VALUES ('o', 1, 3)"),
                c.exec_driver_sql(faulty),
                c.commit(),
            )
        )
    with open_desk(profile, worker=False, hold=True) as desk:
        assert states(desk) == {kept: ReportState.READY, cancelled: ReportState.CANCELLED}
        assert records.detail(desk, kept).events == steps
        assert drafts.every(desk) == (begun,)
    assert len(quarantined(profile)) == 1


@pytest.mark.parametrize(
    "garble",
    [
        "UPDATE reports SET body = CAST(replace(body, '裂纹', '烈纹') AS BLOB)",
        "UPDATE reports SET shop = 'another'",
        "UPDATE reports SET order_number = '260517-000000000000001'",
        "UPDATE reports SET kinds = '[]'",
        "UPDATE attachments SET sha256 = hex(zeroblob(32))",
        "UPDATE attachments SET size = size + 1",
    ],
)
def test_what_was_garbled_of_a_report_is_taken_from_beside_the_database(
    tmp_path: Path, garble: str
) -> None:
    profile = tmp_path / "profile"
    (report,) = saved(profile, tmp_path, 1)
    with open_desk(profile, worker=False) as desk:
        whole = records.detail(desk, report)
        desk.database.connect_writer(lambda c: (c.exec_driver_sql(garble), c.commit()))
    with open_desk(profile, worker=False, hold=True) as desk:
        mended = records.detail(desk, report)
        with desk.database.read() as session:
            assert rows.agrees(session, whole.report)
    assert mended.report == whole.report
    assert (mended.record.shop, mended.record.kinds) == (whole.record.shop, whole.record.kinds)
    assert quarantined(profile) == []


def test_a_report_whose_id_was_garbled_is_given_its_own_back(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    unsent, cancelled = saved(profile, tmp_path)
    with open_desk(profile, worker=False) as desk:
        reports.cancel(desk, cancelled)
    with closing(sqlite.connect(profile / "desk.sqlite3")) as connection:
        connection.execute("UPDATE reports SET id = replace(id, '-', ',')")
        connection.commit()
    with open_desk(profile, worker=False, hold=True) as desk:
        assert states(desk) == {
            unsent: ReportState.READY,
            cancelled: ReportState.CANCELLED,
        }
    assert len(quarantined(profile)) == 1


def test_a_header_that_forbids_writing_is_damage(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    ids = saved(profile, tmp_path)
    content = bytearray((profile / "desk.sqlite3").read_bytes())
    content[18] ^= 1
    (profile / "desk.sqlite3").write_bytes(content)
    with open_desk(profile, worker=False, hold=True) as desk:
        assert states(desk) == dict.fromkeys(ids, ReportState.READY)
        assert len(records.detail(desk, ids[0]).events) == 1
    assert len(quarantined(profile)) == 1


def test_a_column_that_has_another_name_is_given_its_own_back(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    (report,) = saved(profile, tmp_path, 1)
    with open_desk(profile, worker=False) as desk:
        begun = desk_draft(desk, tmp_path, seed=9)
        drafts.save(desk, begun)
    file = profile / "desk.sqlite3"
    with closing(sqlite.connect(file)) as connection:
        connection.execute("ALTER TABLE drafts RENAME body TO bndy")
    with open_desk(profile, worker=False, hold=True) as desk:
        assert states(desk) == {report: ReportState.READY}
        assert drafts.every(desk) == (begun,)
    assert len(quarantined(profile)) == 1


def test_a_report_that_was_refused_leaves_nothing_beside_the_database(
    desk: Desk, tmp_path: Path
) -> None:
    draft = desk_draft(desk, tmp_path)
    reports.submit(desk, draft)
    with pytest.raises(DeskError):
        reports.submit(desk, replace(draft, text="anders"))
    (kept,) = desk.blobs.sidecars.every()
    assert kept.body == desk.database.write(lambda s: rows.require(s, draft.id).body)
    reports.cancel(desk, draft.id)
    assert list(desk.blobs.sidecars.every()) == []
