"""The demo shop, seeded from small pictures of our own and seen through the wire."""

import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest

from merchant_desk.backend import admin
from merchant_desk.backend.problems import DEMO_MISSING
from merchant_desk.backend.serve import running
from merchant_desk.backend.settings import Settings
from merchant_desk.core.after_sale import STATUS_WORDS, AfterSaleType, is_open
from merchant_desk.core.errors import DeskError
from merchant_desk.core.order import order_number
from merchant_desk.wire.changes import (
    AfterSaleChange,
    BuyerChange,
    ChatChange,
    OrderChange,
    ProductChange,
)
from tests.builders import picture_bytes
from tests.unit.backend.peer import ONLY_SQLITE, Peer

KEYS = (
    "mug",
    "orange",
    "apple",
    "tumbler",
    "bottle",
    "bowl",
    "pot",
    "egg",
    "candle",
    "box",
    "lamp",
    "paste",
)
ROLES = ("damage", "web", "edited", "other-shop", "ai", "context", "web-original")
T = TypeVar("T")


@pytest.fixture(scope="module")
def resources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve products and some pictures of every role, as the demo's files describe them."""
    root = tmp_path_factory.mktemp("resources")
    pictures = root / "demo" / "pictures"
    pictures.mkdir(parents=True)
    products, described = [], []
    for number, key in enumerate(KEYS):
        photo = f"pictures/shop-{number}.jpg"
        (root / "demo" / photo).write_bytes(picture_bytes(width=64, height=48, seed=number))
        products.append(
            {
                "id": f"p{number:02d}",
                "key": key,
                "title": f"家用好物第{number}款",
                "specs": ["白色", "蓝色"],
                "price": 1990 + number,
                "photos": [photo],
            }
        )
        described.append({"file": photo, "product": key, "role": "shop"})
    for number, role in enumerate(ROLES * 5):
        name = f"pictures/{role}-{number}.jpg"
        data = picture_bytes(width=64, height=48, seed=1000 + number)
        (root / "demo" / name).write_bytes(data)
        product = KEYS[number % 12]
        caption = f"你看看第{number}张" if number % 3 else ""
        described.append({"file": name, "product": product, "role": role, "caption": caption})
    (root / "demo" / "products.json").write_text(json.dumps(products))
    (root / "demo" / "pictures.json").write_text(json.dumps(described))
    return root


