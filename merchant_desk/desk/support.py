"""A bundle for whoever helps a merchant: what the program did, and nothing of what it was about."""

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from merchant_desk.desk import doctor, plain, records
from merchant_desk.desk.desk import Desk
from merchant_desk.store.problems import worded

_PRIVATE = (
    (re.compile(r"\d{6,8}-\d{6,}"), "<order>"),
    (re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+"), "<address>"),
    (re.compile(r"\b1[3-9]\d{9}\b"), "<phone>"),
    (re.compile(r"\b[A-Za-z0-9_-]{32,}\b"), "<token>"),
    (re.compile(r"(?:[A-Za-z]:)?[\\/](?:[^\s\\/'\"]+[\\/])+[^\s\\/'\"]*"), "<path>"),
    (re.compile(r"[一-鿿]+"), "<text>"),
)
"""What may name a person, an order or a place. Our own code words are not Chinese."""


def save(desk: Desk, target: Path) -> None:
    """Write the bundle; :class:`DeskError` when the file cannot be written."""
    with worded(), zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, text in contents(desk):
            bundle.writestr(name, text)


def contents(desk: Desk) -> Iterator[tuple[str, str]]:
    """Each file of the bundle with its text."""
    found = [plain.finding(each) for each in doctor.examine(desk)]
    yield "doctor.json", without_private(json.dumps(found, ensure_ascii=False, indent=1))
    lines = [
        {
            "number": number,
            "state": record.state,
            "made_at": record.made_at.isoformat(),
            "changed_at": record.changed_at.isoformat(),
            "next_try": record.next_try.isoformat() if record.next_try else None,
            "attempts": record.attempts,
            "problem": record.last_problem.code if record.last_problem else None,
            "has_receipt": record.receipt is not None,
        }
        for number, record in enumerate(records.records(desk))
    ]
    yield "queue.json", json.dumps(lines, indent=1)
    with worded():
        logs = sorted(desk.profile.logs.glob("*.log*"))
        for path in logs:
            yield f"logs/{path.name}", without_private(path.read_text("utf-8", "replace"))


def without_private(text: str) -> str:
    """``text`` with what may be private replaced by what kind of thing it was."""
    for pattern, word in _PRIVATE:
        text = pattern.sub(word, text)
    return text
