"""``python3 dev.py bench queue``: what safety costs, against the barest thing that does the work.

Each ratio is of two measurements in the same run on the same disk. ``QUEUE_BENCH_REPORTS`` says
how many reports are drained (1,000 unless told).
"""

import io
import os
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pysqlite3.dbapi2 as sqlite
import requests

from merchant_desk.backend import admin
from merchant_desk.backend.serve import running
from merchant_desk.backend.settings import Settings
from merchant_desk.core.ids import new_report_id
from merchant_desk.core.report import Declaration, Door, Kind, ReportDraft, Suspect
from merchant_desk.desk import connection, drafts, pictures, reports
from merchant_desk.desk.desk import Desk, open_desk
from merchant_desk.store import reports as rows
from merchant_desk.wire.base import API
from merchant_desk.wire.blobs import content_digest
from merchant_desk.wire.report import canonical, parse
from tests.builders import picture_bytes

SAVES = 300
DRAINED = int(os.environ.get("QUEUE_BENCH_REPORTS", "1000"))


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="bench-queue-") as name:
        folder = Path(name)
        saves = _saves(folder)
        staging = _staging(folder)
        drain = _drain(folder)
    return 0 if saves >= 0.3 and staging <= 1.5 and drain >= 0.8 else 1


def _saves(folder: Path) -> float:
    """Durable saves a second, of what a bare SQLite that syncs each commit does."""
    with closing(sqlite.connect(folder / "bare.sqlite3")) as bare:
        bare.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            bare.execute(f"PRAGMA {pragma}")
        bare.execute("CREATE TABLE reports (id TEXT PRIMARY KEY, body BLOB)")
        body = b"x" * 900
        bare_rate = _rate(
            lambda n: bare.execute("INSERT INTO reports VALUES (?, ?)", (str(n), body)), SAVES
        )
    with open_desk(folder / "saves", worker=False) as desk:
        made = [_draft(desk, folder, 1) for _ in range(SAVES)]
        rate = _rate(lambda n: reports.submit(desk, made[n]), SAVES)
    return _say("durable saves a second / bare commits", rate, bare_rate, rate / bare_rate, 0.3)


def _staging(folder: Path) -> float:
    """Seconds to save a report with three pictures of 300 KB, of staging them alone."""
    files = [os.urandom(300_000) for _ in range(3)]
    with open_desk(folder / "staging", worker=False) as desk:

        def stage() -> None:
            for content in files:
                with desk.blobs.staging(io.BytesIO(content + os.urandom(8))) as staged:
                    staged.keep()

        made = [_draft(desk, folder, 1) for _ in range(30)]
        alone = 1 / _rate(lambda _: stage(), 30)
        both = 1 / _rate(lambda n: (stage(), reports.submit(desk, made[n])), 30)
    return _say("seconds to save with 3 × 300 KB / to stage them", both, alone, both / alone, 1.5)


def _drain(folder: Path) -> float:
    """Reports drained a second, of bare PUTs of the same bytes to the same server."""
    settings = Settings(data=folder / "backend", reports_per_order=None)
    with (
        running(settings) as url,
        open_desk(folder / "drain", worker=False, hold=True) as desk,
    ):
        connection.pair(desk, url, admin.add_shop(settings, "测速"))
        draft = _draft(desk, folder, 7)
        made = [replace(draft, id=new_report_id()) for _ in range(DRAINED)]
        for each in made:
            reports.submit(desk, each)
        began = time.perf_counter()
        sent = connection.sync_once(desk).sent
        rate = sent / (time.perf_counter() - began)
        assert sent == DRAINED
        bare = _bare_puts(desk, url, made[0].id, DRAINED)
    return _say(f"{DRAINED:,} reports drained a second / bare PUTs", rate, bare, rate / bare, 0.8)


def _bare_puts(desk: Desk, url: str, report_id: str, count: int) -> float:
    joined, client = desk.connector.connect()
    with desk.database.read() as session:
        report = parse(rows.require(session, report_id).body)
    sha256 = report.suspects[0].picture.sha256
    content = desk.blobs.require(sha256).read_bytes()
    bodies = [
        (i, canonical(replace(report, id=i))) for i in (new_report_id() for _ in range(count))
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
        return count / (time.perf_counter() - began)


def _draft(desk: Desk, folder: Path, seed: int) -> ReportDraft:
    path = folder / "picture.jpg"
    path.write_bytes(picture_bytes(seed=seed))
    taken = pictures.attach_picture(desk, path)
    suspect = Suspect(picture=taken, kind=Kind.WEB, proof=(taken,))
    order = f"260517-{int.from_bytes(os.urandom(6), 'big'):015d}"
    begun = drafts.new(desk, Door.FILE, order=order, suspects=(suspect,))
    return replace(begun, declarations=frozenset(Declaration))


def _rate(act: Callable[[int], object], count: int) -> float:
    began = time.perf_counter()
    for number in range(count):
        act(number)
    return count / (time.perf_counter() - began)


def _say(what: str, ours: float, bare: float, ratio: float, wanted: float) -> float:
    print(f"{what}: {ours:.4g} / {bare:.4g} = {ratio:.2f} (wanted {wanted})", flush=True)
    return ratio


if __name__ == "__main__":
    sys.exit(main())
