"""The queue against its model: whatever happens in whatever order, they agree.

``docs/torture.md`` has the command of the long run. What fails is told as the fewest steps that
lead there, and as a line that repeats them.
"""

import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from merchant_desk.backend.serve import running
from merchant_desk.backend.settings import Settings
from merchant_desk.backend.stores import open_blobs
from merchant_desk.core.errors import DeskError
from merchant_desk.core.state import UNSENT, ReportState, may_follow
from merchant_desk.desk import connection, drafts, records, reports
from merchant_desk.desk.problems import CAP_REACHED
from merchant_desk.store import outbox
from merchant_desk.store import reports as rows
from merchant_desk.store.database import Session
from merchant_desk.store.models import OutboxRow
from merchant_desk.store.problems import BLOB_MISSING, NOT_NOW
from merchant_desk.store.sidecars import Sidecars
from tests.unit.sync.queue_house import PICTURES, House, Street
from tests.unit.sync.queue_model import (
    CAP,
    NO_FAULT,
    REQUESTS,
    DeadError,
    Expected,
    Fault,
    QueueModel,
)

T = TypeVar("T")
S = ReportState
ORDERS = [f"260517-{number:015d}" for number in range(2)]
FEW = 7
"""Unsent reports at most: more are sent by several at once, in no order that could be foretold."""
CELLS = [(status, f"model-{status}") for status in (401, 403, 404, 409, 410, 412, 413, 422)]
CELLS += [(status, f"model-{status}") for status in (426, 500, 502, 503, 504, 507)]
CELLS += [(429, "rate-limit"), (422, "missing-blobs"), (409, "order-cap")]

PICK = st.integers(0, 99)
REQUEST = st.sampled_from(list(REQUESTS))
REFUSALS = st.builds(lambda request, cell: Fault(request, *cell), REQUEST, st.sampled_from(CELLS))
CUTS = st.builds(Fault, REQUEST, arrives=st.booleans())
DEATHS = st.builds(Fault, REQUEST, arrives=st.booleans(), kills=st.just(True))
JUMPS = st.sampled_from([timedelta(days=days) for days in (-3650, -10, 10, 3650)])
TEXTS = st.sampled_from(["", "纹理一致", "边缘生硬"])


