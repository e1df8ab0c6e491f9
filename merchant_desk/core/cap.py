"""The platform's cap on reports per order. Its number is unknown: the backend serves it."""

from dataclasses import dataclass

CAP_SENTENCE = (
    "您反馈此订单虚假售后凭证已经达到上限,平台将结合完整的聊天记录进行审核,您无需重复反馈"
)
"""What the platform says past the cap, word for word."""


@dataclass(frozen=True, slots=True)
class OrderCap:
    """How many reports an order has had, of how many it may have (``None``: not known yet)."""

    order: str
    counted: int = 0
    cap: int | None = None

    @property
    def left(self) -> int | None:
        return None if self.cap is None else max(self.cap - self.counted, 0)

    @property
    def is_reached(self) -> bool:
        return self.left == 0
