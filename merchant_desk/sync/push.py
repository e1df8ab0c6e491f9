"""Sending one leased report, step by step. What an answer means stands in ``wire.status``."""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING

from merchant_desk.core.cap import CAP_SENTENCE, OrderCap
from merchant_desk.core.errors import DeskError
from merchant_desk.core.record import LastProblem, ReceiptNote
from merchant_desk.core.state import ReportState
from merchant_desk.store import orders, outbox, reports
from merchant_desk.store.blobs import BlobFolder
from merchant_desk.store.database import Database, Session
from merchant_desk.store.problems import (
    BLOB_CHANGED,
    BLOB_MISSING,
    DISK_ERROR,
    DISK_FULL,
    READ_ONLY,
)
from merchant_desk.sync import backoff, problems
from merchant_desk.sync.answer import Answer, UnreachableError
from merchant_desk.sync.sending import Sending
from merchant_desk.sync.upload import Upload
from merchant_desk.wire.blobs import BlobAnswer, BlobName
from merchant_desk.wire.report import Receipt
from merchant_desk.wire.status import Action, Step, action

if TYPE_CHECKING:
    from merchant_desk.sync.client import Client

LEASE_TIME = timedelta(minutes=2)
_S = ReportState


class Outcome(Enum):
    """How the sending of one report ended."""

    SENT = auto()
    FAILED = auto()
    WAITING = auto()
    ASKED = auto()
    """The backend never heard of it: it is ready to be leased again at once."""


