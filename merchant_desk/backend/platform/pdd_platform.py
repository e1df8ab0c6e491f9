"""The Pinduoduo open platform: orders and after-sales. It tells nothing of chats, to nobody."""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from pydantic import ValidationError

from merchant_desk.backend.platform import problems
from merchant_desk.backend.platform.interface import PlatformError, Span, Stream, Track
from merchant_desk.backend.platform.pdd_client import Answer, PddClient
from merchant_desk.backend.platform.pdd_words import (
    CaseAnswer,
    DetailAnswer,
    ItemAnswer,
    OrderAnswer,
    case_change,
    order_change,
    product_change,
)
from merchant_desk.core.errors import DeskError
from merchant_desk.wire.changes import AfterSaleChange, Change, OrderChange

_PAGE = 100
_READINGS = 4
_ALL_ORDERS = {"order_status": 5, "refund_status": 5}
_ALL_CASES = {"after_sales_status": 1, "after_sales_type": 1}
_HALF_HOUR = timedelta(minutes=30)
_HISTORY = timedelta(days=90)
_LATELY = {
    "width": _HALF_HOUR,
    "lag": timedelta(minutes=3),
    "overlap": timedelta(minutes=5),
    "history": _HISTORY,
}

_log = logging.getLogger(__name__)

A = TypeVar("A", OrderAnswer, CaseAnswer)
C = TypeVar("C", OrderChange, AfterSaleChange)
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Call:
    """One of the platform's lists: how it is asked and where its rows are."""

    name: str
    answer: str
    rows: str
    key: str
    start: str
    end: str
    asked: Mapping[str, int]


_ORDERS_MADE = _Call(
    "pdd.order.list.get",
    "order_list_get_response",
    "order_list",
    "order_sn",
    "start_confirm_at",
    "end_confirm_at",
    _ALL_ORDERS,
)
_ORDERS_CHANGED = _Call(
    "pdd.order.number.list.increment.get",
    "order_sn_increment_get_response",
    "order_sn_list",
    "order_sn",
    "start_updated_at",
    "end_updated_at",
    _ALL_ORDERS | {"is_lucky_flag": 0},
)
_CASES_CHANGED = _Call(
    "pdd.refund.list.increment.get",
    "refund_increment_get_response",
    "refund_list",
    "id",
    "start_updated_at",
    "end_updated_at",
    _ALL_CASES,
)


