"""The log of a profile: rotated, for whoever helps a merchant. No names, texts or tokens in it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler

from merchant_desk.core.errors import DeskError
from merchant_desk.desk.profile import Profile
from merchant_desk.store.problems import worded

_SIZE = 1024**2
_KEPT = 5


@contextmanager
def logging_to(profile: Profile) -> Iterator[None]:
    """Write the program's log to the profile meanwhile; without it when that is not allowed.

    The file is closed on leaving: Windows lets nobody move or remove an open one.
    """
    root = logging.getLogger()
    handler = _handler(profile)
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    try:
        yield
    finally:
        root.removeHandler(handler)
        handler.close()


def _handler(profile: Profile) -> logging.Handler:
    try:
        with worded():
            profile.logs.mkdir(parents=True, exist_ok=True)
            handler = RotatingFileHandler(
                profile.logs / "desk.log", maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8"
            )
    except DeskError:
        return logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    return handler
