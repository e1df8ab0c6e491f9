"""What must not be lost even with the database: a durable file for each unsent report.

Each file holds one JSON line whose digest stands in its name's place at the front, so that a
changed byte is seen. The database stays the truth; these are read when it was damaged.
"""

import hashlib
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from merchant_desk.store import durable
from merchant_desk.store.problems import worded

_REPORT = ".report"
_NOTE = ".note"
_YOUNG_SECONDS = 3600
"""A file younger than this may belong to a transaction that another program has not ended."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """An unsent report: its canonical JSON, and the deadline of its after-sale."""

    report_id: str
    body: bytes
    deadline: datetime | None


@dataclass(frozen=True, slots=True)
class Sidecars:
    """The folder ``unsent`` beside the blobs."""

    root: Path

    def put(self, sidecar: Sidecar) -> None:
        """Write it, whole and durable before the report is called saved."""
        deadline = sidecar.deadline.isoformat() if sidecar.deadline else None
        content = {"body": sidecar.body.decode(), "deadline": deadline}
        with worded():
            durable.add_file(self._path(f"{sidecar.report_id}{_REPORT}"), _line(content))

    def drop(self, report_id: str) -> None:
        """The report is not unsent any more. A file that cannot be removed now is pruned later."""
        try:
            self._path(f"{report_id}{_REPORT}").unlink(missing_ok=True)
        except OSError:
            return

    def every(self) -> Iterator[Sidecar]:
        """Those that are whole."""
        for path in sorted(self.root.glob(f"*{_REPORT}")):
            content = _read(path)
            if content is not None:
                deadline = content["deadline"]
                yield Sidecar(
                    report_id=path.name.removesuffix(_REPORT),
                    body=content["body"].encode(),
                    deadline=datetime.fromisoformat(deadline) if deadline else None,
                )

    def prune(self, report_ids: set[str]) -> None:
        """Remove the files of these reports, unless somebody may just be writing them."""
        oldest = time.time() - _YOUNG_SECONDS
        for report_id in report_ids:
            path = self._path(f"{report_id}{_REPORT}")
            with worded():
                if path.is_file() and path.stat().st_mtime < oldest:
                    path.unlink(missing_ok=True)

    def put_note(self, key: str, value: dict[str, Any]) -> None:
        """What the desk must remember of itself even without its database."""
        with worded():
            durable.write_file(self._path(f"{key}{_NOTE}"), _line(value))

    def note(self, key: str) -> dict[str, Any] | None:
        """The note, or nothing when there is no whole one."""
        return _read(self._path(f"{key}{_NOTE}"))

    def _path(self, name: str) -> Path:
        return self.root / name


def _line(content: dict[str, Any]) -> bytes:
    line = json.dumps(content, ensure_ascii=False).encode()
    return _digest(line) + b" " + line


def _read(path: Path) -> dict[str, Any] | None:
    try:
        digest, _, line = path.read_bytes().partition(b" ")
    except OSError:
        return None
    if digest != _digest(line):
        return None
    content: dict[str, Any] = json.loads(line)
    return content


def _digest(line: bytes) -> bytes:
    return hashlib.sha256(line).hexdigest().encode()
