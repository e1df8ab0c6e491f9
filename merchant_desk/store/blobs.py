"""Original bytes, kept by their SHA-256, whole or not at all."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from merchant_desk.core.errors import DeskError
from merchant_desk.core.renaming import rename_over
from merchant_desk.store import durable
from merchant_desk.store.problems import BLOB_CHANGED, BLOB_MISSING, worded
from merchant_desk.store.sidecars import Sidecars

_CHUNK = 1024**2


class Readable(Protocol):
    """What bytes are read from, part by part; an empty part is the end."""

    def read(self, size: int, /) -> bytes: ...


@dataclass(slots=True)
class StagedBlob:
    """Bytes on the disk that nobody knows yet; they stay only when :meth:`keep` is called."""

    path: Path
    sha256: str
    size: int
    kept: bool = False

    def keep(self) -> None:
        self.kept = True


@dataclass(frozen=True, slots=True)
class BlobFolder:
    """The folder ``blobs/aa/<sha256>`` of a profile."""

    root: Path

    @property
    def sidecars(self) -> Sidecars:
        """Beside the blobs: what is needed to send the unsent reports without the database."""
        return Sidecars(self.root.with_name("unsent"))

    @contextmanager
    def staging(self, source: Readable) -> Iterator[StagedBlob]:
        """Copy ``source`` into the folder and hash it; on leaving, give it its name if kept.

        Temporary file → fsync → rename → fsync of the folder: after this returns with a kept blob
        its bytes survive a power cut. The same bytes twice are one blob.
        """
        with worded():
            durable.make_folder(self.root)
            descriptor, name = tempfile.mkstemp(dir=self.root, prefix=".staged-")
        temporary = Path(name)
        try:
            with worded(), os.fdopen(descriptor, "wb") as target:
                digest, size = _copy(source, target)
                target.flush()
                os.fsync(target.fileno())
            staged = StagedBlob(temporary, digest, size)
            yield staged
            if staged.kept:
                with worded():
                    self._name(temporary, digest)
        finally:
            with suppress(OSError):  # a full or failing disk; it is swept later
                temporary.unlink(missing_ok=True)

    def path(self, sha256: str) -> Path:
        """Where the blob is, or would be."""
        return self.root / sha256[:2] / sha256

    def find(self, sha256: str) -> Path | None:
        path = self.path(sha256)
        return path if sha256 and path.is_file() else None

    def require(self, sha256: str, name: str = "") -> Path:
        """The blob's file; :class:`DeskError` when it is gone."""
        path = self.find(sha256)
        if path is None:
            raise DeskError(BLOB_MISSING, name=name or sha256[:12])
        return path

    def verify(self, sha256: str, name: str = "") -> Path:
        """The blob's file, read once to see that it is what it was; :class:`DeskError` if not."""
        path = self.require(sha256, name)
        with worded(), path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
                raise DeskError(BLOB_CHANGED, name=name or sha256[:12])
        return path

    def remove(self, sha256: str, before: float) -> None:
        """Give the blob up, unless somebody has staged the same bytes since the time ``before``."""
        path = self.path(sha256)
        with worded():
            if path.is_file() and path.stat().st_mtime < before:
                path.unlink(missing_ok=True)

    def sweep(self, before: float) -> None:
        """Remove what was being written when a program died, before the time ``before``."""
        with worded():
            for path in self.root.glob(".staged-*"):
                if path.stat().st_mtime < before:
                    path.unlink(missing_ok=True)

    def _name(self, temporary: Path, sha256: str) -> None:
        path = self.path(sha256)
        if path.is_file():
            with suppress(FileNotFoundError):  # it has just been given up: it comes back
                os.utime(path)  # somebody wants it anew: `remove` must see that
                return
        durable.make_folder(path.parent)
        rename_over(temporary, path)
        durable.sync_folder(path.parent)


def _copy(source: Readable, target: IO[bytes]) -> tuple[str, int]:
    digest = hashlib.sha256()
    size = 0
    while chunk := source.read(_CHUNK):
        digest.update(chunk)
        target.write(chunk)
        size += len(chunk)
    return digest.hexdigest(), size


def free_bytes(folder: Path) -> int:
    """Free space of the disk that holds ``folder``, in bytes."""
    return shutil.disk_usage(folder).free