@dataclass(frozen=True, slots=True)
class PddPlatform:
    """``keep`` fetches the picture at an address into the shop's blobs: its SHA-256, or nothing."""

    client: PddClient
    keep: Callable[[str], str]

    @property
    def tracks(self) -> Mapping[Stream, Track]:
        return {
            Stream.ORDERS: Track(**_LATELY, history_width=timedelta(hours=24)),
            Stream.AFTER_SALES: Track(**_LATELY, history_width=_HALF_HOUR),
        }

    def read(self, stream: Stream, span: Span) -> tuple[Change, ...]:
        if stream is Stream.ORDERS:
            return self._orders(_ORDERS_CHANGED, span)
        return self._cases(span)

    def read_history(self, stream: Stream, span: Span) -> tuple[Change, ...]:
        if stream is Stream.ORDERS:
            return self._orders(_ORDERS_MADE, span)
        return self._cases(span)  # there is no list of after-sales by when they were made

    def _orders(self, call: _Call, span: Span) -> tuple[Change, ...]:
        rows = self._rows(call, span)
        items: dict[str, ItemAnswer] = {}

        def change(order: OrderAnswer) -> OrderChange:
            for item in order.item_list:
                if item.goods_id and item.goods_name:
                    items.setdefault(item.goods_id, item)
            return order_change(order, self._photo(order))

        orders = _understood(rows, OrderAnswer, change)
        products = (product_change(item, self.keep(item.picture)) for item in items.values())
        return (*products, *orders)

    def _photo(self, order: OrderAnswer) -> str:
        return self.keep(order.item_list[0].picture) if order.item_list else ""

    def _cases(self, span: Span) -> tuple[Change, ...]:
        def change(case: CaseAnswer) -> AfterSaleChange:
            detail = self._detail(case)
            pictures = [self.keep(url) for url in detail.pictures] if detail else []
            return case_change(case, detail, list(dict.fromkeys(filter(None, pictures))))

        return tuple(_understood(self._rows(_CASES_CHANGED, span), CaseAnswer, change))

    def _detail(self, case: CaseAnswer) -> DetailAnswer | None:
        """The case by itself; nothing when the platform does not want to know it any more."""
        try:
            answer = self.client.call(
                "pdd.refund.information.get", after_sales_id=case.id, order_sn=case.order_sn
            )
        except PlatformError as error:
            if error.problem != problems.PLATFORM_REFUSED:
                raise
            _log.info("an after-sale is told by its list alone: %s", error.facts.get("code"))
            return None
        try:
            return DetailAnswer.model_validate(
                answer.get("refund_information_get_response", answer)
            )
        except ValidationError as error:
            raise _unclear(error) from None

    def _rows(self, call: _Call, span: Span) -> list[Row]:
        """Every row of the list in ``span``, by their key.

        The list shifts while it is read: what changes anew leaves it, and the rest moves up. So it
        is read from its last page to its first, and again when it grew or came out too short.
        """

        def page(number: int) -> tuple[list[Row], int]:
            answer = self.client.call(
                call.name,
                **call.asked,
                **{call.start: _second(span.start), call.end: _second(span.end)},
                page=number,
                page_size=_PAGE,
            )
            return _page(call, answer)

        for _ in range(_READINGS):
            rows, total = page(1)
            first = total
            found = {str(row.get(call.key)): row for row in rows}
            if total > _PAGE:
                found.clear()
                for number in range(-(-total // _PAGE), 0, -1):
                    rows, total = page(number)
                    found |= {str(row.get(call.key)): row for row in rows}
            if total <= first and len(found) >= total:
                return list(found.values())
        raise PlatformError(problems.PLATFORM_SHIFTING, alone=True)


def _page(call: _Call, answer: Answer) -> tuple[list[Row], int]:
    content = answer.get(call.answer)
    if not isinstance(content, Mapping):
        raise PlatformError(problems.PLATFORM_UNCLEAR, detail=call.answer, alone=True)
    rows, total = content.get(call.rows) or [], str(content.get("total_count", ""))
    if not isinstance(rows, list) or not total.isdecimal():
        raise PlatformError(problems.PLATFORM_UNCLEAR, detail=call.rows, alone=True)
    return [row for row in rows if isinstance(row, Mapping)], int(total)


def _understood(rows: Sequence[Row], shape: type[A], change: Callable[[A], C]) -> list[C]:
    """What can be understood of ``rows``. One that cannot does not hold up the others; when none
    can, the platform speaks otherwise than we know.
    """
    changes: list[C] = []
    last: Exception | None = None
    for row in rows:
        try:
            changes.append(change(shape.model_validate(row)))
        except PlatformError:
            raise
        except (ValidationError, ValueError, DeskError) as error:
            last = error
            _log.warning("a row of %s is left out: %s", shape.__name__, _why(error))
    if last is not None and not changes:
        raise _unclear(last)
    return changes


def _unclear(error: Exception) -> PlatformError:
    return PlatformError(problems.PLATFORM_UNCLEAR, detail=_why(error), alone=True)


def _why(error: Exception) -> str:
    """What is wrong with a row, without anything that stands in it."""
    if isinstance(error, ValidationError):
        return _joined(".".join(map(str, each["loc"])) for each in error.errors())
    return error.code if isinstance(error, DeskError) else type(error).__name__


def _joined(places: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(places))[:100]


def _second(moment: datetime) -> int:
    return int(moment.timestamp())
