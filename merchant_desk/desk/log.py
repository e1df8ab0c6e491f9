"""The log of a profile: rotated, for whoever helps a merchant. No names, texts or tokens in it."""

import logging
from logging.handlers import RotatingFileHandler

from merchant_desk.core.errors import DeskError
from merchant_desk.desk.profile import Profile
from merchant_desk.store.problems import worded

_SIZE = 1024**2
_KEPT = 5


def start_log(profile: Profile) -> None:
    """Write the program's log to the profile from here on; without it when that is not allowed."""
    try:
        with worded():
            profile.logs.mkdir(parents=True, exist_ok=True)
            handler = RotatingFileHandler(
                profile.logs / "desk.log", maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8"
            )
    except DeskError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
