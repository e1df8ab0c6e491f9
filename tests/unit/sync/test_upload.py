"""Large files go in parts, by a lane of their own, and go on where they were cut."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from merchant_desk.backend import admin
from merchant_desk.backend.serve import running
from merchant_desk.backend.settings import Settings
from merchant_desk.core.report import ReportDraft
from merchant_desk.core.state import ReportState
from merchant_desk.desk import connection, pictures, records, reports
from merchant_desk.desk.desk import Desk
from merchant_desk.store import outbox
from merchant_desk.sync.sending import SMALLEST_PART, Sending
from merchant_desk.wire.blobs import PART, WHOLE
from tests.builders import desk_draft
from tests.torture.proxy import PASS, Act, Plan, Proxy, Request

SIZE = 18 * 1024**2


def with_video(desk: Desk, folder: Path) -> ReportDraft:
    """A draft with a video of 18 MiB as proof."""
    path = folder / "proof.mp4"
    path.write_bytes(b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + os.urandom(SIZE - 24))
    draft = desk_draft(desk, folder)
    suspect = replace(draft.suspects[0], proof=(pictures.attach(desk, path),))
    return replace(draft, suspects=(suspect,))


@contextmanager
def through(desk: Desk, settings: Settings, code: str, plan: Plan) -> Iterator[Proxy]:
    """A backend that the desk is paired with through a proxy."""
    with running(settings) as url, Proxy(int(url.rpartition(":")[2]), plan) as proxy:
        connection.pair(desk, f"http://127.0.0.1:{proxy.port}", code)
        yield proxy


def test_a_large_file_goes_on_where_its_line_was_cut(
    desk: Desk, settings: Settings, code: str, tmp_path: Path
) -> None:
    cut: list[Request] = []

    def plan(request: Request) -> Act:
        if request.method != "PATCH" or len(cut) >= 3:
            return PASS
        cut.append(request)
        return (Act(cut_request=200_000), Act(cut_answer=0), Act(cut_request=0))[len(cut) - 1]

    draft = with_video(desk, tmp_path)
    with through(desk, settings, code, plan) as proxy:
        reports.submit(desk, draft)
        connection.sync_once(desk)
        record = records.record(desk, draft.id)
        assert record
        assert record.state is ReportState.ACCEPTED
        assert len(cut) == 3
        assert proxy.seen.count("PUT blobs") == 2, "the picture and its annotated copy"
        assert proxy.seen.count("PATCH blobs") <= 3 + 18
    (kept,) = admin.reports(settings)
    assert kept.pictures[0].proof[0].bytes == SIZE


def test_a_large_file_does_not_block_a_small_one(
    desk: Desk, settings: Settings, code: str, tmp_path: Path
) -> None:
    small = desk_draft(desk, tmp_path, seed=5, order="260518-607198974342268")
    order: list[str] = []

    def plan(request: Request) -> Act:
        if request.step == "PUT reports":
            order.append(request.path.rpartition("/")[2])
        return Act(delay=0.5) if request.method == "PATCH" else PASS

    large = with_video(desk, tmp_path)
    with through(desk, settings, code, plan):
        reports.submit(desk, large)
        reports.submit(desk, small)
        assert connection.sync_once(desk).sent == 2
    assert order == [small.id, large.id]


def test_on_a_metered_network_only_what_the_user_allowed_is_sent(
    desk: Desk, settings: Settings, code: str, tmp_path: Path
) -> None:
    first = desk_draft(desk, tmp_path, seed=1)
    second = desk_draft(desk, tmp_path, seed=2)
    with through(desk, settings, code, lambda _: PASS):
        for draft in (first, second):
            reports.submit(desk, draft)
        desk.rounds.sending.is_metered = True
        desk.database.write(lambda s: outbox.allow_any_network(s, second.id))
        assert connection.sync_once(desk).sent == 1
        assert [each.id for each in admin.reports(settings)] == [second.id]
        desk.rounds.sending.is_metered = False
        assert connection.sync_once(desk).sent == 1


def test_parts_follow_the_speed_of_the_line() -> None:
    sending = Sending()
    assert sending.part == PART
    sending.learn(0.1)
    assert sending.part == WHOLE
    for _ in range(9):
        sending.learn(60)
    assert sending.part == SMALLEST_PART