@pytest.fixture(scope="module")
def shop(resources: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """Everything that a desk of the demo shop pulls."""
    settings = Settings(data=tmp_path_factory.mktemp("data"))
    code = admin.seed_demo(settings, resources)
    with running(settings) as url:
        peer = Peer(url)
        assert peer.pair(code).status_code == 201
        return peer.walk()


def of(shop: list[Any], kind: type[T]) -> list[T]:
    return [change for change in shop if isinstance(change, kind)]


def test_the_demo_shop_is_as_large_as_a_real_one(shop: list[Any]) -> None:
    assert len(of(shop, ProductChange)) == 12
    assert len(of(shop, BuyerChange)) >= 44
    assert len(of(shop, ChatChange)) >= 3200
    assert len(of(shop, OrderChange)) >= 420
    assert len(of(shop, AfterSaleChange)) >= 64


def test_order_numbers_are_of_the_real_form_and_one_of_the_old(shop: list[Any]) -> None:
    numbers = [order.number for order in of(shop, OrderChange)]
    assert all(order_number(number) == number for number in numbers)
    assert len(set(numbers)) == len(numbers)
    assert Counter(len(number.partition("-")[0]) for number in numbers)[8] == 1


def test_everything_lies_within_the_last_two_months(shop: list[Any]) -> None:
    now, start = datetime.now(UTC), datetime.now(UTC) - timedelta(days=70)
    assert all(start < message.sent_at <= now for message in of(shop, ChatChange))
    assert all(start < case.created_at <= now for case in of(shop, AfterSaleChange))
    newest = max(message.sent_at for message in of(shop, ChatChange))
    assert now - newest < timedelta(hours=20)


def test_buyers_talk_little_or_much_and_some_have_no_order(shop: list[Any]) -> None:
    talk = Counter(message.buyer for message in of(shop, ChatChange))
    buyers = {buyer.id for buyer in of(shop, BuyerChange)}
    assert set(talk) == buyers
    assert min(talk.values()) >= 10
    assert max(talk.values()) <= 250
    orders = Counter(order.buyer for order in of(shop, OrderChange))
    assert len(buyers - set(orders)) >= 2
    assert max(orders.values()) >= 5


def test_cases_are_of_every_type_and_far_from_all_closed(shop: list[Any]) -> None:
    cases = of(shop, AfterSaleChange)
    assert {case.kind for case in cases} == set(AfterSaleType)
    assert {case.status for case in cases} <= set(STATUS_WORDS)
    assert len({case.status for case in cases}) >= 8
    still_open = [case for case in cases if is_open(case.status)]
    assert len(still_open) >= 15
    now = datetime.now(UTC)
    assert all(case.deadline > now for case in still_open if case.deadline)
    assert any(case.deadline is None for case in cases)


def test_a_cases_pictures_were_sent_in_that_buyers_chat_before(shop: list[Any]) -> None:
    sent: dict[str, dict[str, datetime]] = {}
    for message in of(shop, ChatChange):
        if message.picture and message.from_buyer:
            sent.setdefault(message.buyer, {}).setdefault(message.picture, message.sent_at)
    shown = [case for case in of(shop, AfterSaleChange) if case.pictures]
    assert len(shown) >= 25
    for case in shown:
        assert all(sent[case.buyer][name] <= case.created_at for name in case.pictures)


def test_a_case_belongs_to_its_buyers_order_and_comes_after_the_payment(shop: list[Any]) -> None:
    orders = {order.number: order for order in of(shop, OrderChange)}
    for case in of(shop, AfterSaleChange):
        order = orders[case.order]
        assert case.buyer == order.buyer
        assert case.amount <= order.paid
        assert order.paid_at is not None
        assert order.paid_at <= case.created_at


def test_some_picture_is_used_by_two_buyers(shop: list[Any]) -> None:
    users: dict[str, set[str]] = {}
    for message in of(shop, ChatChange):
        if message.picture and message.from_buyer:
            users.setdefault(message.picture, set()).add(message.buyer)
    assert any(len(buyers) > 1 for buyers in users.values())


def test_nothing_is_left_unfilled_in_what_is_said(shop: list[Any]) -> None:
    for message in of(shop, ChatChange):
        assert bool(message.text) != bool(message.picture)
        assert not set("{}|#") & set(message.text)


@ONLY_SQLITE
def test_every_picture_of_the_feed_can_be_fetched(settings: Settings, resources: Path) -> None:
    code = admin.seed_demo(settings, resources)
    with running(settings) as url:
        peer = Peer(url)
        peer.pair(code)
        shop = peer.walk()
        names = {message.picture for message in of(shop, ChatChange) if message.picture}
        names |= {photo for product in of(shop, ProductChange) for photo in product.photos}
        assert len(names) > 30
        for name in names:
            assert peer.get_blob(name).headers["Content-Type"] == "image/jpeg"


def test_seeding_twice_makes_one_shop_and_two_codes(settings: Settings, resources: Path) -> None:
    codes = [admin.seed_demo(settings, resources) for _ in range(2)]
    with running(settings) as url:
        peers = [Peer(url), Peer(url)]
        assert [peer.pair(code).status_code for peer, code in zip(peers, codes, strict=True)] == [
            201,
            201,
        ]
        assert peers[0].shop == peers[1].shop
        assert len(of(peers[0].walk(), ProductChange)) == 12


@ONLY_SQLITE
@pytest.mark.parametrize("lost", ["products.json", "pictures.json", "pictures/shop-3.jpg"])
def test_a_demo_without_its_files_is_refused_clearly(
    settings: Settings, resources: Path, tmp_path: Path, lost: str
) -> None:
    copy = tmp_path / "copy" / "demo"
    (copy / "pictures").mkdir(parents=True)
    for path in (resources / "demo").rglob("*"):
        name = path.relative_to(resources / "demo")
        if path.is_file() and name.as_posix() != lost:
            (copy / name).write_bytes(path.read_bytes())
    with pytest.raises(DeskError) as caught:
        admin.seed_demo(settings, tmp_path / "copy")
    assert caught.value.problem == DEMO_MISSING
    assert Path(lost).name in caught.value.title
