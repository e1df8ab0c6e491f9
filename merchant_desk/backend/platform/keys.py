"""A shop's secrets on the platform: in the environment or in a file, and nowhere else.

Only where they are is kept in the database: ``env:PREFIX`` or ``file:PATH``.
"""

import json
import os
import tempfile
from dataclasses import dataclass, field, fields
from pathlib import Path

from merchant_desk.backend.platform.problems import KEYS_MISSING, KEYS_OPEN, KEYS_UNREADABLE
from merchant_desk.core.errors import DeskError

PREFIX = "MERCHANT_DESK_PDD_"
"""Of the environment variables: ``…CLIENT_ID``, ``…CLIENT_SECRET``, ``…ACCESS_TOKEN``."""
_ENVIRONMENT, _FILE = "env:", "file:"
_OTHERS = 0o077


@dataclass(frozen=True, slots=True)
class Keys:
    """The secrets themselves; none of them is ever in a text that is made of this."""

    client_id: str = field(repr=False)
    client_secret: str = field(repr=False)
    access_token: str = field(repr=False)
    refresh_token: str = field(default="", repr=False)


def in_environment(prefix: str = PREFIX) -> str:
    """The place of keys in variables that begin with ``prefix``."""
    return _ENVIRONMENT + prefix


def in_file(path: Path) -> str:
    """The place of keys in a JSON file."""
    return _FILE + str(path.resolve())


def load(place: str) -> Keys:
    """The keys at ``place``; :class:`DeskError` when one is missing or others may read them."""
    if place.startswith(_ENVIRONMENT):
        prefix = place.removeprefix(_ENVIRONMENT)
        found = {each.name: os.environ.get(prefix + each.name.upper(), "") for each in fields(Keys)}
        return _whole(found, prefix)
    path = Path(place.removeprefix(_FILE))
    try:
        if os.name != "nt" and path.stat().st_mode & _OTHERS:
            raise DeskError(KEYS_OPEN, path=path)
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise DeskError(KEYS_UNREADABLE, path=path, detail=detail) from error
    except ValueError:  # the words of the parser would show what it stumbled over
        raise DeskError(KEYS_UNREADABLE, path=path, detail="JSON") from None
    if not isinstance(content, dict):
        raise DeskError(KEYS_UNREADABLE, path=path, detail="JSON")
    return _whole({each.name: str(content.get(each.name) or "") for each in fields(Keys)}, "")


def can_save(place: str) -> bool:
    """Whether new keys can be kept at ``place``; the environment is not ours to write."""
    return place.startswith(_FILE)


def save(place: str, keys: Keys) -> None:
    """Keep ``keys`` in the file, whole or not at all, and for nobody else to read."""
    path = Path(place.removeprefix(_FILE))
    content = {each.name: getattr(keys, each.name) for each in fields(Keys)}
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump(content, file, ensure_ascii=False, indent=2)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise DeskError(KEYS_UNREADABLE, path=path, detail=detail) from error


def _whole(found: dict[str, str], prefix: str) -> Keys:
    for name, value in found.items():
        if not value and name != "refresh_token":
            raise DeskError(KEYS_MISSING, what=prefix + (name.upper() if prefix else name))
    return Keys(**found)
