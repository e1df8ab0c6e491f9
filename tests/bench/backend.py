"""``python3 dev.py bench backend``: uploads against a bare sink, the feed by its length, processes.

Prints a line a measure. On a machine that does other things as well, only the ratios say something.
"""

import hashlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from pathlib import Path

import requests
from sqlalchemy import insert, update

from merchant_desk.backend import admin
from merchant_desk.backend.database import open_database
from merchant_desk.backend.models import ChangeRow, ShopRow
from merchant_desk.backend.settings import Settings
from merchant_desk.core.ids import new_report_id
from merchant_desk.wire.blobs import content_digest
from merchant_desk.wire.changes import BuyerChange
from merchant_desk.wire.report import canonical
from tests.builders import picture_bytes
from tests.unit.backend import servers
from tests.unit.backend.peer import Peer, report_of
from tests.unit.backend.services import service

HEAD = b"\x00\x00\x00\x20ftypisom"
LENGTHS = (100, 10_000, 1_000_000)
AT_ONCE = 4
REPEATS = 5


def main() -> int:
    """0 when both kinds of uploads reach their share of what the bare sink does."""
    is_fast = True
    with tempfile.TemporaryDirectory(prefix="bench-backend-") as name:
        folder = Path(name)
        for size, count, goal in ((20_000_000, 8, 0.6), (300_000, 240, 0.45)):
            ratios = sorted(upload(folder / f"{size}-{n}", size, count) for n in range(REPEATS))
            ratio = ratios[REPEATS // 2]
            is_fast = is_fast and ratio >= goal
            print(f"files of {size:,} bytes: median ratio {ratio:.2f} (wanted {goal})", flush=True)
        for length in LENGTHS:
            middle, worst = feed(folder / f"feed-{length}", length)
            print(f"feed of {length:,}: median {middle:.1f} ms, p99 {worst:.1f} ms", flush=True)
        with servers.postgresql() as database, servers.object_store() as store:
            for processes in (1, 4):
                place = folder / f"processes-{processes}"
                settings = fast(
                    place, database_url=database.new_place(), blobs_url=store.new_place()
                )
                print(
                    f"PostgreSQL, {processes} processes: {reports(settings, processes):.0f}"
                    " reports/s",
                    flush=True,
                )
        print(f"SQLite: {reports(fast(folder / 'sqlite'), 1):.0f} reports/s", flush=True)
    return 0 if is_fast else 1


def upload(folder: Path, size: int, count: int) -> float:
    """What the service takes a second, of what the sink does right before it."""
    folder.mkdir()
    bare = in_sink(folder / "sink", size, count)
    ours = in_service(folder / "service", size, count)
    line = f"{ours:.0f} MB/s / {bare:.0f} MB/s = {ours / bare:.2f}"
    print(f"  {count} files of {size:,} bytes: {line}", flush=True)
    return ours / bare


def fast(data: Path, **changes: str) -> Settings:
    """Without limits on how often, and without a cap."""
    base = Settings(data=data, requests_per_second=1e6, attempts_per_second=1e6)
    return replace(base, reports_per_order=None, **changes)


def files(size: int, count: int) -> list[bytes]:
    return [HEAD + os.urandom(size - len(HEAD)) for _ in range(count)]


def rate(count: int, each: Callable[[int], object]) -> float:
    """How many of ``each`` a second, several at a time, once the first have had all loaded."""
    first = count // 10
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(each, range(first)))
        start = time.perf_counter()
        list(pool.map(each, range(first, count)))
        return (count - first) / (time.perf_counter() - start)


def in_service(folder: Path, size: int, count: int) -> float:
    """Megabytes a second."""
    settings = fast(folder)
    data = files(size, count)
    names = [hashlib.sha256(each).hexdigest() for each in data]
    with service(settings) as (_, url):
        peer = paired(settings, url)
        lines = [session() for _ in range(AT_ONCE)]

        def put(number: int) -> None:
            headers = {
                "Authorization": f"Bearer {peer.access}",
                "Content-Digest": content_digest(names[number]),
            }
            address = f"{url}/v1/blobs/{names[number]}"
            answer = lines[number % AT_ONCE].put(address, data[number], headers=headers)
            assert answer.status_code == 201

        return rate(count, put) * size / 1e6


