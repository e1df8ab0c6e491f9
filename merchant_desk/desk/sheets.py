"""Tables in files: CSV in the encodings that are met, XLSX and XLS, alone or in a ZIP.

By their bytes and not by their names. Everything is text afterwards, row by row with its number as
a spreadsheet shows it.
"""

import codecs
import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path, PurePath

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from merchant_desk.core.errors import DeskError
from merchant_desk.desk.problems import NOT_A_TABLE, TABLE_LOCKED, TABLE_TOO_LARGE
from merchant_desk.store.problems import NO_SUCH_FILE

SUFFIXES = frozenset({".csv", ".xlsx", ".xls", ".zip"})
"""What a file with a table may be called, for choosing and dropping it."""
_MEBIBYTE = 1024**2
_MOST_BYTES = 100 * _MEBIBYTE
_MOST_UNPACKED = 400 * _MEBIBYTE
_MOST_CELLS = 20_000_000
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CELL = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
_CHUNK = 4 * _MEBIBYTE
_OVERLAP = 256
_SEPARATORS = ",\t;"


@dataclass(frozen=True, slots=True)
class Line:
    """One row with its number, from 1."""

    number: int
    cells: Sequence[str]


def read(path: Path) -> Iterator[Line]:
    """Every row of every table in the file; :class:`DeskError` when there is none to be read."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise _too_large(path.name)
        content = path.read_bytes()
    except OSError as error:
        raise DeskError(NO_SUCH_FILE, name=path.name) from error
    return _lines(content, path.name)


def _lines(content: bytes, name: str, *, is_inner: bool = False) -> Iterator[Line]:
    if content.startswith(_OLD_EXCEL):
        return _workbook(content, name)
    if not content.startswith(_ZIP):
        return _csv(content, name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MOST_UNPACKED:
                raise _too_large(name)
            if "[Content_Types].xml" in archive.namelist():
                _check_cells(archive, name)
                return _workbook(content, name)
            if is_inner:
                raise DeskError(NOT_A_TABLE, name=name)
            return iter(list(_unpacked(archive, name)))
    except RuntimeError as error:  # zipfile's word for a password
        raise DeskError(TABLE_LOCKED, name=name) from error
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError) as error:
        raise DeskError(NOT_A_TABLE, name=name) from error


def _unpacked(archive: zipfile.ZipFile, name: str) -> Iterator[Line]:
    """The tables of a ZIP, one after another."""
    tables = [
        entry
        for entry in archive.infolist()
        if PurePath(entry.filename).suffix.lower() in SUFFIXES - {".zip"}
    ]
    if not tables:
        raise DeskError(NOT_A_TABLE, name=name)
    for entry in tables:
        with archive.open(entry) as file:
            content = file.read(_MOST_BYTES + 1)
        if len(content) > _MOST_BYTES:
            raise _too_large(name)
        yield from _lines(content, f"{name} · {PurePath(entry.filename).name}", is_inner=True)


def _check_cells(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse a sheet whose last cell is so far out that its rectangle would fill the memory."""
    for entry in archive.infolist():
        if not entry.filename.startswith("xl/worksheets/"):
            continue
        columns = rows = 0
        with archive.open(entry) as file:
            rest = b""
            while chunk := file.read(_CHUNK):
                for letters, digits in _CELL.findall(rest + chunk):
                    columns, rows = max(columns, _column(letters)), max(rows, int(digits))
                rest = chunk[-_OVERLAP:]
        if columns * rows > _MOST_CELLS:
            raise _too_large(name)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _workbook(content: bytes, name: str) -> Iterator[Line]:
    """The first sheet that has anything in it."""
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for number in range(len(workbook.sheet_names)):
            rows = workbook.get_sheet_by_index(number).to_python(skip_empty_area=False)
            if rows:
                return (Line(at, [_text(cell) for cell in row]) for at, row in enumerate(rows, 1))
    except PasswordError as error:
        raise DeskError(TABLE_LOCKED, name=name) from error
    except CalamineError as error:
        raise DeskError(NOT_A_TABLE, name=name) from error
    return iter(())


def _text(cell: object) -> str:
    """A cell as it would be written; a whole number without its point."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.isoformat(" ") if isinstance(cell, datetime) else cell.isoformat()
    return str(cell)


def _csv(content: bytes, name: str) -> Iterator[Line]:
    text = _decoded(content, name)
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    lines: list[Line] = []
    begun = 1
    try:
        for cells in reader:
            lines.append(Line(begun, cells))
            begun = reader.line_num + 1
    except csv.Error as error:
        raise DeskError(NOT_A_TABLE, name=name) from error
    return iter(lines)


def _decoded(content: bytes, name: str) -> str:
    """UTF-8 or what Excel and the platform write besides. Bytes that are no text are no table."""
    is_wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if is_wide else ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise DeskError(NOT_A_TABLE, name=name)


def _too_large(name: str) -> DeskError:
    return DeskError(TABLE_TOO_LARGE, name=name, limit=_MOST_BYTES // _MEBIBYTE)
