"""What a page asks of the window: begin a report about this."""

from dataclasses import dataclass
from pathlib import Path

from merchant_desk.core.report import Door


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a report is to be about, before there is a draft; also names a shown picture.

    ``picture`` is a SHA-256; ``message``, ``buyer`` and ``after_sale`` are ids. ``name`` is what
    the user calls the picture.
    """

    door: Door
    picture: str = ""
    message: str = ""
    buyer: str = ""
    after_sale: str = ""
    name: str = ""
    files: tuple[Path, ...] = ()
