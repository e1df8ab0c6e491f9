"""What the pages of a dossier are built of, before anything is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Title:
    text: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; pale ones explain."""

    text: str
    pale: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values, one pair a line."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a head; ``shares`` says how its columns divide the width."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with a line below it."""

    path: Path
    caption: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two pictures beside each other."""

    left: Figure
    right: Figure


@dataclass(frozen=True, slots=True)
class NewPage:
    pass


Block = Title | Heading | Words | Facts | Grid | Figure | Comparison | NewPage


def texts(block: Block) -> Iterator[str]:
    """All that ``block`` will write."""
    match block:
        case Title(text, about):
            yield from (text, about)
        case Heading(text) | Words(text):
            yield text
        case Facts(pairs):
            for name, value in pairs:
                yield from (name, value)
        case Grid(head, rows):
            yield from head
            for row in rows:
                yield from row
        case Figure(_, caption):
            yield caption
        case Comparison(left, right):
            yield from (left.caption, right.caption)
        case NewPage():
            pass
