"""Keeping reports: the same one never counts twice, and an order never has more than its cap."""

import hashlib
from datetime import UTC, datetime

from pydantic import ValidationError
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from merchant_desk.backend import feed
from merchant_desk.backend.database import lock_shop
from merchant_desk.backend.models import (
    BlobRow,
    ReportBlobRow,
    ReportRow,
    RevisionRow,
    ShopRow,
)
from merchant_desk.backend.refusals import RefusalError
from merchant_desk.backend.settings import Settings
from merchant_desk.core.cap import CAP_SENTENCE
from merchant_desk.core.checklist import WORDS, unmet
from merchant_desk.core.errors import DeskError
from merchant_desk.core.picture import Limits, Picture, Proof
from merchant_desk.core.report import Report, ReportDraft, blobs
from merchant_desk.wire.changes import CapChange
from merchant_desk.wire.problem import Code
from merchant_desk.wire.report import Receipt, ReportMessage, canonical, to_report

_LONGEST_ORDER = 64


def find(session: Session, shop_id: str, report_id: str) -> Receipt:
    """The receipt of a report that is kept; refused as not found otherwise."""
    row = session.get(ReportRow, (shop_id, report_id))
    if row is None:
        raise RefusalError(Code.NOT_FOUND)
    return receipt(row)


def known(session: Session, shop_id: str, report_id: str, body: bytes) -> Receipt | None:
    """The receipt when exactly this body was kept before; other bytes are refused. Of one that
    was revised since, the receipt is for what it said then.
    """
    row = session.get(ReportRow, (shop_id, report_id))
    if row is None:
        return None
    sha256 = hashlib.sha256(body).hexdigest()
    if row.sha256 == sha256:
        return receipt(row)
    earlier = session.scalar(
        select(RevisionRow).where(
            RevisionRow.shop_id == shop_id,
            RevisionRow.report_id == report_id,
            RevisionRow.sha256 == sha256,
        )
    )
    if earlier is None:
        raise RefusalError(Code.OTHER_BYTES)
    then = {"sha256": sha256, "revision": earlier.number, "received_at": earlier.received_at}
    return receipt(row).model_copy(update=then)


def read(body: bytes, shop_id: str, report_id: str, limits: Limits) -> Report:
    """The report in ``body``; refused unless it is canonical, complete and within the limits."""
    try:
        message = ReportMessage.model_validate_json(body)
        report = to_report(message)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise RefusalError(Code.BAD_REQUEST, f"{place}：{first['msg']}") from error
    except DeskError as error:
        raise RefusalError(Code.BAD_REQUEST, error.title) from error
    if canonical(report) != body:
        raise RefusalError(Code.BAD_REQUEST, "反馈不是规范的 JSON 写法")
    if (report.shop, report.id) != (shop_id, report_id):
        raise RefusalError(Code.BAD_REQUEST, "反馈中的店铺或编号与地址不符")
    _check(report, limits)
    return report


def keep(
    session: Session, settings: Settings, shop_id: str, report: Report, body: bytes
) -> tuple[Receipt, bool]:
    """Keep ``report`` and count it, in the caller's transaction; whether it is new.

    Sameness is looked at before the cap, so that a report which is sent again is never refused by
    the place that it took itself.
    """
    lock_shop(session, shop_id)
    same = known(session, shop_id, report.id, body)
    if same is not None:
        return same, False
    cap = settings.reports_per_order
    counted = _count(session, shop_id, report.order)
    if cap is not None and counted >= cap:
        raise RefusalError(Code.ORDER_CAP, CAP_SENTENCE, counted=counted, cap=cap)
    require_blobs(session, shop_id, blobs(report))
    now = datetime.now(UTC)
    row = ReportRow(
        shop_id=shop_id,
        id=report.id,
        order_number=report.order,
        sha256=hashlib.sha256(body).hexdigest(),
        body=body,
        receipt_number=_next_receipt(session, shop_id, now),
        received_at=now,
        counted=counted + 1,
        cap=cap,
        revision=report.revision,
        kinds=kinds(report),
    )
    session.add(row)
    session.flush()
    session.add_all(
        ReportBlobRow(shop_id=shop_id, report_id=report.id, sha256=item.sha256)
        for item in blobs(report)
    )
    change = CapChange(order=report.order, counted=row.counted, cap=cap)
    feed.append(session, shop_id, [change])
    return receipt(row), True


def kinds(report: Report) -> str:
    """What :attr:`ReportRow.kinds` says of ``report``."""
    found = dict.fromkeys(suspect.kind for suspect in report.suspects if suspect.kind)
    return f" {' '.join(found)} "


def receipt(row: ReportRow) -> Receipt:
    return Receipt(
        id=row.id,
        number=row.receipt_number,
        sha256=row.sha256,
        received_at=row.revised_at or row.received_at,
        counted=row.counted,
        cap=row.cap,
        revision=row.revision,
        withdrawn_at=row.withdrawn_at,
    )


def _check(report: Report, limits: Limits) -> None:
    if len(report.order) > _LONGEST_ORDER:
        raise RefusalError(Code.BAD_REQUEST, "订单号过长")
    draft = ReportDraft(
        id=report.id,
        shop=report.shop,
        door=report.door,
        made_at=report.made_at,
        order=report.order,
        after_sale=report.after_sale,
        suspects=report.suspects,
        text=report.text,
        declarations=report.declarations,
    )
    missing = unmet(draft, limits)
    if missing:
        words = "、".join(WORDS[check.need] for check in missing)
        raise RefusalError(Code.BAD_REQUEST, f"反馈不完整：{words}")
    for item in blobs(report):
        if isinstance(item, Picture) is item.media_type.is_video:
            raise RefusalError(Code.BAD_REQUEST, f"“{item.name}”的格式与用途不符")
        if _is_too_large(item, limits):
            raise RefusalError(Code.BAD_REQUEST, f"“{item.name}”超过大小上限")


def _is_too_large(item: Proof, limits: Limits) -> bool:
    if isinstance(item, Picture):
        pixels = item.width * item.height
        return item.bytes > limits.picture_bytes or pixels > limits.picture_pixels
    return item.bytes > limits.video_bytes


def _count(session: Session, shop_id: str, order: str) -> int:
    count = select(func.count()).select_from(ReportRow)
    mine = count.where(ReportRow.shop_id == shop_id, ReportRow.order_number == order)
    return session.scalar(mine) or 0


def require_blobs(session: Session, shop_id: str, items: tuple[Proof, ...]) -> None:
    """Every file must be there, and be what the report says that it is."""
    names = [item.sha256 for item in items]
    kept = {
        row.sha256: row
        for row in session.scalars(
            select(BlobRow).where(BlobRow.shop_id == shop_id, BlobRow.sha256.in_(names))
        )
    }
    missing = tuple(name for name in names if name not in kept)
    if missing:
        raise RefusalError(Code.MISSING_BLOBS, missing=missing)
    for item in items:
        row = kept[item.sha256]
        if (row.size, row.media_type) != (item.bytes, item.media_type.value):
            raise RefusalError(Code.BAD_REQUEST, f"“{item.name}”的大小或格式与上传的文件不符")


def _next_receipt(session: Session, shop_id: str, now: datetime) -> str:
    number = session.execute(
        update(ShopRow)
        .where(ShopRow.id == shop_id)
        .values(last_receipt=ShopRow.last_receipt + 1)
        .returning(ShopRow.last_receipt)
    ).scalar_one()
    return f"FK{now:%Y%m%d}-{number:06d}"