class QueueMachine(RuleBasedStateMachine):
    """``street`` is set by the test that runs it."""

    street: Street

    def __init__(self) -> None:
        super().__init__()
        self.model = QueueModel()
        self.drafts: dict[str, str] = {}
        """The text of each draft, by its id."""
        with ExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="queue-model-")))
            self.house = stack.enter_context(House(self.street, folder))
            self._stack = stack.pop_all()

    @initialize(orders=st.lists(st.sampled_from(ORDERS), min_size=1, max_size=4))
    def begin_with_some(self, orders: list[str]) -> None:
        """An empty queue has little to say."""
        for picture, order in enumerate(orders):
            self.save_a_draft(order, picture % PICTURES)
            self.submit(0)

    @precondition(lambda self: len(self.model.unsent()) + len(self.drafts) < FEW)
    @rule(order=st.sampled_from(ORDERS), picture=st.integers(0, PICTURES - 1))
    def save_a_draft(self, order: str, picture: int) -> None:
        taken = self.house.pictures[picture]
        if taken.sha256 in self.model.gone:
            return
        draft = self.house.draft(order, taken)
        self.model.reports[draft.id] = Expected(draft.id, order, taken.sha256, taken.bytes)
        self.drafts[draft.id] = draft.text

    @precondition(lambda self: self.drafts)
    @rule(pick=PICK, text=TEXTS)
    def edit_a_draft(self, pick: int, text: str) -> None:
        draft_id = _pick(list(self.drafts), pick)
        drafts.save(self.house.desk, replace(self.house.kept_draft(draft_id), text=text))
        self.drafts[draft_id] = text

    @precondition(lambda self: self.drafts)
    @rule(pick=PICK)
    def submit(self, pick: int) -> None:
        report = self.model.reports[_pick(list(self.drafts), pick)]
        try:
            body = self.house.submit(self.house.kept_draft(report.id))
        except DeskError as error:
            is_gone = report.picture in self.model.gone
            is_capped = self.model.counted(report.order) == CAP
            if (error.problem is BLOB_MISSING and is_gone) or (
                error.problem is CAP_REACHED and is_capped
            ):
                return
            raise
        assert report.picture not in self.model.gone
        self.model.submit(report, body)
        del self.drafts[report.id]

    @precondition(lambda self: self.model.unsent())
    @rule(pick=PICK)
    def mend(self, pick: int) -> None:
        report = _pick(self.model.unsent(), pick)
        if not self.model.may_edit(report):
            with pytest.raises(DeskError) as refused:
                reports.mend(self.house.desk, report.id)
            assert refused.value.problem is NOT_NOW
            return
        draft = reports.mend(self.house.desk, report.id)
        report.state, report.attempts = S.DRAFT, 0
        self.drafts[report.id] = draft.text

    @precondition(lambda self: self.model.unsent())
    @rule(pick=PICK)
    def cancel(self, pick: int) -> None:
        report = _pick(self.model.unsent(), pick)
        if not self.model.may_edit(report):
            with pytest.raises(DeskError) as refused:
                reports.cancel(self.house.desk, report.id)
            assert refused.value.problem is NOT_NOW
            return
        reports.cancel(self.house.desk, report.id)
        report.state, report.attempts = S.CANCELLED, 0

    @precondition(lambda self: any(map(self.model.may_retry, self.model.unsent())))
    @rule(pick=PICK)
    def retry(self, pick: int) -> None:
        report = _pick([r for r in self.model.unsent() if self.model.may_retry(r)], pick)
        reports.retry(self.house.desk, report.id)
        self.model.retry(report)

    @rule()
    def retry_all(self) -> None:
        reports.retry_all(self.house.desk)
        self.model.pass_time()

    @rule(by=JUMPS)
    def the_clock_jumps(self, by: timedelta) -> None:
        self.house.shift_clock(by)
        self.model.pass_time()

    @rule(is_paused=st.sampled_from([False, False, True]))
    def pause(self, is_paused: bool) -> None:
        connection.set_paused(self.house.desk, is_paused)
        self.model.is_paused = is_paused

    @rule()
    def another_sender_leases_and_dies(self) -> None:
        expected = self.model.next()
        assert self.house.lease() == (expected.id if expected else None)
        if expected:
            self.model.lease(expected)

    @rule(number=st.integers(0, PICTURES - 1))
    def a_picture_goes_or_comes_back(self, number: int) -> None:
        sha256 = self.house.pictures[number].sha256
        if sha256 in self.model.gone:
            self.house.bring_picture_back(sha256)
        else:
            self.house.take_picture_away(sha256)
        self.model.gone ^= {sha256}

    @rule()
    def crash(self) -> None:
        self.house.crash()
        self.model.reclaim()

    @rule()
    def the_backend_is_away(self) -> None:
        assert not self.house.round(Fault("GET meta"))

    @rule(fault=st.just(NO_FAULT) | REFUSALS | CUTS | DEATHS)
    def sync(self, fault: Fault) -> None:
        died = self.house.round(fault)
        try:
            self.model.round(fault)
        except DeadError:
            assert died
            self.model.reclaim()
        else:
            assert not died
        states = {S.WAITING, S.UNKNOWN}
        waiting = [r for r in self.model.unsent() if r.state in states and not r.is_due]
        self.house.hold([r.id for r in waiting])

    @invariant()
    def every_report_stands_where_it_should(self) -> None:
        """L and S: all that was saved is there, as it should be, and got there by legal steps."""
        found = {r.id: r for r in records.records(self.house.desk)}
        expected = {r.id: r for r in self.model.reports.values() if r.state is not S.DRAFT}
        assert {r.id: (r.state, r.attempts) for r in found.values()} == {
            r.id: (r.state, r.attempts) for r in expected.values()
        }
        assert {d.id: d.text for d in drafts.every(self.house.desk)} == self.drafts
        with self.house.desk.database.read() as session:
            for report_id, record in found.items():
                steps = [S.DRAFT, *(e.state for e in rows.events(session, report_id))]
                assert all(may_follow(a, b) for a, b in pairwise(steps)), steps
                assert steps[-1] is record.state
        beside = {s.report_id: json.loads(s.body) for s in self.house.desk.blobs.sidecars.every()}
        assert {r.id for r in found.values() if r.state in UNSENT} <= beside.keys()

    @invariant()
    def the_backend_has_each_report_once(self) -> None:
        """D and A: what arrived is there once, with the bytes that were sent, and its picture."""
        assert self.house.kept_by_backend() == sorted(self.model.arrived.items())
        accepted = {r.id for r in self.model.reports.values() if r.state is S.ACCEPTED}
        assert accepted <= self.model.arrived.keys()

    def teardown(self) -> None:
        with self._stack:
            for sha256 in self.model.gone:
                self.house.bring_picture_back(sha256)
            self.model.gone.clear()
            self.pause(is_paused=False)
            self._finish()

    def _finish(self) -> None:
        """P: when faults stop, all is sent but what the user must mend; and that, when pressed."""
        for _ in range(2):
            self.retry_all()
            self.sync(NO_FAULT)
            self.every_report_stands_where_it_should()
            assert {r.state for r in self.model.unsent()} <= {S.PARKED}
            for report in self.model.unsent():
                reports.retry(self.house.desk, report.id)
                self.model.retry(report)
        self.the_backend_has_each_report_once()
        pictures = {r.picture for r in self.model.reports.values() if r.id in self.model.arrived}
        store = open_blobs(self.street.settings)
        for sha256 in pictures:
            kept = b"".join(store.read(self.house.shop, sha256))
            assert kept == self.house.desk.blobs.require(sha256).read_bytes()


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Street]:
    settings = Settings(
        data=tmp_path_factory.mktemp("street"),
        reports_per_order=CAP,
        requests_per_second=1e6,
        attempts_per_second=1e6,
    )
    with running(settings) as url:
        yield Street(settings, int(url.rpartition(":")[2]))