@dataclass(frozen=True, slots=True)
class Push:
    """Sends reports of one database to one backend, as the lease owner ``owner``."""

    database: Database
    blobs: BlobFolder
    client: "Client"
    owner: str
    sending: Sending = field(default_factory=Sending)
    lane: outbox.Lane | None = None

    def next_lease(self, skip: frozenset[str] = frozenset()) -> outbox.Lease | None:
        now = _now()
        return self.database.write(
            lambda s: outbox.lease(
                s,
                self.owner,
                now,
                now + LEASE_TIME,
                skip=skip,
                lane=self.lane,
                is_metered=self.sending.is_metered,
            )
        )

    def send(self, lease: outbox.Lease) -> Outcome:
        """Take the leased report as far as it goes and write down how it went.

        A gate of the device (offline, locked out) is written down, then raised: nothing else can
        be sent now either. What only this report meets is its own trouble, and no other's.
        """
        try:
            return self._ask_then_send(lease)
        except DeskError as error:
            if error.problem in {BLOB_MISSING, BLOB_CHANGED}:
                return self._park(lease, _told(error))
            if error.problem is problems.STOPPED:
                self._settle(lease, _S.READY)
                return Outcome.WAITING
            if isinstance(error, UnreachableError) and self._answers():
                return self._stumble(lease, DeskError(problems.CUT))
            if error.problem in {DISK_ERROR, DISK_FULL, READ_ONLY}:
                return self._stumble(lease, error)
            self._gate(lease, error)
            raise
        finally:
            self.sending.forget(lease.report_id)

    def _answers(self) -> bool:
        """Whether the backend can be reached, although a request of this report was cut."""
        try:
            self.client.meta()
        except DeskError:
            return False
        return True

    def _ask_then_send(self, lease: outbox.Lease) -> Outcome:
        if lease.asks_first:
            answer = self.client.get_report(lease.shop, lease.report_id)
            if action(Step.GET_REPORT, answer.status, answer.code) is not Action.SEND_AGAIN:
                return self._conclude(lease, Step.GET_REPORT, answer)
            self._settle(lease, _S.READY)
            return Outcome.ASKED
        refusal = self._upload(lease)
        if refusal is not None:
            return self._conclude(lease, *refusal)
        # From here on the request may arrive without our knowing: the row must say so first.
        self.database.write(lambda s: reports.move(s, lease.report_id, _S.SUBMITTING, _now()))
        answer = self.client.put_report(lease.shop, lease.report_id, lease.body)
        return self._conclude(lease, Step.PUT_REPORT, answer)

    def _upload(self, lease: outbox.Lease) -> tuple[Step, Answer] | None:
        """Upload what the backend lacks; the step and answer that stopped it, if one did."""
        with self.database.read() as session:
            attached = reports.attachments(session, lease.report_id)
        there = self.sending.there
        files = tuple(f for f in attached if f.sha256 not in there)
        if not files:
            return None
        names = {f.sha256: f.name for f in files}
        answer = self.client.check_blobs(
            tuple(BlobName(sha256=f.sha256, size=f.size) for f in files)
        )
        if action(Step.CHECK_BLOBS, answer.status, answer.code) is not Action.PROCEED:
            return Step.CHECK_BLOBS, answer
        needs = answer.parse(BlobAnswer).need
        there |= {f.sha256 for f in files} - {need.sha256 for need in needs}
        sizes = {f.sha256: f.size for f in files}
        total = sum(sizes.values())
        done = total - sum(sizes.get(need.sha256, 0) for need in needs)

        def arrived(count: int) -> None:
            self.sending.tell(lease.report_id, done + count, total)
            self._heartbeat(lease)

        upload = Upload(self.client, self.sending, arrived)
        for need in needs:
            path = self.blobs.verify(need.sha256, names.get(need.sha256, ""))
            step, answer = upload.send(need.sha256, path, need.offset)
            if action(step, answer.status, answer.code) is not Action.PROCEED:
                return step, answer
            done += sizes.get(need.sha256, 0)
            there.add(need.sha256)
        return None

    def _heartbeat(self, lease: outbox.Lease) -> None:
        until = _now() + LEASE_TIME
        self.database.write(lambda s: outbox.extend(s, lease.report_id, self.owner, until))

    def _conclude(self, lease: outbox.Lease, step: Step, answer: Answer) -> Outcome:
        problem = _problem(answer)
        match action(step, answer.status, answer.code):
            case Action.ACCEPT:
                return self._accept(lease, answer.parse(Receipt))
            case Action.CAP:
                return self._cap(lease, answer)
            case Action.UPLOAD_MISSING:
                self.sending.there.clear()
                return self._wait(lease, problem, step=Step.PUT_BLOB)
            case Action.WAIT:
                return self._wait(lease, problem, step=step, at_least=answer.retry_after)
            case Action.REAUTH:
                raise DeskError(problems.DEVICE_REVOKED)
            case Action.OUTDATED:
                raise DeskError(problems.OUTDATED)
            case _:
                return self._park(lease, problem)

    def _accept(self, lease: outbox.Lease, receipt: Receipt) -> Outcome:
        """Only a receipt of this very report and these very bytes is one."""
        if receipt.id != lease.report_id:
            raise UnreachableError(problems.NOT_OUR_ANSWER, url=self.client.url)
        if receipt.sha256 != hashlib.sha256(lease.body).hexdigest():
            return self._park(lease, _told(DeskError(problems.OTHER_BYTES)))
        note = ReceiptNote(
            number=receipt.number, sha256=receipt.sha256, received_at=receipt.received_at
        )

        def change(session: Session) -> None:
            order = reports.order_of(session, lease.report_id)
            orders.put_cap(session, OrderCap(order, receipt.counted, receipt.cap))
            outbox.accept(session, lease.report_id, note, _now())

        self.database.write(change)
        self.blobs.sidecars.drop(lease.report_id)
        return Outcome.SENT

    def _cap(self, lease: outbox.Lease, answer: Answer) -> Outcome:
        """A gate of the order, in the platform's own words; it burns no attempt."""
        details = answer.problem
        problem = LastProblem(code=answer.code, detail=CAP_SENTENCE)

        def change(session: Session) -> None:
            order = reports.order_of(session, lease.report_id)
            if details and details.cap is not None and details.counted is not None:
                orders.put_cap(session, OrderCap(order, details.counted, details.cap))
            outbox.settle(session, lease.report_id, _S.PARKED, _now(), problem=problem)

        self.database.write(change)
        return Outcome.FAILED

    def _park(self, lease: outbox.Lease, problem: LastProblem) -> Outcome:
        self._settle(lease, _S.PARKED, problem=problem, burns_attempt=True)
        return Outcome.FAILED

    def _wait(
        self,
        lease: outbox.Lease,
        problem: LastProblem,
        *,
        step: Step,
        at_least: timedelta = timedelta(0),
    ) -> Outcome:
        """Later. A 5xx to the report itself may hide that it was taken, so it is asked for."""
        may_have_arrived = step is Step.GET_REPORT or (
            step is Step.PUT_REPORT and problem.code not in {"429", "rate-limit"}
        )
        self._settle(
            lease,
            _S.UNKNOWN if may_have_arrived else _S.WAITING,
            problem=problem,
            next_try=_now() + backoff.wait(lease.attempts, at_least=at_least),
            burns_attempt=True,
        )
        return Outcome.WAITING

    def _gate(self, lease: outbox.Lease, error: DeskError) -> None:
        """Something that stops the whole device: burns no attempt of the report."""
        next_try = _now() + backoff.LONGEST  # or as soon as the gate opens (`outbox.ungate`)
        self._break_off(lease, error, next_try=next_try, burns_attempt=False)

    def _stumble(self, lease: outbox.Lease, error: DeskError) -> Outcome:
        """The report is tried again by its own back-off, while others are sent."""
        next_try = _now() + backoff.wait(lease.attempts)
        self._break_off(lease, error, next_try=next_try, burns_attempt=True)
        return Outcome.WAITING

    def _break_off(
        self, lease: outbox.Lease, error: DeskError, *, next_try: datetime, burns_attempt: bool
    ) -> None:
        def change(session: Session) -> None:
            state = reports.state_of(session, lease.report_id)
            outbox.settle(
                session,
                lease.report_id,
                {_S.UPLOADING: _S.WAITING, _S.SUBMITTING: _S.UNKNOWN}.get(state, state),
                _now(),
                problem=_told(error),
                next_try=next_try,
                burns_attempt=burns_attempt,
            )

        self.database.write(change)

    def _settle(
        self,
        lease: outbox.Lease,
        state: ReportState,
        *,
        problem: LastProblem | None = None,
        next_try: datetime | None = None,
        burns_attempt: bool = False,
    ) -> None:
        def change(session: Session) -> None:
            outbox.settle(
                session,
                lease.report_id,
                state,
                _now(),
                problem=problem,
                next_try=next_try,
                burns_attempt=burns_attempt,
            )

        self.database.write(change)


def _told(error: DeskError) -> LastProblem:
    return LastProblem(code=error.code, detail=error.title)


def _problem(answer: Answer) -> LastProblem:
    if answer.problem is None:
        return LastProblem(code=str(answer.status), detail="")
    return LastProblem(code=answer.code, detail=answer.problem.detail or answer.problem.title)


def _now() -> datetime:
    return datetime.now(UTC)
