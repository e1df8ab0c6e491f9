"""What the queue should do, said once more and simply: no disk, no network, no threads.

Where the two differ, one of them is wrong. What a status means stands in ``wire.status``, which is
what was agreed on; all else is said here anew.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from merchant_desk.core.state import EDITABLE, RETRYABLE, UNSENT, ReportState
from merchant_desk.wire.status import Action, Step, action

S = ReportState
CAP = 3
REQUESTS = {
    "POST blobs:check": Step.CHECK_BLOBS,
    "PUT blobs": Step.PUT_BLOB,
    "PUT reports": Step.PUT_REPORT,
    "GET reports": Step.GET_REPORT,
}
"""The requests that are made for a report, as the proxy names them."""


@dataclass(frozen=True)
class Fault:
    """What is done to every request of one step in a round.

    ``status`` is answered instead of asking the backend; else the line is cut, before the request
    ``arrives`` or after; with ``kills`` the desk dies of it as well.
    """

    request: str
    status: int = 0
    code: str = ""
    arrives: bool = False
    kills: bool = False


NO_FAULT = Fault("")


@dataclass
class Expected:
    """One report as it should stand."""

    id: str
    order: str
    picture: str
    size: int
    body: str = ""
    """The digest of what was submitted last."""
    state: ReportState = S.DRAFT
    attempts: int = 0
    is_due: bool = True
    is_gated: bool = False
    is_leased: bool = False


class GateError(Exception):
    """The device as a whole cannot send: the round ends."""


class DeadError(Exception):
    """The desk was killed."""


@dataclass
class QueueModel:
    reports: dict[str, Expected] = field(default_factory=dict)
    arrived: dict[str, str] = field(default_factory=dict)
    """What the backend has: the digest of each report's body, in the order of their coming."""
    uploaded: set[str] = field(default_factory=set)
    """The pictures that the backend has."""
    gone: set[str] = field(default_factory=set)
    """The pictures that the desk's folder lacks."""
    is_paused: bool = False
    _there: set[str] = field(default_factory=set)

    def counted(self, order: str) -> int:
        return sum(self.reports[each].order == order for each in self.arrived)

    def unsent(self) -> list[Expected]:
        return [each for each in self.reports.values() if each.state in UNSENT]

    def may_edit(self, report: Expected) -> bool:
        return report.state in EDITABLE - {S.DRAFT} and not report.is_leased

    def may_retry(self, report: Expected) -> bool:
        return report.state in RETRYABLE and not report.is_leased

    def submit(self, report: Expected, body: str) -> None:
        report.body, report.state = body, S.READY
        report.attempts, report.is_due, report.is_gated = 0, True, False

    def retry(self, report: Expected) -> None:
        report.is_due = True
        if report.state is not S.UNKNOWN:
            report.state = S.READY

    def pass_time(self) -> None:
        """Every wait is over: by the clock, by a clock that jumped, or by the user's hand."""
        for report in self.unsent():
            report.is_due = True

    def next(self, tried: Collection[str] = ()) -> Expected | None:
        """Small first, then old; only what is due."""
        waiting = [r for r in self.unsent() if r.id not in tried and self._is_next(r)]
        return min(waiting, key=lambda r: (r.size, r.id), default=None)

    def lease(self, report: Expected) -> None:
        report.is_leased = True
        if report.state is not S.UNKNOWN:
            report.state = S.UPLOADING

    def reclaim(self) -> None:
        """Leases of who is gone are taken back. What may have arrived is asked for."""
        after = {S.UPLOADING: S.READY, S.SUBMITTING: S.UNKNOWN}
        for report in self.unsent():
            if report.is_leased:
                report.state = after.get(report.state, report.state)
                report.is_leased, report.is_due, report.is_gated = False, True, False

    def round(self, fault: Fault) -> None:
        """A round that reaches the backend. :class:`DeadError` when ``fault`` kills in it."""
        self.reclaim()
        for report in self.unsent():
            report.is_due |= report.is_gated
        self._there.clear()
        tried: set[str] = set()
        while not self.is_paused and (report := self.next(tried)) is not None:
            tried.add(report.id)
            self.lease(report)
            try:
                is_over = self._send(report, fault)
            except GateError:
                after = {S.UPLOADING: S.WAITING, S.SUBMITTING: S.UNKNOWN}
                self._end(report, after.get(report.state, report.state), is_due=False, gated=True)
                return
            if not is_over:
                tried.discard(report.id)

    def _is_next(self, report: Expected) -> bool:
        may_wait = report.state in {S.WAITING, S.UNKNOWN} and report.is_due
        return not report.is_leased and (report.state is S.READY or may_wait)

    def _send(self, report: Expected, fault: Fault) -> bool:
        """Whether it has had its turn in this round; a GateError when all have."""
        if report.state is S.UNKNOWN:
            if self._met(report, fault, Step.GET_REPORT):
                return True
            if fault.status and fault.request == "GET reports":
                is_known = False  # the backend itself was not asked, and 404 was the answer
            else:
                is_known = report.id in self.arrived
            if not is_known:
                self._end(report, S.READY)
                return False
            self._conclude(report)
            return True
        for step in self._steps(report):
            if self._met(report, fault, step):
                break
        return True

    def _steps(self, report: Expected) -> Iterator[Step]:
        """Each step before it is done; what follows the ``yield`` is what it does."""
        if report.picture not in self._there:
            yield Step.CHECK_BLOBS
            if report.picture not in self.uploaded:
                if report.picture in self.gone:
                    self._end(report, S.PARKED, burns=True)
                    return
                yield Step.PUT_BLOB
                self.uploaded.add(report.picture)
            self._there.add(report.picture)
        report.state = S.SUBMITTING
        yield Step.PUT_REPORT
        self.take(report)
        self._conclude(report)

    def take(self, report: Expected) -> None:
        """The report is at the backend, which keeps it unless the order has had its number."""
        if report.id not in self.arrived and self.counted(report.order) < CAP:
            self.arrived[report.id] = report.body

    def _conclude(self, report: Expected) -> None:
        """The backend's own answer to the report came."""
        kept = self.arrived.get(report.id)
        if kept == report.body:
            self._end(report, S.ACCEPTED)
        else:  # refused with other bytes under its id, or by the cap, which burns no attempt
            self._end(report, S.PARKED, burns=kept is not None)

    def _met(self, report: Expected, fault: Fault, step: Step) -> bool:
        """Whether the fault ended the step, and so the report's turn."""
        if REQUESTS.get(fault.request) is not step:
            return False
        if fault.status:
            return self._answered(report, step, fault)
        if fault.arrives and step is Step.PUT_BLOB:
            self.uploaded.add(report.picture)
        if fault.arrives and step is Step.PUT_REPORT:
            self.take(report)
        if fault.kills:
            raise DeadError
        after = S.WAITING if report.state is S.UPLOADING else S.UNKNOWN
        return self._end(report, after, burns=True, is_due=False)

    def _answered(self, report: Expected, step: Step, fault: Fault) -> bool:
        match action(step, fault.status, fault.code):
            case Action.PROCEED | Action.SEND_AGAIN:
                return False
            case Action.REAUTH | Action.OUTDATED:
                raise GateError
            case Action.CAP:
                return self._end(report, S.PARKED)
            case Action.UPLOAD_MISSING:
                self._there.clear()
                return self._end(report, S.WAITING, burns=True, is_due=False)
            case Action.WAIT:
                may_have_arrived = step is Step.GET_REPORT or (
                    step is Step.PUT_REPORT and fault.status != 429
                )
                after = S.UNKNOWN if may_have_arrived else S.WAITING
                return self._end(report, after, burns=True, is_due=False)
            case _:
                return self._end(report, S.PARKED, burns=True)

    def _end(
        self,
        report: Expected,
        state: ReportState,
        *,
        burns: bool = False,
        is_due: bool = True,
        gated: bool = False,
    ) -> bool:
        report.state, report.is_due, report.is_gated = state, is_due, gated
        report.is_leased = False
        # What is accepted leaves the outbox, and with it the count of its tries.
        report.attempts = 0 if state is S.ACCEPTED else report.attempts + burns
        return True
