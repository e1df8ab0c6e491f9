"""The trace that a crash of the whole program leaves: in the log folder, for the next start."""

import faulthandler
from collections.abc import Iterator
from contextlib import contextmanager

from merchant_desk.core.errors import DeskError
from merchant_desk.desk.profile import Profile
from merchant_desk.store.problems import worded

CURRENT, LAST = "crash.log", "crash-last.log"


@contextmanager
def watched(profile: Profile) -> Iterator[bool]:
    """Let a crash write where every thread was; yields whether the last run ended by one.

    A run that ends well leaves nothing, even where Windows had something to tell meanwhile. Without
    effect when the profile cannot be written.
    """
    current, last = profile.logs / CURRENT, profile.logs / LAST
    try:
        with worded():
            profile.logs.mkdir(parents=True, exist_ok=True)
            has_crashed = current.exists() and current.stat().st_size > 0
            if has_crashed:
                current.replace(last)
            file = current.open("w", encoding="utf-8")
    except DeskError:
        yield False
        return
    with file:
        faulthandler.enable(file)
        try:
            yield has_crashed
        finally:
            faulthandler.disable()
    current.unlink(missing_ok=True)
