"""The profile: the folder where a desk keeps everything."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import platformdirs
from filelock import FileLock, Timeout

from merchant_desk.core.errors import DeskError
from merchant_desk.desk.problems import ALREADY_OPEN
from merchant_desk.store import durable
from merchant_desk.store.problems import worded


def default_profile() -> Path:
    return Path(platformdirs.user_data_dir("MerchantDesk", appauthor=False, roaming=False))


@dataclass(frozen=True, slots=True)
class Profile:
    root: Path

    @property
    def database(self) -> Path:
        return self.root / "desk.sqlite3"

    @property
    def database_files(self) -> tuple[Path, ...]:
        """The database, and what SQLite keeps beside it."""
        return tuple(Path(f"{self.database}{end}") for end in ("", "-wal", "-shm"))

    @property
    def quarantine(self) -> Path:
        """Damaged databases, kept for whoever may read more of them."""
        return self.root / "quarantine"

    @property
    def blobs(self) -> Path:
        return self.root / "blobs"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def secrets(self) -> Path:
        return self.root / "secrets.json"

    def prepare(self) -> None:
        """Make the folder; :class:`DeskError` when that is not allowed."""
        with worded():
            durable.make_folder(self.root)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the profile as the one desk that syncs it; :class:`DeskError` when another does.

        The system lets go of the lock when the process ends, however it ends.
        """
        lock = FileLock(self.root / "desk.lock", timeout=0)
        with worded():
            try:
                lock.acquire()
            except Timeout as error:
                raise DeskError(ALREADY_OPEN) from error
        try:
            yield
        finally:
            lock.release()
