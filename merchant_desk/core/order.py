"""Orders, as the platform numbers and lists them."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from merchant_desk.core import problems
from merchant_desk.core.errors import DeskError

_NUMBER = re.compile(r"\d{6}(\d{2})?-\d{6,}", re.ASCII)


def order_number(text: str) -> str:
    """The order number in ``text`` as the platform writes it.

    Both forms are taken (``260517-607198974342268`` and the old ``20150909-452750051``); blanks and
    full-width digits, as they come by copy and paste, are mended. Anything else: a
    :class:`DeskError`.
    """
    number = "".join(unicodedata.normalize("NFKC", text).split())
    if not _NUMBER.fullmatch(number):
        raise DeskError(problems.BAD_ORDER_NUMBER, text=text.strip()[:40])
    return number


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One order. Amounts are integer 分; ``state`` is the platform's word, kept when unknown."""

    number: str
    buyer: str
    product: str
    title: str
    spec: str = ""
    quantity: int = 1
    paid: int = 0
    state: str = ""
    paid_at: datetime | None = None
    photo: str = ""
    """SHA-256 of the product photo that the order shows, or nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """One product of the shop with its photos (SHA-256 each)."""

    id: str
    title: str
    photos: tuple[str, ...] = ()
