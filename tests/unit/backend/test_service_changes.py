"""The change feed."""

import threading
import time
from contextlib import closing
from datetime import UTC, datetime

from merchant_desk.backend import admin, feed
from merchant_desk.backend.database import open_database
from merchant_desk.backend.serve import running
from merchant_desk.backend.settings import Settings
from merchant_desk.wire.changes import BuyerChange, Change, DecisionChange, Verdict
from merchant_desk.wire.problem import Code
from tests.unit.backend.peer import Peer, problem


def tell(settings: Settings, shop: str, *changes: Change) -> None:
    with closing(open_database(settings)) as database:
        database.write(lambda session: feed.append(session, shop, changes))


def buyers(first: int, last: int, name: str = "小*鱼") -> list[BuyerChange]:
    return [BuyerChange(id=f"b{number}", name=name) for number in range(first, last)]


def test_a_new_shop_has_an_empty_feed(peer: Peer) -> None:
    assert peer.changes().json() == {"changes": [], "cursor": 0, "more": False}


def test_a_walk_brings_every_change_once_in_order(settings: Settings, peer: Peer) -> None:
    tell(settings, peer.shop, *buyers(0, 1203))
    assert peer.walk(limit=100) == buyers(0, 1203)


def test_a_walk_brings_the_newest_value_of_what_changed_meanwhile(
    settings: Settings, peer: Peer
) -> None:
    tell(settings, peer.shop, *buyers(0, 10))
    page = peer.changes(limit=6).json()
    assert page["more"]
    tell(settings, peer.shop, *buyers(2, 8, "新*名"))
    rest = peer.changes(page["cursor"]).json()
    assert not rest["more"]
    walked = {c["id"]: c["name"] for c in page["changes"] + rest["changes"]}
    assert walked == {f"b{n}": "新*名" if 2 <= n < 8 else "小*鱼" for n in range(10)}


def test_a_cursor_beyond_the_feed_is_gone(settings: Settings, peer: Peer) -> None:
    tell(settings, peer.shop, *buyers(0, 3))
    assert peer.changes(3).status_code == 200
    response = peer.changes(4)
    assert (response.status_code, problem(response).code) == (410, Code.CURSOR_GONE)


def test_senseless_questions_are_refused(peer: Peer) -> None:
    for asked in ({"cursor": -1}, {"limit": 0}, {"limit": 5000}, {"wait": 31}, {"cursor": "x"}):
        response = peer.send("GET", f"/shops/{peer.shop}/changes", params=asked)
        assert problem(response).code == Code.BAD_REQUEST, asked


def test_another_shops_feed_looks_as_if_it_did_not_exist(peer: Peer, neighbour: Peer) -> None:
    strange = Peer(peer.url, peer.shop, neighbour.access)
    assert problem(strange.changes()).code == Code.NOT_FOUND
    assert problem(Peer(peer.url, "no-shop", peer.access).changes()).code == Code.NOT_FOUND


def test_one_shops_changes_are_not_in_anothers_feed(
    settings: Settings, peer: Peer, neighbour: Peer
) -> None:
    tell(settings, peer.shop, *buyers(0, 3))
    assert neighbour.walk() == []


def test_a_waiting_request_is_answered_when_something_happens(
    settings: Settings, peer: Peer
) -> None:
    report = peer.report()
    peer.put_report(report)
    review = threading.Timer(0.5, admin.review, (settings, report.id, Verdict.REJECTED, "凭证属实"))
    review.start()
    start = time.monotonic()
    page = peer.changes(1, wait=20).json()
    review.join()
    assert time.monotonic() - start < 5
    decision = DecisionChange.model_validate(page["changes"][0])
    assert (decision.report, decision.verdict) == (report.id, Verdict.REJECTED)
    assert decision.reason == "凭证属实"
    assert decision.decided_at <= datetime.now(UTC)


def test_a_waiting_request_is_answered_empty_when_the_time_is_up(peer: Peer) -> None:
    start = time.monotonic()
    assert peer.changes(0, wait=0.8).json()["changes"] == []
    assert 0.7 < time.monotonic() - start < 5


def test_many_waiting_requests_hold_up_nobody(peer: Peer) -> None:
    waiting = [threading.Thread(target=peer.changes, kwargs={"wait": 3}) for _ in range(60)]
    for thread in waiting:
        thread.start()
    start = time.monotonic()
    assert peer.send("GET", "/meta").status_code == 200
    assert time.monotonic() - start < 2.5
    for thread in waiting:
        thread.join()


def test_stopping_the_service_ends_a_waiting_request(settings: Settings) -> None:
    answers: list[int] = []
    with running(settings) as url:
        peer = Peer(url)
        peer.pair(admin.add_shop(settings, "小店"))
        thread = threading.Thread(target=lambda: answers.append(peer.changes(wait=30).status_code))
        thread.start()
        time.sleep(0.5)
        start = time.monotonic()
    thread.join()
    assert answers == [200]
    assert time.monotonic() - start < 5
