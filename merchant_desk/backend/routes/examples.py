"""Examples for the service's description."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from merchant_desk.core.order import order_number
from merchant_desk.core.picture import MediaType, Picture
from merchant_desk.core.region import Region
from merchant_desk.core.report import Declaration, Door, Kind, Report, Suspect
from merchant_desk.wire.access import (
    DeviceEntry,
    DeviceList,
    Paired,
    PairRequest,
    TokenRequest,
    Tokens,
)
from merchant_desk.wire.base import Message
from merchant_desk.wire.blobs import BlobAnswer, BlobName, BlobNeed, BlobQuery
from merchant_desk.wire.changes import CapChange, ChangePage, ReviewChange
from merchant_desk.wire.report import Receipt, ReportMessage, to_message

MOMENT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
_PICTURE = Picture("ab" * 32, "可疑.jpg", MediaType.JPEG, 183_422, 1280, 960)
_REPORT = Report(
    id="019a9d3e-7f00-7c3a-9d51-3a1e6f0c2b11",
    shop="shop-1f6e0c9a2b7d",
    door=Door.CHAT,
    made_at=MOMENT,
    order=order_number("260517-607198974342268"),
    after_sale="",
    suspects=(
        Suspect(picture=_PICTURE, kind=Kind.EDITED, regions=(Region(10, 20, 300, 200, "裂纹"),)),
    ),
    text="图片有改动痕迹",
    declarations=frozenset(Declaration),
)


def dumped(message: Message) -> dict[str, Any]:
    """As it goes over the wire."""
    shown: dict[str, Any] = message.model_dump(mode="json")
    return shown


def sent(message: Message) -> dict[str, Any]:
    """What a route adds to the description of its body."""
    return {"requestBody": {"content": {"application/json": {"example": dumped(message)}}}}


def _body(report: Report) -> dict[str, Any]:
    shown = to_message(report).model_dump(mode="json")
    schema = ReportMessage.model_json_schema()
    content = {"application/json": {"schema": schema, "example": shown}}
    return {"requestBody": {"required": True, "content": content}}


REPORT_BODY = _body(_REPORT)
REVISION_BODY = _body(replace(_REPORT, text="图片有改动痕迹，见红框处", revision=2))
RECEIPT = dumped(
    Receipt(
        id=_REPORT.id,
        number="FK20261120-000001",
        sha256="cd" * 32,
        received_at=MOMENT,
        counted=1,
        cap=3,
    )
)
_TOKENS = Tokens(access="nU2mWbQk0yq7", refresh="pV4zTz1oJc9hXe6s", expires_in=3600)
_DEVICE = "device-4f1c09d2a7b3e586"
PAIR_REQUEST = sent(PairRequest(code="K7M3-Q9TX", device="客服一号"))
PAIRED = dumped(Paired(device=_DEVICE, shop=_REPORT.shop, shop_name="晨光小店", tokens=_TOKENS))
DEVICES = dumped(
    DeviceList(devices=(DeviceEntry(id=_DEVICE, name="客服一号", paired_at=MOMENT, is_this=True),))
)
TOKEN_REQUEST = sent(TokenRequest(refresh="c3NqYb8wLr5kUd2a"))
TOKENS = dumped(_TOKENS)
BLOB_QUERY = sent(BlobQuery(blobs=(BlobName(sha256=_PICTURE.sha256, size=_PICTURE.bytes),)))
BLOB_ANSWER = dumped(BlobAnswer(need=(BlobNeed(sha256=_PICTURE.sha256, offset=65_536),)))
CHANGES = dumped(
    ChangePage(
        changes=(
            CapChange(order=_REPORT.order, counted=1, cap=3),
            ReviewChange(report=_REPORT.id, opened_at=MOMENT),
        ),
        cursor=42,
        more=False,
    )
)
REVISED = RECEIPT | {"sha256": "ef" * 32, "revision": 2}
