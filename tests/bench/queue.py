"""``python3 dev.py bench queue``: what safety costs, against the barest thing that does the work.

Each ratio is of two measurements in the same run on the same disk, taken in turns, so that what
else the machine does falls on both. The service is a process of its own, as it is for a desk.
``QUEUE_BENCH_REPORTS`` says how many reports are drained (10,000 unless told).
"""

import io
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path

import pysqlite3.dbapi2 as sqlite
import requests

from merchant_desk.backend import admin
from merchant_desk.backend.settings import Settings
from merchant_desk.core.checklist import seal
from merchant_desk.core.ids import new_report_id
from merchant_desk.core.picture import Limits
from merchant_desk.core.report import Declaration, Door, Kind, ReportDraft, Suspect
from merchant_desk.desk import connection, drafts, pictures, reports
from merchant_desk.desk.desk import Desk, open_desk
from merchant_desk.store import reports as rows
from merchant_desk.wire.base import API
from merchant_desk.wire.blobs import content_digest
from merchant_desk.wire.report import canonical, parse
from tests.builders import picture_bytes
from tests.unit.backend.services import service

TURNS = 10
DRAINED = int(os.environ.get("QUEUE_BENCH_REPORTS", "10000"))
FLAT = 1.5
"""How much longer a report may take, and how much more memory, with a hundred times the backlog."""


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="bench-queue-") as name:
        folder = Path(name)
        met = [_saves(folder), _staging(folder), *_drains(folder)]
    return 0 if all(met) else 1


def _saves(folder: Path) -> bool:
    """Durable saves a second, of what a bare SQLite that syncs each commit does: the rows of a
    report alone, and all that submitting is (the checks, the file beside the database).
    """
    body = b"x" * 900
    with (
        closing(sqlite.connect(folder / "bare.sqlite3")) as bare,
        open_desk(folder / "saves", worker=False) as desk,
    ):
        bare.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            bare.execute(f"PRAGMA {pragma}")
        bare.execute("CREATE TABLE reports (id TEXT PRIMARY KEY, body BLOB)")

        def commit(_: object) -> None:
            bare.execute("INSERT INTO reports VALUES (?, ?)", (new_report_id(), body))

        def save(draft: ReportDraft) -> None:
            report = seal(draft, Limits())
            now = report.made_at
            desk.database.write(lambda session: rows.add(session, report, body, now, None))

        fresh = _drafts(desk, folder)
        ours, theirs = _in_turns(save, commit, fresh, each=30)
        whole, bare_then = _in_turns(
            lambda draft: reports.submit(desk, draft), commit, fresh, each=30
        )
    _show("reports submitted a second / bare commits", 1 / whole, 1 / bare_then)
    return _say("durable saves a second / bare commits", 1 / ours, 1 / theirs, least=0.3)


def _staging(folder: Path) -> bool:
    """Seconds to save a report with three pictures of 300 KB, of staging them alone."""
    files = [os.urandom(300_000) for _ in range(3)]
    with open_desk(folder / "staging", worker=False) as desk:

        def stage() -> None:
            for content in files:
                with desk.blobs.staging(io.BytesIO(content + os.urandom(8))) as staged:
                    staged.keep()

        def both(draft: ReportDraft) -> None:
            stage()
            reports.submit(desk, draft)

        ours, theirs = _in_turns(both, lambda _: stage(), _drafts(desk, folder), each=20)
    return _say("seconds to save with 3 × 300 KB / to stage them", ours, theirs, most=1.5)


