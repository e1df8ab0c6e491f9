"""A folder of files: written elsewhere on the same disk, made durable, then renamed."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from merchant_desk.backend.problems import worded
from merchant_desk.backend.store import CHUNK, Arrival, Entry
from merchant_desk.core.renaming import rename_over


@dataclass(frozen=True, slots=True)
class FolderStore:
    """``root`` is made when missing."""

    root: Path

    def put(self, key: str, arrival: Arrival) -> None:
        temporary = arrival.finish(durable=True)
        path = self.root / key
        with worded():
            made = [folder for folder in (path.parent, *path.parent.parents) if not folder.is_dir()]
            path.parent.mkdir(parents=True, exist_ok=True)
            rename_over(temporary, path)
            for folder in (path.parent, *(folder.parent for folder in made)):
                _sync_folder(folder)

    def size(self, key: str) -> int | None:
        with worded():
            try:
                return (self.root / key).stat().st_size
            except FileNotFoundError:
                return None

    def read(self, key: str) -> Iterator[bytes]:
        with worded(), (self.root / key).open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk

    def remove(self, key: str) -> None:
        with worded():
            (self.root / key).unlink(missing_ok=True)

    def entries(self, prefix: str) -> Iterator[Entry]:
        with worded():
            for path in (self.root / prefix).rglob("*"):
                if path.is_file():
                    written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
                    yield Entry(path.relative_to(self.root).as_posix(), written)

    def check(self) -> None:
        with worded():
            self.root.mkdir(parents=True, exist_ok=True)
            if not os.access(self.root, os.W_OK):
                raise PermissionError(13, os.strerror(13))


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows has no handle for it; NTFS journals the rename
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
