"""The states of a report and the only ways between them."""

from enum import StrEnum


class ReportState(StrEnum):
    DRAFT = "draft"
    READY = "ready"
    UPLOADING = "uploading"
    SUBMITTING = "submitting"
    UNKNOWN = "unknown"
    """The request went out and no answer came: ask before sending again."""
    WAITING = "waiting"
    PARKED = "parked"
    ACCEPTED = "accepted"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"
    """The backend had it and gave it back: it keeps its place under the order's cap."""


_S = ReportState

NEXT: dict[ReportState, frozenset[ReportState]] = {
    _S.DRAFT: frozenset({_S.READY}),
    _S.READY: frozenset({_S.UPLOADING, _S.DRAFT, _S.CANCELLED}),
    _S.UPLOADING: frozenset({_S.SUBMITTING, _S.WAITING, _S.PARKED, _S.READY}),
    _S.SUBMITTING: frozenset({_S.ACCEPTED, _S.UNKNOWN, _S.WAITING, _S.PARKED, _S.READY}),
    _S.UNKNOWN: frozenset({_S.ACCEPTED, _S.READY, _S.PARKED}),
    _S.WAITING: frozenset({_S.UPLOADING, _S.READY, _S.DRAFT, _S.CANCELLED}),
    _S.PARKED: frozenset({_S.READY, _S.DRAFT, _S.CANCELLED}),
    _S.ACCEPTED: frozenset({_S.CLOSED, _S.WITHDRAWN}),
    _S.CLOSED: frozenset(),
    _S.CANCELLED: frozenset(),
    _S.WITHDRAWN: frozenset(),
}
"""Every state with the states that may follow it."""

EDITABLE = frozenset({_S.DRAFT, _S.READY, _S.WAITING, _S.PARKED})
"""A report may be edited or cancelled only while nothing of it can be on its way."""

RETRYABLE = frozenset({_S.WAITING, _S.PARKED, _S.UNKNOWN})

UNSENT = frozenset({_S.READY, _S.UPLOADING, _S.SUBMITTING, _S.UNKNOWN, _S.WAITING, _S.PARKED})


def may_follow(before: ReportState, after: ReportState) -> bool:
    return after in NEXT[before]
