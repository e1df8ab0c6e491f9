"""Orders and after-sales of the demo shop, as the platform would number and state them."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from merchant_desk.backend.platform.demo_catalogue import DemoProduct
from merchant_desk.wire.changes import AfterSaleChange, OrderChange

_CHINA = timedelta(hours=8)
_DAY = timedelta(days=1)
_TO_ANSWER = timedelta(hours=48)
"""How long the demo's merchant has to answer a case."""
_TO_GO_ON = timedelta(days=7)

_WAITING = {1: (2,), 2: (3,), 3: (14, 15), 4: (32,), 5: (21,)}
"""By after-sale type: the states in which the merchant has to act."""
_UNDER_WAY = {1: (4, 6, 8), 2: (6, 7, 8), 3: (16, 27), 4: (17, 27), 5: (22,)}
_ENDED = {1: (10, 10, 10, 5, 9, 11), 2: (10, 10, 9, 11, 13), 3: (11, 12), 4: (11, 12), 5: (24, 25)}


@dataclass(slots=True)
class OrderBook:
    """Makes orders and cases, each with a number of its own."""

    chance: Random
    now: datetime
    orders: list[OrderChange] = field(default_factory=list)
    after_sales: list[AfterSaleChange] = field(default_factory=list)

    def order(
        self, buyer: str, product: DemoProduct, paid_at: datetime, *, state: str = ""
    ) -> OrderChange:
        """A new order; unless told, its state follows from its age."""
        quantity = self.chance.choice((1, 1, 1, 1, 2, 2, 3))
        discount = self.chance.choice((0, 0, 0, 100, 200))
        made = OrderChange(
            number=self._order_number(paid_at),
            buyer=buyer,
            product=product.id,
            title=product.title,
            spec=self.chance.choice(product.specs),
            quantity=quantity,
            paid=max(product.price * quantity - discount, 1),
            state=state or self._state(paid_at),
            paid_at=paid_at,
            photo=product.photos[0],
        )
        self.orders.append(made)
        return made

    def after_sale(
        self,
        order: OrderChange,
        created_at: datetime,
        *,
        kind: int,
        reason: str,
        description: str = "",
        pictures: tuple[str, ...] = (),
    ) -> AfterSaleChange:
        """A case of ``order``; how far it has come follows from its age."""
        age = self.now - created_at
        deadline: datetime | None
        if age < _TO_ANSWER:
            status, deadline = self.chance.choice(_WAITING[kind]), created_at + _TO_ANSWER
        elif age < _TO_GO_ON:
            status = self.chance.choice(_UNDER_WAY[kind])
            deadline = None if status == 8 else created_at + _TO_GO_ON
        else:
            status, deadline = self.chance.choice(_ENDED[kind]), None
        part = self.chance.choice((10, 10, 10, 5, 3)) if kind <= 2 else 0
        made = AfterSaleChange(
            id=f"{created_at + _CHINA:%y%m%d}{self.chance.randrange(10**9, 10**10)}",
            order=order.number,
            buyer=order.buyer,
            kind=kind,
            status=status,
            amount=order.paid * part // 10,
            reason=reason,
            description=description,
            created_at=created_at,
            deadline=deadline,
            pictures=pictures,
        )
        self.after_sales.append(made)
        return made

    def _order_number(self, paid_at: datetime) -> str:
        """One order in the old form, all others in today's."""
        day = paid_at + _CHINA
        if not self.orders:
            return f"{day:%Y%m%d}-{self.chance.randrange(10**8, 10**9)}"
        return f"{day:%y%m%d}-{self.chance.randrange(10**14, 10**15)}"

    def _state(self, paid_at: datetime) -> str:
        age = self.now - paid_at
        if self.chance.random() < 0.04:
            return "未发货退款成功" if age > _DAY / 2 else "交易关闭"
        if age < _DAY:
            return "待发货"
        return "已发货，待签收" if age < 3 * _DAY else "已签收"
