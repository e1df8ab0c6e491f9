"""Meta, pairing and tokens (steps 0 and 1)."""

from datetime import datetime

from pydantic import Field

from merchant_desk.wire.base import Count, Id, Message


class LimitsMessage(Message):
    picture_bytes: int
    picture_pixels: int
    video_bytes: int
    text_length: int
    pictures_per_report: int
    media_types: tuple[str, ...]
    reports_per_order: int | None = Field(description="null: no cap is known")


class Meta(Message):
    version: str
    oldest_client: str
    time: datetime
    limits: LimitsMessage


class PairRequest(Message):
    code: str = Field(min_length=4, max_length=32)
    device: str = Field(
        min_length=1,
        max_length=100,
        pattern=r"^[^\x00-\x1f]*$",
        description="a name that people recognise",
    )


class Tokens(Message):
    """``access`` is good for ``expires_in`` seconds; ``refresh`` is used once for a successor."""

    access: str
    refresh: str
    expires_in: Count


class Paired(Message):
    device: Id
    shop: Id
    shop_name: str
    tokens: Tokens


class DeviceEntry(Message):
    id: Id
    name: str
    paired_at: datetime
    is_this: bool = Field(description="whether it is the one that asks")


class DeviceList(Message):
    """The devices of a shop that are signed in, newest last."""

    devices: tuple[DeviceEntry, ...]


class TokenRequest(Message):
    refresh: str = Field(min_length=16, max_length=256)
