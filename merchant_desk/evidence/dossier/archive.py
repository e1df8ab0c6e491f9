"""The dossier as a ZIP: originals byte for byte, copies, JSON, the PDF, and what they must hash to.

Nothing is compressed and no clock is read, so the same case gives the same bytes. The archive's
comment is its seal: the SHA-256 of every byte before it, so that a change of the archive's own
structure shows as well.
"""

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from merchant_desk.evidence.dossier.case import Case

MANIFEST = "SHA256SUMS"
PDF_NAME = "dossier.pdf"
SEAL_START = b"sha256:"
SEAL_LENGTH = len(SEAL_START) + 64
CHUNK = 1024**2

_BEGINNING = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_MODE = 0o100644 << 16


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file of the archive: its bytes, or where they are."""

    name: str
    content: bytes | Path


def write_archive(
    cases: tuple[Case, ...],
    pdf: bytes,
    target: IO[bytes],
    on_file: Callable[[], None] = lambda: None,
) -> None:
    """Write the archive of ``cases`` to the empty file ``target``; ``on_file`` is called after each
    file of it. :class:`OSError` when a file cannot be read or written.
    """
    sums: list[str] = []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        archive.comment = SEAL_START + b"0" * 64
        for entry in _entries(cases, pdf):
            sums.append(f"{_put(archive, entry)}  {entry.name}\n")
            on_file()
        _put(archive, _Entry(MANIFEST, "".join(sums).encode("ascii")))
    target.seek(-SEAL_LENGTH, io.SEEK_END)
    sealed = target.tell()
    target.seek(0)
    digest = digest_of(target, sealed)
    target.seek(sealed)
    target.write(SEAL_START + digest.encode("ascii"))


def files_of(cases: tuple[Case, ...]) -> int:
    """How many files an archive of ``cases`` has beside its manifest."""
    return 1 + sum(2 + len(case.pieces) for case in cases)


def digest_of(file: IO[bytes], count: int | None = None) -> str:
    """The SHA-256 of the next ``count`` bytes of ``file``, of all that follow without it."""
    digest = hashlib.sha256()
    left = count
    while chunk := file.read(CHUNK if left is None else min(CHUNK, left)):
        digest.update(chunk)
        if left is not None:
            left -= len(chunk)
    return digest.hexdigest()


def _entries(cases: tuple[Case, ...], pdf: bytes) -> Iterator[_Entry]:
    yield _Entry(PDF_NAME, pdf)
    for case in cases:
        yield _Entry(f"{case.report.id}/report.json", case.body)
        yield _Entry(f"{case.report.id}/history.json", case.history)
        for piece in case.pieces:
            yield _Entry(piece.place, piece.path)


def _put(archive: zipfile.ZipFile, entry: _Entry) -> str:
    """Write one file into the archive; the SHA-256 of what was written."""
    info = zipfile.ZipInfo(entry.name, _BEGINNING)
    info.create_system = _UNIX
    info.external_attr = _MODE
    digest = hashlib.sha256()
    content = entry.content
    source = io.BytesIO(content) if isinstance(content, bytes) else content.open("rb")
    info.file_size = len(content) if isinstance(content, bytes) else content.stat().st_size
    with source, archive.open(info, "w") as target:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            target.write(chunk)
    return digest.hexdigest()
