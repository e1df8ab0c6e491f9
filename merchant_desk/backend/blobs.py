"""The folder of blobs: bytes by their SHA-256, whole or not at all."""

import hashlib
import os
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from sqlalchemy.orm import Session

from merchant_desk.backend.models import BlobRow
from merchant_desk.backend.problems import worded
from merchant_desk.backend.refusals import RefusalError
from merchant_desk.core.picture import Limits, MediaType
from merchant_desk.evidence.formats import HEAD, media_type
from merchant_desk.wire.problem import Code

_ARRIVING = ".arriving-"
_ABANDONED_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True)
class KeptBlob:
    """Bytes that are durable under their name; ``media_type`` as their first bytes tell it."""

    sha256: str
    size: int
    media_type: MediaType | None


@dataclass(slots=True)
class Arrival:
    """A file on its way in: hashed while it is written, nameless until it is kept."""

    temporary: Path
    _file: BinaryIO
    size: int = 0
    head: bytes = b""
    _hash: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    def write(self, data: bytes) -> None:
        with worded():
            self._file.write(data)
        self._hash.update(data)
        self.size += len(data)
        if len(self.head) < HEAD:
            self.head = (self.head + data)[:HEAD]

    def finish(self) -> "KeptBlob":
        """Make the bytes durable; what they are."""
        with worded():
            self._file.flush()
            os.fsync(self._file.fileno())
        self._file.close()
        return KeptBlob(self._hash.hexdigest(), self.size, self.media_type)

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
        with worded():
            try:
                self._file.close()
            finally:
                self.temporary.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class BlobFolder:
    """The folder ``aa/<sha256>``; shops share the files and never learn of each other's."""

    root: Path

    def receive(self) -> Arrival:
        """A new arrival; leaving its ``with`` block throws away what was not kept."""
        with worded():
            self.root.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=self.root, prefix=_ARRIVING)
            return Arrival(Path(name), os.fdopen(descriptor, "wb"))

    def sweep(self) -> None:
        """Remove what a killed process left half arrived; what may still be arriving stays."""
        with worded():
            for path in self.root.glob(f"{_ARRIVING}*"):
                if time.time() - path.stat().st_mtime > _ABANDONED_SECONDS:
                    path.unlink(missing_ok=True)

    def keep(self, arrival: Arrival, sha256: str = "") -> KeptBlob:
        """Give an arrival its name: fsync, rename, then fsync of the folders.

        Refused when its bytes are not those of ``sha256``, if that is given.
        """
        blob = arrival.finish()
        if sha256 and blob.sha256 != sha256:
            raise RefusalError(Code.WRONG_DIGEST)
        path = self.path(blob.sha256)
        if self.has(blob.sha256, blob.size):
            return blob
        with worded():
            is_new_folder = not path.parent.is_dir()
            path.parent.mkdir(exist_ok=True)
            arrival.temporary.replace(path)
            _sync_folder(path.parent)
            if is_new_folder:
                _sync_folder(self.root)
        return blob

    def path(self, sha256: str) -> Path:
        """Where the blob is, or would be."""
        return self.root / sha256[:2] / sha256

    def has(self, sha256: str, size: int) -> bool:
        path = self.path(sha256)
        return path.is_file() and path.stat().st_size == size


def size_limit(kind: MediaType | None, limits: Limits) -> int:
    """The most bytes that a file may have; of an unknown kind it may be a video."""
    if kind is None or kind.is_video:
        return limits.video_bytes
    return limits.picture_bytes


def enter(session: Session, shop_id: str, blob: KeptBlob) -> bool:
    """Tell the shop's rows of a kept blob, in the caller's transaction; whether it is new."""
    if session.get(BlobRow, (shop_id, blob.sha256)) is not None:
        return False
    session.add(
        BlobRow(
            shop_id=shop_id,
            sha256=blob.sha256,
            size=blob.size,
            media_type=blob.media_type,
            put_at=datetime.now(UTC),
        )
    )
    return True


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows has no handle for it; NTFS journals the rename
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
