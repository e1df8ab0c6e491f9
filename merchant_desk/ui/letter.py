"""What a start of the program asks of its window: files to report, a place to show, or its end."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from merchant_desk.ui.address import SCHEME


@dataclass(frozen=True, slots=True)
class Letter:
    """``address`` is what a link named, as it came; with ``ends`` the window is to close."""

    files: tuple[Path, ...] = ()
    address: str = ""
    ends: bool = False

    @classmethod
    def of_words(cls, words: Sequence[str], *, ends: bool = False) -> Self:
        """From a command line. A file's path is made absolute: the window may be elsewhere."""
        addresses = [word for word in words if word.lower().startswith(f"{SCHEME}:")]
        files = (Path(word).absolute() for word in words if word not in addresses)
        return cls(tuple(files), addresses[-1] if addresses else "", ends)

    @classmethod
    def of_line(cls, line: bytes) -> Self | None:
        """From another start of the program; nothing when that is no letter."""
        try:
            told = json.loads(line)
        except ValueError:
            return None
        if not isinstance(told, dict) or told.keys() != {"files", "address", "ends"}:
            return None
        files, address, ends = told["files"], told["address"], told["ends"]
        if not isinstance(files, list) or not all(isinstance(each, str) for each in files):
            return None
        if not isinstance(address, str) or not isinstance(ends, bool):
            return None
        return cls(tuple(Path(each) for each in files), address, ends)

    @property
    def line(self) -> bytes:
        told = {"files": [*map(str, self.files)], "address": self.address, "ends": self.ends}
        return json.dumps(told).encode("utf-8") + b"\n"
