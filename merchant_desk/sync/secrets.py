"""The device's refresh token: in the system's keyring, else in a file that only its owner reads."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

import keyring
from keyring.errors import KeyringError

_SERVICE = "merchant-desk"


@dataclass(frozen=True, slots=True)
class Secrets:
    """Secrets of one profile. ``fallback`` is used where the system has no keyring."""

    fallback: Path

    def get(self, name: str) -> str | None:
        try:
            found = keyring.get_password(_SERVICE, name)
        except KeyringError:
            found = None
        return found if found is not None else self._read().get(name)

    def put(self, name: str, value: str) -> None:
        try:
            keyring.set_password(_SERVICE, name, value)
        except KeyringError:
            self._write(self._read() | {name: value})

    def _read(self) -> dict[str, str]:
        try:
            content = json.loads(self.fallback.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return content if isinstance(content, dict) else {}

    def _write(self, content: dict[str, str]) -> None:
        partial = self.fallback.with_suffix(".partial")
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(content, file)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(self.fallback)