def _drains(folder: Path) -> Iterator[bool]:
    """Reports drained a second, of bare PUTs of the same bytes to the same server; and whether a
    longer backlog costs more time or memory a report.
    """
    times, peaks = [], []
    for number in (DRAINED // 100, DRAINED // 10, DRAINED):
        place = folder / str(number)
        place.mkdir()
        settings = Settings(data=place / "backend", reports_per_order=None, requests_per_second=1e6)
        with (
            service(settings) as (_, url),
            open_desk(place / "desk", worker=False, hold=True) as desk,
        ):
            connection.pair(desk, url, admin.add_shop(settings, "测速"))
            draft = next(_drafts(desk, place))
            made = [replace(draft, id=new_report_id()) for _ in range(number)]
            for each in made:
                reports.submit(desk, each)
            bare = _bare_puts(desk, url, made[0].id, max(number // 2, 50))
            began = time.perf_counter()
            sent = connection.sync_once(desk).sent
            times.append((time.perf_counter() - began) / number)
            assert sent == number
            bare += _bare_puts(desk, url, made[0].id, max(number // 2, 50))
            peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        what = f"{number:,} reports drained a second / bare PUTs"
        if number < DRAINED:
            _show(what, 1 / times[-1], 2 / bare)
        else:
            yield _say(what, 1 / times[-1], 2 / bare, least=0.8)
    yield _say("seconds a report, longest backlog / shortest", times[-1], times[0], most=FLAT)
    yield _say("peak memory in KiB, longest backlog / shortest", peaks[-1], peaks[0], most=FLAT)


def _bare_puts(desk: Desk, url: str, report_id: str, number: int) -> float:
    """Seconds a report."""
    joined, client = desk.connector.connect()
    client.check_blobs(())  # by now it has its token
    with desk.database.read() as session:
        report = parse(rows.require(session, report_id).body)
    sha256 = report.suspects[0].picture.sha256
    content = desk.blobs.require(sha256).read_bytes()
    bodies = [
        (i, canonical(replace(report, id=i))) for i in (new_report_id() for _ in range(number))
    ]
    with requests.Session() as bare:
        bare.headers["Authorization"] = f"Bearer {client._access}"
        blob = f"{url}{API}/blobs/{sha256}"
        bare.put(blob, content, headers={"Content-Digest": content_digest(sha256)})
        began = time.perf_counter()
        for new_id, body in bodies:
            place = f"{url}{API}/shops/{joined.shop}/reports/{new_id}"
            answer = bare.put(place, body, headers={"Content-Type": "application/json"})
            answer.raise_for_status()
        return (time.perf_counter() - began) / number


def _drafts(desk: Desk, folder: Path) -> Iterator[ReportDraft]:
    """Complete drafts, each of another order."""
    path = folder / "picture.jpg"
    path.write_bytes(picture_bytes(seed=7))
    taken = pictures.attach_picture(desk, path)
    suspect = Suspect(picture=taken, kind=Kind.WEB, proof=(taken,))
    for number in count(1):
        begun = drafts.new(desk, Door.FILE, order=f"260517-{number:015d}", suspects=(suspect,))
        yield replace(begun, declarations=frozenset(Declaration))


def _in_turns(
    ours: Callable[[ReportDraft], object],
    theirs: Callable[[ReportDraft], object],
    fresh: Iterator[ReportDraft],
    *,
    each: int,
) -> tuple[float, float]:
    """Seconds that one of either takes, each ``TURNS`` times ``each``, but the first turn."""
    totals = [0.0, 0.0]
    for turn in range(TURNS + 1):
        for which, act in enumerate((ours, theirs)):
            given = [next(fresh) for _ in range(each)]
            began = time.perf_counter()
            for draft in given:
                act(draft)
            totals[which] += (time.perf_counter() - began) * (turn > 0)
    return totals[0] / (TURNS * each), totals[1] / (TURNS * each)


def _say(
    what: str, ours: float, bare: float, *, least: float = 0, most: float = float("inf")
) -> bool:
    ratio = ours / bare
    met = least <= ratio <= most
    wanted = f"at least {least}" if least else f"at most {most}"
    _show(what, ours, bare, "met" if met else "MISSED", f" ({wanted})")
    return met


def _show(what: str, ours: float, bare: float, verdict: str = "", wanted: str = "") -> None:
    print(f"{verdict:8}{what}: {ours:.4g} / {bare:.4g} = {ours / bare:.2f}{wanted}")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
