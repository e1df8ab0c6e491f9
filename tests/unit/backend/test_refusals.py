"""The table of refusals."""

from merchant_desk.backend.refusals import RULES
from merchant_desk.wire.problem import Code, Retry
from merchant_desk.wire.status import TABLE, Action, Step


def test_every_code_has_a_rule() -> None:
    assert set(RULES) == set(Code)


def test_a_desk_knows_what_to_do_with_every_status_that_is_given() -> None:
    for step in Step:
        assert {rule.status for rule in RULES.values()} <= set(TABLE[step])


def test_what_may_pass_is_never_parked_by_a_desk() -> None:
    for code in (Code.STORAGE_FULL, Code.UNAVAILABLE, Code.INTERNAL, Code.RATE_LIMIT):
        assert RULES[code].retry is Retry.AFTER
        assert TABLE[Step.PUT_REPORT][RULES[code].status] is Action.WAIT
