"""After-sales, with the platform's status codes."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from merchant_desk.core.errors import QT_TRANSLATE_NOOP


class AfterSaleType(IntEnum):
    """The codes of the platform's *detail* answer; its list request counts differently."""

    REFUND = 1
    RETURN = 2
    EXCHANGE = 3
    RESEND = 4
    REPAIR = 5


STATUS_WORDS: dict[int, str] = {
    0: QT_TRANSLATE_NOOP("AfterSale", "无售后"),
    2: QT_TRANSLATE_NOOP("AfterSale", "买家申请退款，待商家处理"),
    3: QT_TRANSLATE_NOOP("AfterSale", "退货退款，待商家处理"),
    4: QT_TRANSLATE_NOOP("AfterSale", "商家同意退款，退款中"),
    5: QT_TRANSLATE_NOOP("AfterSale", "平台同意退款，退款中"),
    6: QT_TRANSLATE_NOOP("AfterSale", "驳回退款，待买家处理"),
    7: QT_TRANSLATE_NOOP("AfterSale", "已同意退货，待用户发货"),
    8: QT_TRANSLATE_NOOP("AfterSale", "平台处理中"),
    9: QT_TRANSLATE_NOOP("AfterSale", "平台拒绝退款，退款关闭"),
    10: QT_TRANSLATE_NOOP("AfterSale", "退款成功"),
    11: QT_TRANSLATE_NOOP("AfterSale", "买家撤销"),
    12: QT_TRANSLATE_NOOP("AfterSale", "买家逾期未处理"),
    13: QT_TRANSLATE_NOOP("AfterSale", "买家逾期"),
    14: QT_TRANSLATE_NOOP("AfterSale", "换货补寄中"),
    15: QT_TRANSLATE_NOOP("AfterSale", "换货补寄中"),
    16: QT_TRANSLATE_NOOP("AfterSale", "换货补寄中"),
    17: QT_TRANSLATE_NOOP("AfterSale", "换货补寄中"),
    18: QT_TRANSLATE_NOOP("AfterSale", "换货补寄中"),
    21: QT_TRANSLATE_NOOP("AfterSale", "待商家同意维修"),
    22: QT_TRANSLATE_NOOP("AfterSale", "待用户确认发货"),
    24: QT_TRANSLATE_NOOP("AfterSale", "维修关闭"),
    25: QT_TRANSLATE_NOOP("AfterSale", "维修成功"),
    27: QT_TRANSLATE_NOOP("AfterSale", "待用户确认收货"),
    31: QT_TRANSLATE_NOOP("AfterSale", "已同意拒收退款"),
    32: QT_TRANSLATE_NOOP("AfterSale", "补寄待商家发货"),
    33: QT_TRANSLATE_NOOP("AfterSale", "待商家召回"),
}
"""The platform's words for its status codes (14 to 18 are only known as exchange or resend)."""

ENDED = frozenset({0, 9, 10, 11, 12, 13, 24, 25})


def status_words(code: int) -> str:
    """The platform's words for ``code``; an unknown code is shown as it is, never hidden."""
    return STATUS_WORDS.get(code, f"状态 {code}")


def is_open(code: int) -> bool:
    """Whether somebody still has to act. An unknown code counts as open: it must be looked at."""
    return code not in ENDED


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterSale:
    """One after-sale case. ``amount`` is integer 分, ``pictures`` the SHA-256 of the buyer's."""

    id: str
    order: str
    buyer: str
    type: int
    status: int
    amount: int
    reason: str = ""
    description: str = ""
    created_at: datetime
    deadline: datetime | None = None
    pictures: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        return is_open(self.status)
