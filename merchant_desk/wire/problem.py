"""Refusals as RFC 9457 problem details, with what to do next."""

from enum import StrEnum

from pydantic import Field

from merchant_desk.wire.base import Message


class Retry(StrEnum):
    NEVER = "never"
    AFTER = "after"
    REAUTH = "reauth"
    USER = "user"


class Scope(StrEnum):
    """What a refusal stops."""

    ITEM = "item"
    ORDER = "order"
    SHOP = "shop"
    DEVICE = "device"


class Code(StrEnum):
    """Why. The last part of a problem's ``type``."""

    BAD_REQUEST = "bad-request"
    BAD_PAIRING_CODE = "bad-pairing-code"
    UNAUTHORIZED = "unauthorized"
    DEVICE_REVOKED = "device-revoked"
    NOT_FOUND = "not-found"
    OTHER_BYTES = "other-bytes"
    ORDER_CAP = "order-cap"
    STALE = "stale"
    NO_CONDITION = "no-condition"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"
    MISSING_BLOBS = "missing-blobs"
    WRONG_OFFSET = "wrong-offset"
    WRONG_DIGEST = "wrong-digest"
    TOO_LARGE = "too-large"
    UNSUPPORTED_MEDIA = "unsupported-media"
    CURSOR_GONE = "cursor-gone"
    RATE_LIMIT = "rate-limit"
    STORAGE_FULL = "storage-full"
    INTERNAL = "internal"
    UNAVAILABLE = "unavailable"


class ProblemDetails(Message):
    type: str
    title: str
    status: int
    detail: str = ""
    retry: Retry = Retry.AFTER
    scope: Scope = Scope.ITEM
    missing: tuple[str, ...] = Field(default=(), description="SHA-256 of blobs that are missing")
    counted: int | None = Field(default=None, description="reports that the order has had")
    cap: int | None = Field(default=None, description="reports that the order may have")

    offset: int | None = Field(default=None, description="bytes that are there already")

    @property
    def code(self) -> str:
        return self.type.rsplit("/", 1)[-1]
