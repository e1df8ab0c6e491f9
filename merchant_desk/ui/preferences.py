"""What this window remembers for its user: an INI file in the profile."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QSettings

SYSTEM = "system"
LANGUAGES = (SYSTEM, "zh_CN", "en")


class Preference(NamedTuple):
    """A choice that is kept under ``key``, and what holds until one is made."""

    key: str
    default: str


LANGUAGE = Preference("window/language", SYSTEM)
STYLE = Preference("window/style", "fusion")
SNAPPING = Preference("canvas/snapping", "on")
NOTICES = Preference("window/notices", "on")
UPDATES = Preference("window/updates", "on")
"""Like the two before: ``on`` or ``off``."""


class Preferences:
    """Reads and writes at once; a value that is not there, or nonsense, is the default."""

    def __init__(self, profile: Path) -> None:
        self._file = QSettings(str(profile / "window.ini"), QSettings.Format.IniFormat)

    def get(self, preference: Preference) -> str:
        return str(self._file.value(preference.key, preference.default))

    def put(self, preference: Preference, value: str) -> None:
        self._file.setValue(preference.key, value)

    def state(self, name: str) -> QByteArray:
        """A window's geometry or a splitter's sizes, as Qt gave them; empty when unknown."""
        value = self._file.value(f"state/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def put_state(self, name: str, value: QByteArray) -> None:
        self._file.setValue(f"state/{name}", value)
