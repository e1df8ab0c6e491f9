"""The platform's answers in the words of our change feed.

Its traps are met here and nowhere else: numbers as strings, yuan in lists and unnamed units in
details, seconds in lists and milliseconds in details, times of day in China, two codings of the
after-sale's type. Of the receiver nothing is read at all: we have no use for it.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal, InvalidOperation
from typing import Annotated

from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field

from merchant_desk.core.order import order_number
from merchant_desk.wire.changes import AfterSaleChange, OrderChange, ProductChange

CHINA = timezone(timedelta(hours=8))
_DAYTIME = "%Y-%m-%d %H:%M:%S"
_MILLISECONDS_FROM = 10**11
"""As seconds this is the year 5138, as milliseconds 1973: no moment of ours is both."""
_MOST = 10**9
_ORDER_STATES = {1: "待发货", 2: "已发货，待签收", 3: "已签收"}
_PAID_BACK = 4
_TYPE_IN_LIST = {2: 1, 3: 2, 4: 3, 5: 4, 6: 5}
"""The list's code of an after-sale's type → the detail's, which is ours."""
_TITLE_LENGTH = 200


def moment(value: object) -> datetime | None:
    """A moment as seconds, as milliseconds or as a time of day in China; ``None`` for none."""
    text = str(value if value is not None else "").strip()
    if text.isdecimal():
        number = int(text)
        seconds = number / 1000 if number >= _MILLISECONDS_FROM else number
        return datetime.fromtimestamp(seconds, UTC) if number else None
    try:
        return datetime.strptime(text, _DAYTIME).replace(tzinfo=CHINA).astimezone(UTC)
    except ValueError:
        return None


def cents(value: object) -> int:
    """Yuan, as text or as a number, in 分; :class:`ValueError` when it is no amount."""
    text = str(value if value is not None else "").strip().replace(",", "") or "0"
    try:
        amount = Decimal(text)
    except InvalidOperation:
        raise ValueError(text) from None
    if not amount.is_finite() or not 0 <= amount < _MOST:
        raise ValueError(text)
    return int((amount * 100).quantize(Decimal(1)))


def _or_nothing(value: object) -> object:
    return "" if value is None else value


def _or_zero(value: object) -> object:
    return 0 if value in {None, ""} else value


Text = Annotated[str, BeforeValidator(_or_nothing)]
Number = Annotated[int, BeforeValidator(_or_zero)]
Yuan = Annotated[int, BeforeValidator(cents)]
Instant = Annotated[datetime | None, BeforeValidator(moment)]


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", coerce_numbers_to_str=True)


class ItemAnswer(_Answer):
    goods_id: Text = ""
    goods_name: Text = ""
    goods_spec: Text = ""
    goods_count: Number = 1
    picture: Text = Field(default="", validation_alias="goods_img")


class OrderAnswer(_Answer):
    """An order of either list."""

    order_sn: str
    order_status: Number = 0
    confirm_status: Number = 1
    refund_status: Number = 1
    pay_amount: Yuan = 0
    pay_time: Instant = None
    confirm_time: Instant = None
    created_time: Instant = None
    item_list: tuple[ItemAnswer, ...] = ()


class CaseAnswer(_Answer):
    """An after-sale as the list has it: amounts in yuan, the list's types."""

    id: str = Field(min_length=1)
    order_sn: str
    after_sales_type: Number = 0
    after_sales_status: Number = 0
    after_sale_reason: Text = ""
    amount: Yuan = Field(default=0, validation_alias="refund_amount")
    created_time: Instant = None
    updated_time: Instant = None


class DetailAnswer(_Answer):
    """An after-sale by itself: its amounts are left alone, as nobody says what they count."""

    after_sales_type: Number = 0
    after_sales_status: int | None = None
    reason: Text = Field(
        default="", validation_alias=AliasChoices("after_sales_reason", "after_sale_reason")
    )
    remark: Text = ""
    recreated_at: Instant = None
    expire_time: Instant = None
    pictures: Annotated[tuple[str, ...], BeforeValidator(lambda value: value or ())] = Field(
        default=(), validation_alias="images"
    )


def order_change(order: OrderAnswer, photo: str) -> OrderChange:
    """``photo`` is a SHA-256 or nothing. :class:`DeskError` when the number is none."""
    number = order_number(order.order_sn)
    first = order.item_list[0] if order.item_list else ItemAnswer()
    more = len(order.item_list) - 1
    return OrderChange(
        number=number,
        # The platform does not say who bought it, so no two orders are of the same buyer.
        buyer=f"order-{number}",
        product=first.goods_id,
        title=first.goods_name[:_TITLE_LENGTH] + (f" 等 {more + 1} 种" if more > 0 else ""),
        spec=first.goods_spec,
        quantity=sum(item.goods_count for item in order.item_list) or 1,
        paid=order.pay_amount,
        state=_state(order),
        paid_at=order.pay_time or order.confirm_time or order.created_time,
        photo=photo,
    )


def product_change(item: ItemAnswer, photo: str) -> ProductChange:
    photos = (photo,) if photo else ()
    return ProductChange(id=item.goods_id, title=item.goods_name[:_TITLE_LENGTH], photos=photos)


def case_change(
    case: CaseAnswer, detail: DetailAnswer | None, pictures: Sequence[str]
) -> AfterSaleChange:
    """The list's amount with the detail's state, which was asked for later.

    Without a detail the list tells all. :class:`ValueError` when nobody says when it was made.
    """
    number = order_number(case.order_sn)
    created_at = case.created_time or (detail and detail.recreated_at) or case.updated_time
    if created_at is None:
        raise ValueError("created_time")
    kind = _TYPE_IN_LIST.get(case.after_sales_type, case.after_sales_type)
    status = case.after_sales_status
    if detail is not None:
        kind = detail.after_sales_type or kind
        status = status if detail.after_sales_status is None else detail.after_sales_status
    return AfterSaleChange(
        id=case.id,
        order=number,
        buyer=f"order-{number}",
        kind=kind,
        status=status,
        amount=case.amount,
        reason=(detail.reason if detail else "") or case.after_sale_reason,
        description=detail.remark if detail else "",
        created_at=created_at,
        deadline=detail.expire_time if detail else None,
        pictures=tuple(pictures),
    )


def _state(order: OrderAnswer) -> str:
    """The words of the platform's own export, and a code that nobody has words for as it is."""
    if order.refund_status == _PAID_BACK and order.order_status == 1:
        return "未发货退款成功"
    if order.confirm_status == 2:
        return "交易关闭"
    return _ORDER_STATES.get(order.order_status, f"状态 {order.order_status}")
