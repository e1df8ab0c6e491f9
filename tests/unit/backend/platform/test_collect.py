"""What a platform tells comes into the feed: all of it, once, and where it was left."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from merchant_desk.backend import feed
from merchant_desk.backend.database import Database
from merchant_desk.backend.platform import connections, leases, problems
from merchant_desk.backend.platform.collect import Collector
from merchant_desk.backend.platform.interface import Stream
from merchant_desk.backend.platform.leases import LeaseLostError
from merchant_desk.backend.settings import Settings
from merchant_desk.backend.stores import open_blobs
from merchant_desk.wire.changes import AfterSaleChange, OrderChange, ProductChange
from tests.builders import picture_bytes
from tests.unit.backend.peer import ONLY_SQLITE
from tests.unit.backend.platform import pdd_server
from tests.unit.backend.platform.conftest import Read, last_change, marks_back, rewind, row
from tests.unit.backend.platform.pdd_server import Shelf, case, detail, now, order

CHANGED = "pdd.order.number.list.increment.get"
MADE = "pdd.order.list.get"
CASES = "pdd.refund.list.increment.get"
HOUR = timedelta(hours=1)


def number(at: int) -> str:
    return f"260517-{607198974342268 + at}"


def told(database: Database, shop: str) -> list[Any]:
    """The shop's whole feed, oldest change first."""
    with database.read() as session:
        return list(feed.page(session, shop, 0, 5000).changes)


def orders(database: Database, shop: str) -> dict[str, OrderChange]:
    return {each.number: each for each in told(database, shop) if isinstance(each, OrderChange)}


def cases(database: Database, shop: str) -> dict[str, AfterSaleChange]:
    return {each.id: each for each in told(database, shop) if isinstance(each, AfterSaleChange)}


def connected(database: Database, ago: timedelta) -> None:
    """The shop was connected a while ago: what happened since is news and not history."""
    rewind(database, connected_at=now() - ago)


def test_orders_of_ninety_days_and_of_just_now_arrive(
    database: Database, shop: str, shelf: Shelf, read: Read
) -> None:
    connected(database, HOUR)
    for at, age in enumerate((timedelta(minutes=10), timedelta(days=3), timedelta(days=89))):
        shelf.orders[number(at)] = order(number(at), now() - age)
    shelf.orders[number(9)] = order(number(9), now() - timedelta(days=95))
    assert read(history=90).problem is None
    assert set(orders(database, shop)) == {number(0), number(1), number(2)}


def test_no_span_is_wider_than_the_documents_allow_and_none_is_left_out(
    database: Database, shelf: Shelf, shop: str, read: Read
) -> None:
    connected(database, 7 * HOUR)
    assert read(history=3).problem is None
    for name, widest in ((CHANGED, 1800), (CASES, 1800)):
        spans = spans_of(shelf, name, "updated")
        ahead = [span for span in spans if span[1] > pdd_server.second(now() - 7 * HOUR)]
        assert all(0 < end - start <= widest for start, end in spans)
        ahead.sort()
        assert ahead[0][0] <= pdd_server.second(now() - 7 * HOUR)
        assert ahead[-1][1] >= pdd_server.second(now()) - 240
        assert all(later[0] < earlier[1] for earlier, later in pairwise(ahead))
    back = sorted(spans_of(shelf, MADE, "confirm"))
    assert all(0 < end - start <= 86_400 for start, end in back)
    assert all(later[0] == earlier[1] for earlier, later in pairwise(back))


def spans_of(shelf: Shelf, name: str, by: str) -> list[tuple[int, int]]:
    return [(int(c[f"start_{by}_at"]), int(c[f"end_{by}_at"])) for c in shelf.named(name)]


