"""Which colour and icon a record's state has. Never colour alone: a word stands beside it."""

from typing import NamedTuple

from merchant_desk.core.record import Record
from merchant_desk.core.state import ReportState
from merchant_desk.ui import words
from merchant_desk.ui.theme import Colours

_S = ReportState
_TONES: dict[ReportState, str] = {
    _S.DRAFT: "muted",
    _S.READY: "accent",
    _S.UPLOADING: "accent",
    _S.SUBMITTING: "accent",
    _S.UNKNOWN: "warning",
    _S.WAITING: "warning",
    _S.PARKED: "danger",
    _S.ACCEPTED: "success",
    _S.CLOSED: "success",
    _S.CANCELLED: "muted",
    _S.WITHDRAWN: "muted",
}


WAITS = frozenset({_S.WAITING, _S.UNKNOWN})
"""States in which the next try has its time."""


class Look(NamedTuple):
    icon: str
    word: str
    ink: str
    ground: str


def look(record: Record, of: Colours) -> Look:
    tone, icon = _TONES[record.state], words.STATE_ICONS[record.state]
    if record.decision is not None and not record.decision.accepted:
        tone, icon = "danger", "cancelled"
    ground = of.raised if tone == "muted" else getattr(of, f"{tone}_soft")
    return Look(icon, words.outcome(record), getattr(of, tone), ground)


def summary(record: Record) -> str:
    """The one line that matters most now: the problem, the next try, the decision, the receipt."""
    if record.decision is not None and record.decision.reason:
        return record.decision.reason
    parts = []
    if record.next_try is not None and record.state in WAITS:
        parts.append(words.countdown(record.next_try))
    if record.last_problem is not None:
        parts.append(words.last_problem(record.last_problem))
    if parts:
        return " · ".join(parts)
    if record.receipt is not None:
        return words.translate("Record", "回执 {number}").format(number=record.receipt.number)
    return ""