def test_whatever_happens_the_queue_does_what_its_model_says(street: Street) -> None:
    QueueMachine.street = street
    tries = max(hypothesis_settings.default.max_examples // 8, 1)
    how = hypothesis_settings(max_examples=tries, stateful_step_count=30, print_blob=True)
    run_state_machine_as_test(QueueMachine, settings=how)


def _send_all_again(session: Session, now: datetime) -> tuple[str, ...]:
    """Leases are taken back without a thought for what may have arrived."""
    leased = select(OutboxRow.report_id).where(OutboxRow.lease_owner != "")
    lost = tuple(session.scalars(leased))
    for report_id in lost:
        outbox.settle(session, report_id, S.READY, now)
    return lost


def _nothing(*_: object) -> None:
    """What was to be done is left undone."""


def _die_of_the_answer(machine: QueueMachine) -> None:
    machine.sync(Fault("PUT reports", arrives=True, kills=True))


def _meet_a_gate(machine: QueueMachine) -> None:
    machine.sync(Fault("PUT reports", 401, "model-401"))
    machine.sync(NO_FAULT)


def _mend_what_is_leased(machine: QueueMachine) -> None:
    machine.another_sender_leases_and_dies()
    machine.mend(0)


@pytest.mark.parametrize(
    ("where", "name", "instead", "steps"),
    [
        pytest.param(outbox, "reclaim", _send_all_again, _die_of_the_answer, id="does not ask"),
        pytest.param(outbox, "ungate", _nothing, _meet_a_gate, id="stays behind its gate"),
        pytest.param(outbox, "_require_free", _nothing, _mend_what_is_leased, id="mends anything"),
        pytest.param(Sidecars, "put", _nothing, _nothing, id="keeps nothing beside the database"),
    ],
)
def test_a_queue_that_does_otherwise_is_caught(
    street: Street,
    monkeypatch: pytest.MonkeyPatch,
    where: object,
    name: str,
    instead: object,
    steps: Callable[[QueueMachine], None],
) -> None:
    QueueMachine.street = street
    _take(steps)
    monkeypatch.setattr(where, name, instead)
    with pytest.raises((AssertionError, ValueError, pytest.fail.Exception)):
        _take(steps)


def _take(steps: Callable[[QueueMachine], None]) -> None:
    machine = QueueMachine()
    with closing(machine._stack):
        machine.begin_with_some([ORDERS[0]])
        steps(machine)
        machine.every_report_stands_where_it_should()


def _pick(of: list[T], pick: int) -> T:
    return of[pick % len(of)]
