"""Records as plain values, for scripts."""

from datetime import datetime
from typing import Any

from merchant_desk.core.record import Record, RecordDetail
from merchant_desk.core.report import Report
from merchant_desk.desk.doctor import Finding
from merchant_desk.sync.rounds import SyncResult
from merchant_desk.wire.report import to_message


def queue_line(record: Record) -> dict[str, Any]:
    problem = record.last_problem
    return {
        "id": record.id,
        "state": record.state,
        "order": record.order,
        "kind": ",".join(record.kinds),
        "attempts": record.attempts,
        "last_problem": {"code": problem.code, "detail": problem.detail} if problem else None,
        "next_try": _time(record.next_try),
    }


def whole(detail: RecordDetail) -> dict[str, Any]:
    """A report with its state, receipt, decision and events."""
    record, report = detail.record, detail.report
    receipt, decision = record.receipt, record.decision
    return queue_line(record) | {
        "report": to_message(report).model_dump(mode="json")
        if isinstance(report, Report)
        else None,
        "receipt": receipt
        and {
            "number": receipt.number,
            "sha256": receipt.sha256,
            "received_at": _time(receipt.received_at),
        },
        "decision": decision
        and {
            "accepted": decision.accepted,
            "reason": decision.reason,
            "decided_at": _time(decision.decided_at),
        },
        "events": [
            {"at": _time(event.at), "state": event.state, "note": event.note}
            for event in detail.events
        ],
    }


def sync_result(result: SyncResult) -> dict[str, int]:
    return {
        "sent": result.sent,
        "failed": result.failed,
        "waiting": result.waiting,
        "pulled": result.pulled,
    }


def finding(found: Finding) -> dict[str, Any]:
    return {"name": found.name, "ok": found.ok, "what": found.what}


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
