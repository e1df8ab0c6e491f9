"""Which files have been kept long enough: receipts stay for ever, their reports' files do not."""

import re
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from merchant_desk.store.models import AttachmentRow, DraftRow, ReceiptRow

KEPT = timedelta(days=30)
"""How long the files of a report stay after the backend's receipt; it can give them back later."""

_DIGEST = re.compile("[0-9a-f]{64}")


def over(session: Session, now: datetime) -> frozenset[str]:
    """The SHA-256 of each file that only reports need whose receipt is older than :data:`KEPT`.

    A report without a receipt keeps its files, whatever became of it; so does each draft, a
    discarded one too, as it may come back.
    """
    old = select(ReceiptRow.report_id).where(ReceiptRow.received_at < now - KEPT)
    files = select(AttachmentRow.sha256).distinct()
    done = set(session.scalars(files.where(AttachmentRow.report_id.in_(old))))
    needed = set(session.scalars(files.where(AttachmentRow.report_id.not_in(old))))
    for body in session.scalars(select(DraftRow.body)):
        needed.update(_DIGEST.findall(body))
    return frozenset(done - needed)
