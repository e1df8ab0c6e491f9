"""Checking a dossier's archive: is every file what it was, and is nothing added or missing?

Each file is held against the manifest, and the whole archive against its seal. A seal is no
signature: it shows what was changed by chance or by hand, not who wrote it. What ties a dossier to
the platform is the receipt, whose digest is that of ``report.json``: that is looked at, too.
"""

import io
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from merchant_desk.core.errors import DeskError
from merchant_desk.evidence import problems
from merchant_desk.evidence.dossier.archive import (
    MANIFEST,
    SEAL_LENGTH,
    SEAL_START,
    digest_of,
)

_LINE = re.compile(r"([0-9a-f]{64})  ([\x20-\x7e]+)")
_HISTORY = "/history.json"
_MANIFEST_LIMIT = 4 * 1024**2
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    KeyError,
    IndexError,
    OverflowError,
    RuntimeError,  # an entry that claims to be encrypted; also a compression that nobody knows
    MemoryError,
)
"""What a damaged archive makes ``zipfile`` raise."""


class Verdict(StrEnum):
    WHOLE = "whole"
    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class FileFinding:
    """What became of one file; ``ARCHIVE`` is the archive with what is between its files."""

    name: str
    verdict: Verdict

    @property
    def ok(self) -> bool:
        return self.verdict is Verdict.WHOLE


ARCHIVE = "ZIP"


def verify(path: Path) -> tuple[FileFinding, ...]:
    """A finding for every file, the manifest, and last for the archive; any changed bit shows.

    :class:`DeskError` when the file cannot be read at all.
    """
    try:
        with path.open("rb") as file:
            is_sealed = _is_sealed(file)
            file.seek(0)
            found = tuple(_files(file))
    except OSError as error:
        raise DeskError(problems.NO_DOSSIER, name=path.name) from error
    return (*found, FileFinding(ARCHIVE, Verdict.WHOLE if is_sealed else Verdict.CHANGED))


def _is_sealed(file: io.BufferedReader) -> bool:
    size = file.seek(0, io.SEEK_END)
    if size < SEAL_LENGTH:
        return False
    file.seek(-SEAL_LENGTH, io.SEEK_END)
    seal = file.read()
    file.seek(0)
    return seal == SEAL_START + digest_of(file, size - SEAL_LENGTH).encode("ascii")


def _files(file: io.BufferedReader) -> Iterator[FileFinding]:
    try:
        archive = zipfile.ZipFile(file)
    except _UNREADABLE:
        yield FileFinding(MANIFEST, Verdict.UNREADABLE)
        return
    with archive:
        sums = _manifest(archive)
        if sums is None:
            is_there = MANIFEST in archive.namelist()
            yield FileFinding(MANIFEST, Verdict.CHANGED if is_there else Verdict.MISSING)
            return
        yield FileFinding(MANIFEST, Verdict.WHOLE)
        names = archive.namelist()
        for name, digest in sums.items():
            yield FileFinding(name, _verdict(archive, names, name, digest))
            if name.endswith(_HISTORY):
                yield from _receipt(archive, name, sums)
        for name in names:
            if name not in sums and name != MANIFEST:
                yield FileFinding(name, Verdict.ADDED)


def _verdict(archive: zipfile.ZipFile, names: list[str], name: str, digest: str) -> Verdict:
    match names.count(name):
        case 0:
            return Verdict.MISSING
        case 1:
            pass
        case _:
            return Verdict.ADDED
    try:
        with archive.open(name) as content:
            return Verdict.WHOLE if digest_of(content) == digest else Verdict.CHANGED
    except zipfile.BadZipFile:
        return Verdict.CHANGED
    except _UNREADABLE:
        return Verdict.UNREADABLE


def _receipt(archive: zipfile.ZipFile, name: str, sums: dict[str, str]) -> Iterator[FileFinding]:
    """Whether the report is the one that the platform gave a receipt for, if it did."""
    folder = name.removesuffix(_HISTORY)
    try:
        receipt = json.loads(archive.read(name))["receipt"]
        digest = receipt["sha256"] if receipt else None
    except (*_UNREADABLE, TypeError):
        return  # the file's own finding says so
    if digest is not None:
        is_same = sums.get(f"{folder}/report.json") == digest
        yield FileFinding(f"{folder}/receipt", Verdict.WHOLE if is_same else Verdict.CHANGED)


def _manifest(archive: zipfile.ZipFile) -> dict[str, str] | None:
    """File → digest; nothing when the manifest is not there or not as we write it."""
    try:
        with archive.open(MANIFEST) as content:
            text = content.read(_MANIFEST_LIMIT).decode("ascii")
            if content.read(1):
                return None
    except _UNREADABLE:
        return None
    matches = [_LINE.fullmatch(line) for line in text.splitlines()]
    found = [match for match in matches if match is not None]
    sums = {match[2]: match[1] for match in found}
    return sums if len(sums) == len(matches) and sums else None
