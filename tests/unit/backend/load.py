"""Desks under load that lose answers: what they were promised is there, once, within the cap."""

import http.client
import random
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

import requests

from merchant_desk.backend import access, admin
from merchant_desk.backend.database import open_database
from merchant_desk.backend.settings import Settings
from merchant_desk.core.ids import new_report_id
from merchant_desk.core.report import Report
from merchant_desk.wire.problem import Code
from merchant_desk.wire.report import canonical
from tests.builders import picture_bytes
from tests.unit.backend.peer import Peer, problem, report_of

PATIENCE = 2000
"""Tries of one request: the service may be away for some of them."""


@dataclass
class Desk:
    """One device with the reports that it wants to get rid of, and what became of each."""

    peer: Peer
    addresses: Sequence[str]
    luck: random.Random
    pause: float = 0.0
    """Seconds before another try."""
    kept: list[str] = field(default_factory=list)
    capped: list[str] = field(default_factory=list)

    def work(self, orders: Sequence[str], count: int) -> None:
        data = picture_bytes(seed=1)
        assert self._insist(lambda: self.peer.put_blob(data)).status_code in {200, 201}
        for _ in range(count):
            base = report_of(self.peer.shop, data)
            self._deliver(replace(base, id=new_report_id(), order=self.luck.choice(orders)))

    def _deliver(self, report: Report) -> None:
        """As a desk does it: a lost answer leads to the question, and then to another try."""
        if self.luck.random() < 0.3:
            self._hang_up(report)
            if self._insist(lambda: self.peer.get_report(report.id)).status_code == 200:
                self.kept.append(report.id)
                return
        answer = self._insist(lambda: self.peer.put_report(report))
        if answer.status_code == 409:
            assert problem(answer).code == Code.ORDER_CAP
            self.capped.append(report.id)
        else:
            assert answer.status_code in {200, 201}, answer.text
            self.kept.append(report.id)

    def _insist(self, ask: "object") -> requests.Response:
        assert callable(ask)
        for _ in range(PATIENCE):
            self.peer.url = self.luck.choice(self.addresses)
            try:
                answer: requests.Response = ask()
            except (requests.ConnectionError, requests.exceptions.ChunkedEncodingError):
                time.sleep(self.pause)
                continue
            if answer.status_code < 500:
                return answer
        raise AssertionError("the service stays away")

    def _hang_up(self, report: Report) -> None:
        """Send the report and go away before the answer comes."""
        parts = urlsplit(self.luck.choice(self.addresses))
        line = http.client.HTTPConnection(parts.netloc, timeout=30)
        headers = {
            "Authorization": f"Bearer {self.peer.access}",
            "Content-Type": "application/json",
        }
        path = f"/v1/shops/{report.shop}/reports/{report.id}"
        try:
            line.request("PUT", path, canonical(report), headers)
        except OSError:
            return
        finally:
            line.close()


def desks(settings: Settings, addresses: Sequence[str], shops: int, each: int) -> list[Desk]:
    """``each`` paired devices of each of ``shops`` new shops."""
    made: list[Desk] = []
    for _ in range(shops):
        first = Peer(addresses[0])
        assert first.pair(admin.add_shop(settings, "小店")).status_code == 201
        shop, life = first.shop, settings.pairing_life
        with closing(open_database(settings)) as database:
            codes = [
                database.write(lambda session: access.new_code(session, shop, life))  # noqa: B023
                for _ in range(each - 1)
            ]
        others = [Peer(addresses[0]) for _ in codes]
        for peer, code in zip(others, codes, strict=True):
            assert peer.pair(code).status_code == 201
        for peer in (first, *others):
            made.append(Desk(peer, addresses, random.Random(len(made))))
    return made


def press(desks: Sequence[Desk], orders: Sequence[str], count: int) -> None:
    """All desks at once deliver ``count`` reports each."""
    with ThreadPoolExecutor(len(desks)) as pool:
        list(pool.map(lambda desk: desk.work(orders, count), desks))


def check(settings: Settings, desks: Sequence[Desk]) -> None:
    """Nothing is lost, nothing doubled, no order past its cap, and the feed says the same."""
    cap = settings.reports_per_order
    assert cap is not None
    listed = admin.reports(settings)
    for shop in {desk.peer.shop for desk in desks}:
        mine = [desk for desk in desks if desk.peer.shop == shop]
        there = [report for report in listed if report.shop == shop]
        assert sorted(r.id for r in there) == sorted(i for desk in mine for i in desk.kept)
        assert len({r.receipt.number for r in there}) == len(there)
        for order in {r.order for r in there}:
            counts = sorted(r.receipt.counted for r in there if r.order == order)
            assert counts == list(range(1, len(counts) + 1))
            assert len(counts) <= cap
        assert not any(desk.capped for desk in mine) or len(there) >= cap
        changes = [change for change in mine[0].peer.walk() if change.type == "cap"]
        told = {change.order: change.counted for change in changes}
        assert told == {r.order: len([s for s in there if s.order == r.order]) for r in there}
