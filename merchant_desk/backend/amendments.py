"""Changing a report that is kept: revising and withdrawing it, as long as nobody has decided.

Who changes it says which state he has seen. What he said once may come again: the same change twice
is one change, whatever was answered, so sameness is looked at before the condition.
"""

import hashlib
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from merchant_desk.backend.database import insert_new, lock_shop
from merchant_desk.backend.models import ReportBlobRow, ReportRow, RevisionRow
from merchant_desk.backend.refusals import RefusalError
from merchant_desk.backend.reports import kinds, receipt, require_blobs
from merchant_desk.core.report import Report, blobs
from merchant_desk.wire.problem import Code
from merchant_desk.wire.report import Receipt


def revise(
    session: Session, shop_id: str, report: Report, body: bytes, condition: str
) -> tuple[Receipt, bool]:
    """Let ``report`` take the place of what was kept, in the caller's transaction; whether it is
    new. It is the same report: of the same order, and counted once.

    ``condition`` is the ``If-Match`` of the request.
    """
    row = _locked(session, shop_id, report.id)
    sha256 = hashlib.sha256(body).hexdigest()
    if row.sha256 == sha256:
        return receipt(row), False
    _require_change(row, condition)
    if report.order != row.order_number:
        raise RefusalError(Code.BAD_REQUEST, "修订不能换订单")
    if report.revision != row.revision + 1:
        raise RefusalError(Code.BAD_REQUEST, f"下一次修订的编号是 {row.revision + 1}")
    require_blobs(session, shop_id, blobs(report))
    session.add(
        RevisionRow(
            shop_id=shop_id,
            report_id=row.id,
            number=row.revision,
            sha256=row.sha256,
            body=row.body,
            received_at=row.revised_at or row.received_at,
        )
    )
    row.sha256, row.body = sha256, body
    row.kinds, row.fingerprinted_at, row.fingerprint_tries = kinds(report), None, 0
    row.revision, row.revised_at = report.revision, datetime.now(UTC)
    for item in blobs(report):
        insert_new(session, ReportBlobRow, shop_id=shop_id, report_id=row.id, sha256=item.sha256)
    session.flush()
    return receipt(row), True


def withdraw(session: Session, shop_id: str, report_id: str, condition: str) -> Receipt:
    """Take the report back, in the caller's transaction. It stays, and keeps its place under the
    order's cap: whether the platform would give that back, nobody knows.
    """
    row = _locked(session, shop_id, report_id)
    if row.withdrawn_at is None:
        _require_change(row, condition)
        row.withdrawn_at = datetime.now(UTC)
        session.flush()
    return receipt(row)


def _locked(session: Session, shop_id: str, report_id: str) -> ReportRow:
    lock_shop(session, shop_id)
    row = session.get(ReportRow, (shop_id, report_id), populate_existing=True)
    if row is None:
        raise RefusalError(Code.NOT_FOUND)
    return row


def _require_change(row: ReportRow, condition: str) -> None:
    """Refuse a change of what is not there any more, or cannot be changed any more."""
    if not condition.strip():
        raise RefusalError(Code.NO_CONDITION)
    wanted = {each.strip() for each in condition.split(",")}
    if not wanted & {"*", receipt(row).etag}:
        raise RefusalError(Code.STALE)
    if row.withdrawn_at is not None:
        raise RefusalError(Code.WITHDRAWN)
    if row.verdict is not None:
        raise RefusalError(Code.DECIDED)
