"""Back-off with full jitter."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from merchant_desk.sync import backoff


@given(st.integers(0, 10_000), st.integers(0, 86_400))
def test_it_stays_between_the_servers_floor_and_half_an_hour(attempts: int, floor: int) -> None:
    at_least = timedelta(seconds=floor)
    waited = backoff.wait(attempts, at_least=at_least)
    assert at_least <= waited <= max(backoff.LONGEST, at_least)


def test_it_spreads_the_tries() -> None:
    assert len({backoff.wait(3) for _ in range(50)}) > 40
