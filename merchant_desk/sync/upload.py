"""Uploading one file: small ones at once, large ones in parts that go on where they were cut."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from merchant_desk.core.errors import DeskError
from merchant_desk.store.problems import worded
from merchant_desk.sync import problems
from merchant_desk.sync.answer import Answer, UnreachableError
from merchant_desk.sync.sending import Sending
from merchant_desk.wire.blobs import WHOLE
from merchant_desk.wire.status import Action, Step, action

if TYPE_CHECKING:
    from merchant_desk.sync.client import Client

_MOST_IN_VAIN = 3
"""Parts in a row that brought no byte; then the report waits its turn."""


@dataclass(frozen=True, slots=True)
class Upload:
    """One file on its way. ``arrived`` is told how many of its bytes the backend has."""

    client: "Client"
    sending: Sending
    arrived: Callable[[int], None]

    def send(self, sha256: str, path: Path, offset: int) -> tuple[Step, Answer]:
        """Send what is missing from ``offset`` on; the last request's step and answer.

        :class:`DeskError` when the line is cut, the disk fails, or the desk is to stop.
        """
        with worded():
            size = path.stat().st_size
        if size > WHOLE:
            return self._in_parts(sha256, path, size, offset)
        answer = self.client.put_blob(sha256, path)
        self.arrived(size)
        return Step.PUT_BLOB, answer

    def _in_parts(self, sha256: str, path: Path, size: int, offset: int) -> tuple[Step, Answer]:
        in_vain = 0
        while True:
            if self.sending.stopping.is_set():
                raise DeskError(problems.STOPPED)
            step, answer = self._try_part(sha256, path, size, offset)
            if action(step, answer.status, answer.code) is not Action.PROCEED:
                return step, answer
            if answer.is_complete:
                self.arrived(size)
                return step, answer
            in_vain = 0 if answer.offset > offset else in_vain + 1
            if in_vain >= _MOST_IN_VAIN:
                raise UnreachableError(problems.OFFLINE, url=self.client.url)
            offset = answer.offset
            self.arrived(offset)

    def _try_part(self, sha256: str, path: Path, size: int, offset: int) -> tuple[Step, Answer]:
        """The part's answer; when it was cut off or did not fit, where to go on."""
        with worded(), path.open("rb") as file:
            file.seek(offset)
            part = file.read(self.sending.part)
        began = time.monotonic()
        try:
            answer = self.client.patch_blob(
                sha256, part, offset, is_last=offset + len(part) >= size
            )
        except UnreachableError:
            self.sending.shrink()
            return Step.HEAD_BLOB, self.client.head_blob(sha256)
        self.sending.learn(time.monotonic() - began)
        if action(Step.PATCH_BLOB, answer.status, answer.code) is Action.RESUME:
            return Step.HEAD_BLOB, self.client.head_blob(sha256)
        return Step.PATCH_BLOB, answer
