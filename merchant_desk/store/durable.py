"""Files and folders that survive a power cut: written whole, synced, then named."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from merchant_desk.core.renaming import rename_over

_BINARY = getattr(os, "O_BINARY", 0)


def sync_folder(folder: Path) -> None:
    """Make the names in ``folder`` durable."""
    if os.name == "nt":
        return  # Windows has no handle for it; NTFS journals the rename
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make ``folder`` with all above it; the names of those that are new are durable then."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def add_file(path: Path, content: bytes) -> None:
    """As :func:`write_file`, in less time, for a reader that sees when ``content`` is not whole:
    a file that is not there yet gets its name at once.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
    except (FileExistsError, FileNotFoundError):  # no folder yet
        write_file(path, content)
        return
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(descriptor)
    sync_folder(path.parent)


def write_file(path: Path, content: bytes) -> None:
    """Put ``content`` in the place of ``path``: afterwards it is there whole, or the old is."""
    make_folder(path.parent)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".staged-")
    partial = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        rename_over(partial, path)
        sync_folder(path.parent)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
