"""What is published, by The Update Framework: signed, in time, never older than what was seen.

The repository's target ``release.json`` names the newest version, its installer and what is new;
the installer is a target as well. Which signatures, ages and versions are good is the business of
the framework (its specification, section 5: the client's workflow).
"""

import json
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from packaging.version import InvalidVersion, Version
from requests import RequestException
from tuf.api.exceptions import DownloadError, DownloadLengthMismatchError, RepositoryError
from tuf.api.serialization import DeserializationError
from tuf.ngclient import Updater, UpdaterConfig

from merchant_desk import __version__
from merchant_desk.core.errors import DeskError
from merchant_desk.core.renaming import rename_over
from merchant_desk.store.durable import make_folder
from merchant_desk.store.problems import worded
from merchant_desk.update.channel import Channel
from merchant_desk.update.fetcher import PATIENCE, Fetcher
from merchant_desk.update.problems import UPDATE_AWAY, UPDATE_FORGED

ANNOUNCEMENT = "release.json"
_LARGEST_ANNOUNCEMENT = 64 * 1024


@dataclass(frozen=True, slots=True)
class Release:
    """A published version; ``notes`` says what is new, by language (``zh_CN``, ``en``)."""

    version: str
    installer: str
    notes: dict[str, str]


@dataclass(frozen=True, slots=True)
class Releases:
    """The channel's, seen from a profile: metadata and installers are kept in ``folder``."""

    channel: Channel
    folder: Path
    stopping: threading.Event = field(default_factory=threading.Event)
    """Once it is set, what is under way is given up."""
    patience: float = PATIENCE

    def newest(self) -> Release | None:
        """The published version, when it is newer than this program."""
        with self._updater() as updater:
            path = self._get(updater, ANNOUNCEMENT, _LARGEST_ANNOUNCEMENT)
            release = _read(path.read_bytes())
        return release if is_newer(release.version) else None

    def fetch(self, release: Release) -> Path:
        """The release's installer, whole and verified under its own name; kept ones are taken."""
        with self._updater() as updater:
            return self._get(updater, release.installer)

    def sweep(self, keep: str = "") -> None:
        """Remove installers but the one named ``keep``, and what was cut off."""
        with worded():
            for path in self._files.glob("*"):
                if path.name != keep:
                    path.unlink(missing_ok=True)

    @property
    def _files(self) -> Path:
        return self.folder / "files"

    def _get(self, updater: Updater, name: str, most: int | None = None) -> Path:
        target = updater.get_targetinfo(name)
        if target is None or Path(name).name != name or (most and target.length > most):
            raise DeskError(UPDATE_FORGED, detail=name)
        path, partial = self._files / name, self._files / f"{name}.partial"
        if updater.find_cached_target(target, str(path)) is None:
            updater.download_target(target, str(partial))
            rename_over(partial, path)
        return path

    @contextmanager
    def _updater(self) -> Iterator[Updater]:
        metadata = self.folder / "metadata"
        with worded(), _worded(), closing(Fetcher(self.stopping, self.patience)) as fetcher:
            make_folder(metadata)
            make_folder(self._files)
            yield Updater(
                str(metadata),
                f"{self.channel.url}/metadata",
                str(self._files),
                f"{self.channel.url}/targets",
                fetcher,
                UpdaterConfig(max_root_rotations=32),
                bootstrap=self.channel.root,
            )


def is_newer(version: str, than: str = __version__) -> bool:
    return Version(version) > Version(than)


def _read(content: bytes) -> Release:
    try:
        found = json.loads(content)
        release = Release(found["version"], found["installer"], dict(found["notes"]))
        Version(release.version)
    except (ValueError, LookupError, TypeError, InvalidVersion) as error:
        raise DeskError(UPDATE_FORGED, detail=ANNOUNCEMENT) from error
    return release


@contextmanager
def _worded() -> Iterator[None]:
    try:
        yield
    except (RepositoryError, DownloadLengthMismatchError) as error:
        # What is no metadata at all may be a portal's page.
        problem = UPDATE_AWAY if isinstance(error, DeserializationError) else UPDATE_FORGED
        raise DeskError(problem, detail=_short(error)) from error
    except (DownloadError, RequestException) as error:
        raise DeskError(UPDATE_AWAY, detail=_short(error.__cause__ or error)) from error


def _short(error: BaseException) -> str:
    return str(error).partition("\n")[0][:120] or type(error).__name__