def test_reading_the_same_again_writes_no_change(
    database: Database, shop: str, shelf: Shelf, read: Read
) -> None:
    connected(database, HOUR)
    changed = now() - timedelta(minutes=20)
    shelf.orders[number(1)] = order(number(1), changed)
    shelf.cases["7001"] = case("7001", number(1), changed)
    shelf.details["7001"] = detail("7001")
    read()
    before = last_change(database)
    assert before == 3  # the product, the order, the case
    marks_back(database, HOUR)
    done = read()
    assert (done.problem, done.changes, last_change(database)) == (None, 0, before)
    assert len(shelf.named(CHANGED)) > 2


def test_only_what_changed_is_told_again(
    database: Database, shop: str, shelf: Shelf, read: Read
) -> None:
    connected(database, HOUR)
    for at in range(3):
        changed = now() - timedelta(minutes=20)
        shelf.orders[number(at)] = order(number(at), changed, order_status=2)
    read()
    before = last_change(database)
    shelf.orders[number(1)] |= {"order_status": 3}
    marks_back(database, HOUR)
    assert read().changes == 1
    assert last_change(database) == before + 1
    assert orders(database, shop)[number(1)].state == "已签收"


@ONLY_SQLITE
def test_a_list_of_many_pages_arrives_whole(
    database: Database, shop: str, shelf: Shelf, read: Read
) -> None:
    connected(database, HOUR)
    for at in range(250):
        shelf.orders[number(at)] = order(number(at), now() - timedelta(minutes=20, seconds=at))
    assert read().problem is None
    assert len(orders(database, shop)) == 250
    assert all(int(call["page_size"]) <= 100 for call in shelf.named(CHANGED))


@ONLY_SQLITE
def test_a_list_that_shifts_while_it_is_read_loses_nothing(
    database: Database, shop: str, shelf: Shelf, read: Read
) -> None:
    """Orders that change anew leave the span, and the others move up a page."""
    connected(database, HOUR)
    base = now() - timedelta(minutes=30)
    for at in range(230):
        shelf.orders[number(at)] = order(number(at), base + timedelta(seconds=at))
    pages: list[int] = []

    def shift(name: str, page: int) -> None:
        if name != CHANGED:
            return
        pages.append(page)
        for at in range(len(pages) * 20 - 20, len(pages) * 20):
            if at < 60:  # as if something happened to it just now
                later = pdd_server.daytime(now())
                shelf.orders[number(at)] |= {"updated_at": later, "order_status": 2}

    shelf.after_page = shift
    assert read().problem is None
    arrived = orders(database, shop)
    assert {number(at) for at in range(60, 230)} <= set(arrived)
    shelf.after_page = None
    for sn in list(shelf.orders)[:60]:
        shelf.orders[sn] |= {"updated_at": pdd_server.daytime(now() - timedelta(minutes=4))}
    marks_back(database, HOUR)
    read()
    arrived = orders(database, shop)
    assert len(arrived) == 230
    assert arrived[number(0)].state == "已发货，待签收"


@ONLY_SQLITE
def test_a_list_that_grows_while_it_is_read_is_read_again(
    database: Database, shop: str, shelf: Shelf, read: Read
) -> None:
    connected(database, HOUR)
    base = now() - timedelta(minutes=30)
    for at in range(150):
        shelf.orders[number(at)] = order(number(at), base + timedelta(seconds=at))
    grown: list[int] = []

    def grow(name: str, page: int) -> None:
        if name == CHANGED and page == 2 and not grown:
            grown.append(page)
            for at in range(900, 990):  # they come first, and push others behind the last page
                shelf.orders[number(at)] = order(number(at), base - timedelta(seconds=at - 899))

    shelf.after_page = grow
    assert read().problem is None
    assert len(orders(database, shop)) == 240


def test_a_case_that_moves_on_between_list_and_detail_is_as_the_detail_has_it(
    database: Database, shop: str, shelf: Shelf, read: Read
) -> None:
    connected(database, HOUR)
    shelf.cases["7001"] = case("7001", number(1), now() - timedelta(minutes=20))
    shelf.details["7001"] = detail("7001", after_sales_status=10, after_sales_type=1)
    shelf.cases["7002"] = case("7002", number(2), now() - timedelta(minutes=20))
    assert read().problem is None
    found = cases(database, shop)
    assert (found["7001"].status, found["7001"].kind, found["7001"].amount) == (10, 1, 1250)
    assert (found["7002"].status, found["7002"].kind) == (2, 1)  # the platform knows no detail


