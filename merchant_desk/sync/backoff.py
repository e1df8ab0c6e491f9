"""How long to wait before the next try."""

import random
from datetime import timedelta

FIRST = timedelta(seconds=5)
LONGEST = timedelta(minutes=30)


def wait(attempts: int, *, at_least: timedelta = timedelta(0)) -> timedelta:
    """Full jitter: anywhere up to 5 s × 2^attempts, at most 30 min, never under ``at_least``.

    ``at_least`` is the server's ``Retry-After``. Spreading the tries evenly keeps a thousand desks
    from coming back in the same second.
    """
    ceiling: timedelta = min(FIRST * 2 ** min(attempts, 20), LONGEST)
    return max(ceiling * random.random(), at_least)  # noqa: S311 - no secret hangs on it
