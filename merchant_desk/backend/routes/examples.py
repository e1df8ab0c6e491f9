"""Examples for the service's description."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from merchant_desk.core.order import order_number
from merchant_desk.core.picture import MediaType, Picture
from merchant_desk.core.region import Region
from merchant_desk.core.report import Declaration, Door, Kind, Report, Suspect
from merchant_desk.wire.report import Receipt, ReportMessage, to_message

_MOMENT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
_PICTURE = Picture("ab" * 32, "可疑.jpg", MediaType.JPEG, 183_422, 1280, 960)
_REPORT = Report(
    id="019a9d3e-7f00-7c3a-9d51-3a1e6f0c2b11",
    shop="shop-1f6e0c9a2b7d",
    door=Door.CHAT,
    made_at=_MOMENT,
    order=order_number("260517-607198974342268"),
    after_sale="",
    suspects=(
        Suspect(picture=_PICTURE, kind=Kind.EDITED, regions=(Region(10, 20, 300, 200, "裂纹"),)),
    ),
    text="图片有改动痕迹",
    declarations=frozenset(Declaration),
)


def _body(report: Report) -> dict[str, Any]:
    shown = to_message(report).model_dump(mode="json")
    schema = ReportMessage.model_json_schema()
    content = {"application/json": {"schema": schema, "example": shown}}
    return {"requestBody": {"required": True, "content": content}}


REPORT_BODY = _body(_REPORT)
REVISION_BODY = _body(replace(_REPORT, text="图片有改动痕迹，见红框处", revision=2))
RECEIPT = Receipt(
    id=_REPORT.id,
    number="FK20261120-000001",
    sha256="cd" * 32,
    received_at=_MOMENT,
    counted=1,
    cap=3,
).model_dump(mode="json")
REVISED = RECEIPT | {"sha256": "ef" * 32, "revision": 2}