def in_sink(folder: Path, size: int, count: int) -> float:
    """Megabytes a second."""
    data = files(size, count)
    with sink(folder) as url:
        lines = [session() for _ in range(AT_ONCE)]

        def put(number: int) -> None:
            answer = lines[number % AT_ONCE].put(f"{url}/{number}", data[number])
            assert answer.status_code == 201

        return rate(count, put) * size / 1e6


def feed(folder: Path, length: int) -> tuple[float, float]:
    """Milliseconds for the newest page of a feed: half are faster, and 99 of 100."""
    settings = fast(folder)
    with service(settings) as (_, url):
        peer = paired(settings, url)
        fill(settings, peer.shop, length)
        taken: list[float] = []
        for _ in range(200):
            start = time.perf_counter()
            assert peer.changes(length - 50).status_code == 200
            taken.append((time.perf_counter() - start) * 1000)
    taken.sort()
    return taken[len(taken) // 2], taken[int(len(taken) * 0.99) - 1]


def fill(settings: Settings, shop: str, length: int) -> None:
    """A feed of so many changes at one go."""
    body = BuyerChange(id="b", name="小*鱼").model_dump_json()
    with closing(open_database(settings)) as database:
        for first in range(1, length + 1, 50_000):
            rows = [
                {"shop_id": shop, "number": n, "key": f"buyer:{n}", "body": body}
                for n in range(first, min(first + 50_000, length + 1))
            ]
            database.write(lambda session, rows=rows: session.execute(insert(ChangeRow), rows))  # type: ignore[misc]
        last = update(ShopRow).where(ShopRow.id == shop).values(last_change=length)
        database.write(lambda session: session.execute(last))


def reports(settings: Settings, processes: int) -> float:
    """Reports a second from several desks, each of a shop of its own."""
    with ExitStack() as stack:
        places = [replace(settings, data=settings.data / str(n)) for n in range(processes)]
        if not settings.database_url:
            places = [settings]
        urls = [stack.enter_context(service(place))[1] for place in places]
        peers = [paired(settings, urls[n % len(urls)]) for n in range(AT_ONCE)]
        data = picture_bytes()
        for peer in peers:
            assert peer.put_blob(data).status_code == 201
        bodies = [report_of(peers[n % AT_ONCE].shop, data, id=new_report_id()) for n in range(400)]
        lines = [session() for _ in range(AT_ONCE)]

        def put(number: int) -> None:
            report, peer = bodies[number], peers[number % AT_ONCE]
            headers = {"Authorization": f"Bearer {peer.access}", "Content-Type": "application/json"}
            address = f"{peer.url}/v1/shops/{peer.shop}/reports/{report.id}"
            answer = lines[number % AT_ONCE].put(address, canonical(report), headers=headers)
            assert answer.status_code == 201

        return rate(len(bodies), put)


def paired(settings: Settings, url: str) -> Peer:
    peer = Peer(url)
    assert peer.pair(admin.add_shop(settings, "小店")).status_code == 201
    return peer


def session() -> requests.Session:
    made = requests.Session()
    made.trust_env = False
    return made


@contextmanager
def sink(folder: Path) -> Iterator[str]:
    """A bare server that only writes, and its address."""
    folder.mkdir()
    port = servers.free_port()
    command: Sequence[str] = [sys.executable, "-m", "tests.bench.sink", str(folder), str(port)]
    with subprocess.Popen(command) as process:
        url = f"http://127.0.0.1:{port}"
        try:
            for _ in range(100):
                try:
                    requests.get(url, timeout=5)
                    break
                except requests.ConnectionError:
                    time.sleep(0.1)
            yield url
        finally:
            process.kill()


if __name__ == "__main__":
    sys.exit(main())
