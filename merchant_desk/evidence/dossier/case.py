"""What a dossier is made of. Nothing here reads a database or draws a page."""

from dataclasses import dataclass
from pathlib import Path

from merchant_desk.core.after_sale import AfterSale
from merchant_desk.core.chat import Message
from merchant_desk.core.order import Order
from merchant_desk.core.picture import MediaType, Proof
from merchant_desk.core.record import Event, Record
from merchant_desk.core.report import Report

SUFFIXES: dict[MediaType, str] = {
    MediaType.JPEG: "jpg",
    MediaType.PNG: "png",
    MediaType.WEBP: "webp",
    MediaType.BMP: "bmp",
    MediaType.GIF: "gif",
    MediaType.HEIC: "heic",
    MediaType.MP4: "mp4",
    MediaType.QUICKTIME: "mov",
    MediaType.WEBM: "webm",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A file of a case: its ``place`` in the archive, what it is, and where its bytes are."""

    place: str
    item: Proof
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One report with all that is known around it. ``body`` is the JSON that is sent."""

    report: Report
    record: Record
    events: tuple[Event, ...]
    body: bytes
    history: bytes
    """The record and its events as JSON."""
    shop_name: str = ""
    buyer_name: str = ""
    order: Order | None = None
    after_sale: AfterSale | None = None
    messages: tuple[Message, ...] = ()
    """The excerpt of the chat, oldest first."""
    pieces: tuple[Piece, ...] = ()

    def piece(self, item: Proof | None) -> Piece | None:
        """The file of ``item``, when it is part of the case."""
        return next((p for p in self.pieces if item and p.item.sha256 == item.sha256), None)


def places(report: Report) -> tuple[tuple[str, Proof], ...]:
    """Every file of ``report`` with its place in the archive: plain ASCII, the same each time."""
    found: dict[str, tuple[str, Proof]] = {}

    def put(folder: str, number: int, item: Proof) -> None:
        name = f"{number:02d}-{item.sha256[:12]}.{SUFFIXES[item.media_type]}"
        found.setdefault(item.sha256, (f"{report.id}/{folder}/{name}", item))

    for number, suspect in enumerate(report.suspects, 1):
        put("originals", number, suspect.picture)
        if suspect.annotated is not None:
            put("annotated", number, suspect.annotated)
        for item in suspect.proof:
            put("proof", number, item)
    return tuple(found.values())
