"""The demo shop: two months of a small shop's life, the same for the same seed and moment."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from merchant_desk.backend.platform import demo_claims, demo_dialogues, demo_people
from merchant_desk.backend.platform.demo_catalogue import (
    EVIDENCE,
    Catalogue,
    DemoPicture,
    DemoProduct,
    Role,
)
from merchant_desk.backend.platform.demo_chats import Chats, by_day
from merchant_desk.backend.platform.demo_claims import Case
from merchant_desk.backend.platform.demo_dialogues import Topic
from merchant_desk.backend.platform.demo_orders import OrderBook
from merchant_desk.wire.changes import BuyerChange, Change, OrderChange, ProductChange

SEED = 20230801
BUYERS = 60
ORDERS = 440
AFTER_SALES = 72
MESSAGES = 3400
_LEAST_CLAIMS = 30
_REUSED = 3
"""Claims with a picture that another buyer has sent before."""
_LEAST_OTHER_CASES = 24
_WITHOUT_ORDERS = 4
_MOST_MESSAGES = 236
_REMEMBERED = 6
_DAY = timedelta(days=1)
_SPAN = 60 * _DAY
_BANDS = ((12, 30), (12, 30), (12, 30), (31, 80), (31, 80), (81, 160), (161, _MOST_MESSAGES))
"""How many messages a buyer may have: most few, some very many."""


def changes(catalogue: Catalogue, now: datetime) -> list[Change]:
    """The whole shop as changes of its feed, ending shortly before ``now``."""
    chance = Random(SEED)  # noqa: S311 - a story, not a secret
    story = _Story(catalogue, now, chance, OrderBook(chance, now), Chats(chance, now))
    return story.tell()


@dataclass(frozen=True, slots=True)
class _Story:
    catalogue: Catalogue
    now: datetime
    chance: Random
    book: OrderBook
    chats: Chats
    _lately: dict[str, deque[Topic]] = field(default_factory=dict)
    """What each buyer talked of last, so that nobody says the same over and over."""

    def tell(self) -> list[Change]:
        names = demo_people.names(self.chance, BUYERS)
        buyers = [
            BuyerChange(id=f"buyer-{number:03d}", name=name) for number, name in enumerate(names, 1)
        ]
        everyone = [buyer.id for buyer in buyers]
        customers = everyone[_WITHOUT_ORDERS:]
        self._claims(customers)
        self._strangers_claims(everyone[:_WITHOUT_ORDERS])
        self._other_orders(customers)
        self._other_cases()
        self._small_talk(everyone)
        products = [
            ProductChange(id=product.id, title=product.title, photos=product.photos)
            for product in self.catalogue.products
        ]
        return [
            *products,
            *buyers,
            *self.book.orders,
            *self.book.after_sales,
            *self.chats.changes(),
        ]

    def _claims(self, customers: Sequence[str]) -> None:
        """Every evidence picture is sent by somebody who then opens a case; a few are sent twice,
        by different buyers.
        """
        evidence = [p for p in self.catalogue.pictures if p.role in EVIDENCE]
        groups = self._grouped(evidence)
        again = max(_REUSED, _LEAST_CLAIMS - len(groups)) if groups else 0
        claims = groups + [self.chance.choice(groups) for _ in range(again)]
        claimants = self.chance.sample(list(customers), len(customers))
        for index, pictures in enumerate(claims):
            # Half of them in the last two days, so that there is something to do.
            age = self.chance.uniform(0.04, 1.9) if index % 2 else self.chance.uniform(2.1, 45)
            self._claim(claimants[index % len(claimants)], pictures, self.now - age * _DAY)

    def _claim(self, buyer: str, pictures: tuple[DemoPicture, ...], wished: datetime) -> None:
        start = self._free_moment(buyer, wished)
        order = self.book.order(
            buyer,
            self._product(pictures[0]),
            start - self.chance.uniform(2.5, 7) * _DAY,
            state="已签收",
        )
        ended = self._show(buyer, pictures, start, order)
        self.book.after_sale(
            order,
            ended,
            kind=self.chance.choice((1, 1, 1, 2)),
            reason=self.chance.choice(demo_claims.REASONS[pictures[0].role]),
            description=_caption(pictures),
            pictures=tuple(picture.sha256 for picture in pictures),
        )

    def _strangers_claims(self, strangers: Sequence[str]) -> None:
        """Buyers whose order is not known here complain too: its number must be typed in."""
        evidence = [p for p in self.catalogue.pictures if p.role in EVIDENCE - {Role.DAMAGE}]
        for buyer in strangers[: _WITHOUT_ORDERS // 2] if evidence else ():
            picture = self.chance.choice(evidence)
            start = self._free_moment(buyer, self.now - self.chance.uniform(0.1, 3) * _DAY)
            self._show(buyer, (picture,), start, None)

    def _show(
        self,
        buyer: str,
        pictures: tuple[DemoPicture, ...],
        start: datetime,
        order: OrderChange | None,
    ) -> datetime:
        is_genuine = pictures[0].role is Role.DAMAGE and self.chance.random() < 0.75
        dialogues = demo_claims.GENUINE if is_genuine else demo_claims.DOUBTFUL
        product = self._product(pictures[0])
        return self.chats.talk(
            buyer,
            start,
            self.chance.choice(dialogues),
            self._words(product, order) | {"caption": _caption(pictures)},
            pictures=tuple(picture.sha256 for picture in pictures),
            photo=self.chance.choice(product.photos),
        )

    def _other_orders(self, customers: Sequence[str]) -> None:
        """Everybody has an order, a few have very many."""
        weights = [self.chance.choice((1, 1, 2, 3, 5, 9)) for _ in customers]
        rest = max(ORDERS - len(self.book.orders) - len(customers), 0)
        buyers = [*customers, *self.chance.choices(customers, weights, k=rest)]
        for buyer in buyers:
            paid_at = by_day(self.now - self.chance.uniform(0.05, 59) * _DAY)
            self.book.order(buyer, self.chance.choice(self.catalogue.products), paid_at)

    def _other_cases(self) -> None:
        """Cases that no picture belongs to: each kind at least once where some order allows it."""
        taken = {case.order for case in self.book.after_sales}
        free = [order for order in self.book.orders if order.number not in taken]
        self.chance.shuffle(free)
        wanted = max(AFTER_SALES - len(taken), _LEAST_OTHER_CASES)
        for case in demo_claims.OTHER_CASES:
            order = next((order for order in free if self._allows(order, case)), None)
            if order is not None:
                free.remove(order)
                self._other_case(order, case)
                wanted -= 1
        for order in free[:wanted]:
            cases = [case for case in demo_claims.OTHER_CASES if self._allows(order, case)]
            self._other_case(order, self.chance.choice(cases))

    def _allows(self, order: OrderChange, case: Case) -> bool:
        return (
            self._days_since(order) > case.least_days
            and self._by_id(order.product).sort in case.sorts
        )

    def _other_case(self, order: OrderChange, case: Case) -> None:
        paid_at = order.paid_at or self.now
        last = min(self._days_since(order), case.least_days + 8)
        wished = paid_at + self.chance.uniform(case.least_days, last) * _DAY
        ended = self.chats.talk(
            order.buyer,
            max(self._free_moment(order.buyer, wished), paid_at),
            case.lines,
            self._words(self._by_id(order.product), order),
        )
        self.book.after_sale(order, ended, kind=case.kind, reason=case.reason)

    def _days_since(self, order: OrderChange) -> float:
        return (self.now - (order.paid_at or self.now)) / _DAY

    def _small_talk(self, everyone: Sequence[str]) -> None:
        """What else is said, until every buyer and the whole shop have enough to read."""
        for picture in (p for p in self.catalogue.pictures if p.role is Role.CONTEXT):
            buyer = self.chance.choice(everyone)
            self.chats.talk(
                buyer,
                self._free_moment(buyer, self.now - self.chance.uniform(0.1, 40) * _DAY),
                demo_claims.CONTEXT,
                {"caption": _caption((picture,))},
                pictures=(picture.sha256,),
            )
        orders: dict[str, list[OrderChange]] = {}
        for order in self.book.orders:
            orders.setdefault(order.buyer, []).append(order)
        for buyer in everyone:
            band = self.chance.choice(_BANDS) if buyer in orders else _BANDS[0]
            wanted = self.chance.randint(*band)
            while self.chats.count(buyer) < wanted:
                self._chat(buyer, orders.get(buyer, []))
        while len(self.chats.said) < MESSAGES:
            buyer = self.chance.choice(tuple(orders))
            if self.chats.count(buyer) < _MOST_MESSAGES:
                self._chat(buyer, orders[buyer])

    def _chat(self, buyer: str, orders: Sequence[OrderChange]) -> None:
        order = self.chance.choice(orders) if orders else None
        is_after = order is not None and self.chance.random() < 0.65
        lately = self._lately.setdefault(buyer, deque(maxlen=_REMEMBERED))
        if order:
            product = self._by_id(order.product)
        else:
            product = self.chance.choice(self.catalogue.products)
        topics = demo_dialogues.AFTER if is_after else demo_dialogues.BEFORE
        topic = self.chance.choice(
            [topic for topic in topics if topic not in lately and product.sort in topic.sorts]
        )
        paid_at = order.paid_at if order else None
        base = paid_at or self.now - self.chance.random() * _SPAN
        wished = base + self.chance.uniform(*topic.days) * _DAY
        if wished > self.now and is_after:
            return  # has not happened yet
        lately.append(topic)
        self.chats.talk(
            buyer,
            self._free_moment(buyer, wished),
            topic.lines,
            self._words(product, order),
            photo=self.chance.choice(product.photos),
        )

    def _free_moment(self, buyer: str, wished: datetime) -> datetime:
        """By day, near ``wished``, when the buyer is not already talking."""
        moment = by_day(min(wished, self.now - timedelta(minutes=35)))
        while not self.chats.is_free(buyer, moment):
            moment = by_day(moment - timedelta(minutes=self.chance.uniform(20, 120)))
        return moment

    def _grouped(self, pictures: Sequence[DemoPicture]) -> list[tuple[DemoPicture, ...]]:
        """One picture a claim, sometimes two of the same product and role."""
        groups: list[tuple[DemoPicture, ...]] = []
        for picture in pictures:
            last = groups[-1] if groups else ()
            is_alike = len(last) == 1 and _alike(last[0], picture)
            if is_alike and self.chance.random() < 0.3:
                groups[-1] = (*last, picture)
            else:
                groups.append((picture,))
        return groups

    def _product(self, picture: DemoPicture) -> DemoProduct:
        if picture.product:
            return self._by_id(picture.product)
        return self.chance.choice(self.catalogue.products)

    def _by_id(self, product_id: str) -> DemoProduct:
        return next(p for p in self.catalogue.products if p.id == product_id)

    def _words(self, product: DemoProduct, order: OrderChange | None) -> dict[str, object]:
        return demo_people.parcel(self.chance) | {
            "title": product.title,
            "spec": self.chance.choice(product.specs),
            "quantity": order.quantity if order else 1,
            "small": self.chance.choice(("1.2", "2", "0.8", "3.5")),
        }


def _alike(one: DemoPicture, other: DemoPicture) -> bool:
    return (one.product, one.role) == (other.product, other.role)


def _caption(pictures: Sequence[DemoPicture]) -> str:
    return next((p.caption for p in pictures if p.caption), "收到就是这样的，你们看看")
