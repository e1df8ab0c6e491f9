"""How often somebody may ask: a bucket of turns each, filled again as time goes by."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from merchant_desk.backend.refusals import RefusalError
from merchant_desk.wire.problem import Code

_MOST_KNOWN = 10_000
"""Buckets that are remembered: those asked least recently are full again by then."""


@dataclass(slots=True)
class Limiter:
    """``burst`` turns at once, and ``rate`` a second; for each process by itself."""

    rate: float
    burst: int
    clock: Callable[[], float] = time.monotonic
    _buckets: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def take(self, who: str) -> None:
        """Use up a turn of ``who``; refused, with the seconds to wait, when there is none."""
        now = self.clock()
        with self._lock:
            turns, since = self._buckets.pop(who, (float(self.burst), now))
            turns = min(float(self.burst), turns + (now - since) * self.rate)
            is_free = turns >= 1
            self._buckets[who] = (turns - 1 if is_free else turns, now)
            if len(self._buckets) > _MOST_KNOWN:
                self._buckets.popitem(last=False)
        if not is_free:
            seconds = int((1 - turns) / self.rate) + 1
            raise RefusalError(Code.RATE_LIMIT, retry_after=seconds)
