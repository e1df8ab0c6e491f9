"""Orders from the rows of the platform's export: by its headers, which each merchant chooses."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal, InvalidOperation

from merchant_desk.core.errors import DeskError
from merchant_desk.core.order import Order, order_number
from merchant_desk.desk.problems import BAD_CELL, NO_ORDER_COLUMN
from merchant_desk.desk.sheets import Line

_CHINA = timezone(timedelta(hours=8))
_HEADER_WITHIN = 20
"""Rows in which the header must stand: some exports begin with a title."""
_MOST_YUAN = 10**9
_MOST_PIECES = 10**6

_NUMBER = "订单号"
_FIELDS: dict[str, tuple[str, ...]] = {
    "number": (_NUMBER, "订单编号"),
    "title": ("商品", "商品名称", "商品标题"),
    "spec": ("商品规格", "规格"),
    "quantity": ("商品数量(件)", "商品数量", "数量"),
    "paid": ("用户实付金额(元)", "用户实付金额", "实付金额(元)"),
    "state": ("订单状态",),
    "product": ("商品id",),
    "paid_at": ("支付时间",),
    "made_at": ("订单成交时间", "成交时间"),
}
"""By field of ours, the headers that are met, in the form of :func:`_plain`, the best one first."""

_TIMES = (
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M:%S.%f",
    "%Y-%m-%d %H:%M",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%Y-%m-%d",
    "%Y/%m/%d",
)
_NOTHING = frozenset({"", "-", "--", "/", "无", "****"})
_FORMULA = re.compile(r'="(.*)"', re.DOTALL)


@dataclass(frozen=True, slots=True)
class ReadOrder:
    """What one row came to: an order, or why there is none. ``number`` is the row's."""

    number: int
    order: Order | None
    problem: DeskError | None = None


def orders(lines: Iterator[Line], name: str) -> Iterator[ReadOrder]:
    """The rows below the header; :class:`DeskError` when no header has the order's number.

    A further table in the same file has its own header. Empty rows and sums are passed over.
    """
    columns: Mapping[str, int] = {}
    for place, line in enumerate(lines):
        found = _columns(line.cells)
        if "number" in found:
            columns = found
        elif not columns:
            if place >= _HEADER_WITHIN:
                break
        elif any(_clean(cell) for cell in line.cells):
            yield _row(line, columns)
    if not columns:
        raise DeskError(NO_ORDER_COLUMN, name=name, rows=_HEADER_WITHIN)


def _columns(cells: Sequence[str]) -> Mapping[str, int]:
    """Which field stands in which column, as far as this row is a header."""
    headers: dict[str, int] = {}
    for at, cell in enumerate(cells):
        headers.setdefault(_plain(cell), at)
    return {
        field: headers[header]
        for field, names in _FIELDS.items()
        for header in reversed(names)
        if header in headers
    }


def _row(line: Line, columns: Mapping[str, int]) -> ReadOrder:
    cells = {
        field: _clean(line.cells[at]) if at < len(line.cells) else ""
        for field, at in columns.items()
    }
    try:
        return ReadOrder(line.number, _order(cells, line.number))
    except DeskError as error:
        return ReadOrder(line.number, None, error)


def _order(cells: Mapping[str, str], row: int) -> Order:
    def cell(field: str) -> str:
        return cells.get(field, "")

    def wrong(field: str) -> DeskError:
        column = _FIELDS[field][0]
        return DeskError(BAD_CELL, row=row, column=column, value=cell(field)[:40])

    try:
        number = order_number(cell("number"))
    except DeskError as error:
        raise wrong("number") from error
    values: dict[str, int] = {}
    for field, most, factor in (("quantity", _MOST_PIECES, 1), ("paid", _MOST_YUAN, 100)):
        try:
            values[field] = _count(cell(field), most, factor)
        except ValueError as error:
            raise wrong(field) from error
    moments: dict[str, datetime | None] = {}
    for field in ("paid_at", "made_at"):
        try:
            moments[field] = _moment(cell(field))
        except ValueError as error:
            raise wrong(field) from error
    return Order(
        number=number,
        buyer="",  # an export does not say who it was
        product=cell("product"),
        title=cell("title"),
        spec=cell("spec"),
        quantity=values["quantity"] or 1,
        paid=values["paid"],
        state=cell("state"),
        paid_at=moments["paid_at"] or moments["made_at"],
    )


def _plain(header: str) -> str:
    """A header in one form: no blanks, narrow brackets, small letters."""
    return "".join(unicodedata.normalize("NFKC", _clean(header)).split()).lower()


def _clean(cell: str) -> str:
    """Without blanks, tabs and the ``="…"`` that keeps a spreadsheet from counting with it."""
    text = cell.strip(" \t\r\n\u3000\u00a0\ufeff'")
    formula = _FORMULA.fullmatch(text)
    return formula[1].strip() if formula else text


def _count(text: str, most: int, factor: int) -> int:
    """A number of pieces, or yuan in 分 with the factor 100; nothing counts as 0."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").strip("¥元件 ")
    if plain in _NOTHING:
        return 0
    try:
        number = Decimal(plain) * factor
    except InvalidOperation:
        raise ValueError(text) from None
    if not number.is_finite() or not 0 <= number <= most * factor:
        raise ValueError(text)
    return int(number.quantize(Decimal(1)))


def _moment(text: str) -> datetime | None:
    """A time of day in China."""
    if text in _NOTHING:
        return None
    for form in _TIMES:
        try:
            return datetime.strptime(text, form).replace(tzinfo=_CHINA).astimezone(UTC)
        except ValueError:
            continue
    raise ValueError(text)