def test_the_buyer_s_pictures_are_fetched_once_and_can_be_read_by_the_shop(
    settings: Settings,
    database: Database,
    shop: str,
    shelf: Shelf,
    router: str,
    read: Read,
) -> None:
    connected(database, HOUR)
    base = router.removesuffix("/api/router")
    shelf.pictures = {"/a.jpeg": picture_bytes(kind="WEBP"), "/cup.jpeg": picture_bytes(seed=3)}
    urls = [f"{base}/a.jpeg", f"{base}/gone.jpeg", f"{base}/a.jpeg"]
    changed = now() - timedelta(minutes=20)
    shelf.cases["7001"] = case("7001", number(1), changed)
    shelf.details["7001"] = detail("7001", images=urls)
    goods = order(number(1), changed)["item_list"][0] | {"goods_img": f"{base}/cup.jpeg"}
    for at in (1, 2):
        shelf.orders[number(at)] = order(number(at), changed, item_list=[goods])
    assert read().problem is None
    (sha256,) = cases(database, shop)["7001"].pictures
    products = [each for each in told(database, shop) if isinstance(each, ProductChange)]
    assert products[0].photos == (orders(database, shop)[number(2)].photo,)
    assert sorted(shelf.fetched) == ["/a.jpeg", "/cup.jpeg", "/gone.jpeg"]
    marks_back(database, HOUR)
    assert read().changes == 0
    assert len(shelf.fetched) == 3
    assert b"".join(open_blobs(settings).read(shop, sha256)) == shelf.pictures["/a.jpeg"]


def test_a_picture_that_cannot_be_had_does_not_keep_its_case_away_for_ever(
    database: Database, shop: str, shelf: Shelf, router: str, read: Read
) -> None:
    connected(database, HOUR)
    url = router.removesuffix("/api/router") + "/a.jpeg"
    shelf.cases["7001"] = case("7001", number(1), now() - timedelta(minutes=20))
    shelf.details["7001"] = detail("7001", images=[url])
    shelf.orders[number(1)] = order(number(1), now() - timedelta(minutes=20))
    shelf.picture_moods = [503] * 5
    rounds = [read() for _ in range(5)]
    assert [each.problem is None for each in rounds] == [False] * 4 + [True]
    assert number(1) in orders(database, shop)
    assert cases(database, shop)["7001"].pictures == ()


def test_an_unreadable_row_does_not_hold_up_the_others_and_a_new_language_is_noticed(
    database: Database, shop: str, shelf: Shelf, read: Read
) -> None:
    connected(database, HOUR)
    changed = now() - timedelta(minutes=20)
    shelf.orders[number(1)] = order(number(1), changed)
    shelf.orders["x"] = order("x", changed, pay_amount="a lot")
    assert read().problem is None
    assert set(orders(database, shop)) == {number(1)}
    del shelf.orders[number(1)]
    marks_back(database, HOUR)
    problem = read().problem
    assert problem is not None
    assert problem.problem == problems.PLATFORM_UNCLEAR


def test_a_trouble_is_kept_for_the_operator_and_put_off_longer_each_time(
    settings: Settings, database: Database, shop: str, shelf: Shelf, read: Read
) -> None:
    waits = []
    for _ in range(4):
        shelf.moods = [pdd_server.refused(20005, "ip无权访问接口，请加入ip白名单")]
        assert read().problem is not None
        waits.append((row(database).due_at - datetime.now(UTC)).total_seconds())
    assert row(database).failures == 4
    assert "20005" in row(database).problem
    assert max(waits[:1]) <= 5 < waits[3] <= 40
    (status,) = connections.statuses(settings)
    assert ("白名单" in status.problem, status.failures) == (True, 4)
    assert read().problem is None
    assert (row(database).failures, row(database).problem) == (0, "")


