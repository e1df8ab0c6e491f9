"""Reading a file in, watched: how far it is, and given up when nobody wants it any more."""

from dataclasses import dataclass
from enum import Enum
from typing import IO

from merchant_desk.core.errors import DeskError
from merchant_desk.desk.problems import READING_BROKE_OFF

_AT_ONCE = 64 * 1024
"""Bytes of one read: on a slow drive each is a moment in which reading can be given up."""


class GivenUpError(Exception):
    """The file was given up while it was read; nothing of it is kept."""


class Phase(Enum):
    WAITING = "waiting"
    READING = "reading"
    CHECKING = "checking"
    OVER = "over"


@dataclass(slots=True, eq=False)
class Watch:
    """One file that is being taken in, seen from two threads: one reads and writes down how far
    it is, the other looks and may give up. ``done`` and ``total`` are bytes.
    """

    name: str
    phase: Phase = Phase.WAITING
    done: int = 0
    total: int = 0
    is_given_up: bool = False

    def give_up(self) -> None:
        """Read no further; a read that is under way is still waited for by its own thread."""
        self.is_given_up = True


class WatchedFile:
    """``file`` for one reader, who hears of each part.

    :class:`GivenUpError` once the watch says so; :class:`DeskError` when the drive breaks off.
    """

    def __init__(self, file: IO[bytes], watch: Watch) -> None:
        self._file = file
        self._watch = watch

    def read(self, size: int) -> bytes:
        """At most ``size`` bytes, less where less came; none at the end."""
        if self._watch.is_given_up:
            raise GivenUpError
        try:
            part = self._file.read(min(size, _AT_ONCE))
        except OSError as error:
            raise DeskError(READING_BROKE_OFF, name=self._watch.name) from error
        self._watch.done += len(part)
        if not part:
            self._watch.phase = Phase.CHECKING
        return part
