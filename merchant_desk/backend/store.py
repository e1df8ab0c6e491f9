"""Where bytes are kept: a folder, or any S3-compatible store. Whole or not at all."""

import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Protocol, Self

from merchant_desk.backend.problems import worded
from merchant_desk.core.picture import MediaType
from merchant_desk.evidence.formats import HEAD, media_type

CHUNK = 1024**2
_ABANDONED_SECONDS = 24 * 3600


@dataclass(slots=True)
class Arrival:
    """A file on its way into ``folder``: hashed while it is written, nameless until it is kept.

    What comes in is gathered, and the thread that keeps a small file is the one that makes and
    writes it: calling a thread costs more than copying.
    """

    folder: Path
    _file: BinaryIO | None = None
    _path: Path = field(default_factory=Path)
    size: int = 0
    head: bytes = b""
    _waiting: bytearray = field(default_factory=bytearray)
    _hash: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    def take(self, data: bytes) -> bool:
        """Take ``data`` without a call to the disk; whether :meth:`flush` is due."""
        self._waiting += data
        self.size += len(data)
        if len(self.head) < HEAD:
            self.head = (self.head + data)[:HEAD]
        return len(self._waiting) >= CHUNK

    def flush(self) -> None:
        """Write what was taken."""
        if not self._waiting:
            return
        with worded():
            self._opened().write(self._waiting)
        self._hash.update(self._waiting)
        self._waiting.clear()

    def write(self, data: bytes) -> None:
        self.take(data)
        self.flush()

    def finish(self, *, durable: bool) -> Path:
        """Close the file and say where it is; with ``durable`` its bytes survive a power cut."""
        self.flush()
        with worded(), self._opened() as file:
            file.flush()
            if durable:
                os.fsync(file.fileno())
            return self._path

    def _opened(self) -> BinaryIO:
        if self._file is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=self.folder)
            self._path = Path(name)
            self._file = os.fdopen(descriptor, "wb")
        return self._file

    @property
    def sha256(self) -> str:
        self.flush()
        return self._hash.hexdigest()

    @property
    def media_type(self) -> MediaType | None:
        return media_type(self.head)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        del kind, error, trace
        if self._file is None:
            return
        with worded():
            try:
                self._file.close()
            finally:
                self._path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that is kept, and when it was written last."""

    key: str
    written_at: datetime


class Store(Protocol):
    """Files by their key, a relative path. Any thread may use it."""

    def put(self, key: str, arrival: Arrival) -> None:
        """Keep the arrival's bytes under ``key``; when this returns, they are durable."""

    def size(self, key: str) -> int | None:
        """How many bytes the file has; ``None`` when there is none."""

    def read(self, key: str) -> Iterator[bytes]:
        """The file's bytes, about a mebibyte at a time."""

    def remove(self, key: str) -> None:
        """Remove the file, unless it is gone already."""

    def entries(self, prefix: str) -> Iterator[Entry]:
        """Every file whose key begins with ``prefix`` and a slash."""

    def check(self) -> None:
        """:class:`DeskError` when the store cannot be used now."""


@dataclass(frozen=True, slots=True)
class Arrivals:
    """The folder in which uploads lie until they are whole."""

    folder: Path

    def receive(self) -> Arrival:
        """A new arrival; leaving its ``with`` block throws away what was not kept."""
        return Arrival(self.folder)

    def sweep(self) -> None:
        """Remove what a killed process left half arrived; what may still be arriving stays."""
        with worded():
            for path in self.folder.glob("*"):
                if time.time() - path.stat().st_mtime > _ABANDONED_SECONDS:
                    path.unlink(missing_ok=True)