def test_a_platform_that_asks_for_rest_is_left_alone_for_that_long(
    database: Database, shop: str, shelf: Shelf, read: Read
) -> None:
    shelf.moods = [pdd_server.busy("1800")]
    assert read().problem is not None
    wait = (row(database).due_at - datetime.now(UTC)).total_seconds()
    assert 1700 < wait <= 1800


def test_a_trouble_in_the_middle_leaves_the_mark_where_the_rows_are(
    database: Database, shop: str, shelf: Shelf, read: Read, settings: Settings
) -> None:
    connected(database, 4 * HOUR)
    early, late = now() - 3 * HOUR, now() - timedelta(minutes=10)
    shelf.orders = {number(0): order(number(0), early), number(1): order(number(1), late)}
    shelf.moods = [pdd_server.well] * 5 + [pdd_server.refused(50001, "业务服务错误")]
    assert read().problem is not None
    assert set(orders(database, shop)) == {number(0)}
    (status,) = connections.statuses(settings)
    assert early < {each.stream: each for each in status.streams}["orders"].read_to < late
    assert read().problem is None
    assert set(orders(database, shop)) == {number(0), number(1)}


def test_progress_of_the_history_is_told(
    settings: Settings, database: Database, shop: str, read: Read
) -> None:
    read(history=40)
    (status,) = connections.statuses(settings)
    streams = {each.stream: each for each in status.streams}
    assert 0.4 < streams["orders"].history < 0.5  # 40 of 90 days in the first round
    assert 0 < streams["after-sales"].history < 0.02
    read(history=50)
    (status,) = connections.statuses(settings)
    assert {each.stream: each.history for each in status.streams}["orders"] == 1


def test_two_processes_never_read_the_same_shop(database: Database, shop: str) -> None:
    first = leases.take(database, datetime.now(UTC))
    assert first is not None
    assert leases.take(database, datetime.now(UTC)) is None
    assert leases.take(database, datetime.now(UTC), shop) is None


def test_a_reader_that_was_thought_dead_writes_nothing_more(
    database: Database, shop: str, shelf: Shelf, collector: Collector
) -> None:
    lease = leases.take(database, datetime.now(UTC))
    assert lease is not None
    rewind(database, due_at=now() - HOUR)
    other = leases.take(database, datetime.now(UTC))
    assert other is not None
    shelf.orders[number(1)] = order(number(1), now() - timedelta(days=1, hours=2))
    assert collector.collect(lease).changes == 0
    assert told(database, shop) == []
    with pytest.raises(LeaseLostError):
        database.write(lambda session: leases.renew(session, lease))
    assert replace(collector, history_spans=2).collect(other).changes == 2


def test_a_stopped_reading_goes_on_at_once_next_time(
    database: Database, shop: str, collector: Collector
) -> None:
    lease = leases.take(database, datetime.now(UTC))
    assert lease is not None
    collector.stop.set()
    collector.collect(lease)
    assert (row(database).lease, row(database).problem, row(database).failures) == ("", "", 0)
    assert leases.take(database, datetime.now(UTC)) is not None


def test_after_a_silence_longer_than_the_platform_s_memory_it_goes_on(
    database: Database, shop: str, read: Read, shelf: Shelf
) -> None:
    rewind(database, connected_at=now() - timedelta(days=91))

    shelf.moods = [pdd_server.refused(50001, "够了")] * 2
    assert read().problem is not None
    start = int(shelf.named(CHANGED)[0]["start_updated_at"])
    assert start >= pdd_server.second(now() - timedelta(days=90)) - 5


def test_messages_cannot_be_asked_of_the_open_platform(
    database: Database, shop: str, read: Read, settings: Settings
) -> None:
    read()
    (status,) = connections.statuses(settings)
    assert [each.stream for each in status.streams] == [Stream.AFTER_SALES, Stream.ORDERS]
