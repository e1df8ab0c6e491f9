"""The report: what the merchant says of a buyer's pictures, and when it is complete."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from merchant_desk.core.picture import Picture, Proof
from merchant_desk.core.region import Region


class Kind(StrEnum):
    """Why a picture is fake evidence: the three kinds that the platform counts."""

    WEB = "web"
    EDITED = "edited"
    OTHER_SHOP = "other-shop"


class Door(StrEnum):
    """Where the report was started."""

    CHAT = "chat"
    AFTER_SALE = "after-sale"
    FILE = "file"


class Declaration(StrEnum):
    """What the merchant ticks before submitting."""

    TRUE_MATERIAL = "true-material"
    NO_RESULT = "no-result"


URL_LENGTH = 2000
SITE_LENGTH = 200
"""The most characters of a source's address and of its site's name."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the original of a web picture was seen."""

    url: str = ""
    site: str = ""
    seen_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """One picture of the buyer with what is held against it."""

    picture: Picture
    kind: Kind | None = None
    regions: tuple[Region, ...] = ()
    private: tuple[Region, ...] = ()
    """A face, an address: filled solid in the annotated copy, never in the original."""
    annotated: Picture | None = None
    """The copy with the regions drawn on it, made when the report is sealed."""
    proof: tuple[Proof, ...] = ()
    source: Source = field(default_factory=Source)
    message: str = ""
    """The chat message that the picture came with, or nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDraft:
    """A report being written. Each edit makes a new value."""

    id: str
    shop: str
    door: Door
    made_at: datetime
    order: str = ""
    after_sale: str = ""
    suspects: tuple[Suspect, ...] = ()
    text: str = ""
    declarations: frozenset[Declaration] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A sealed report: complete, and ready to be sent. ``revision`` counts from 1."""

    id: str
    shop: str
    door: Door
    made_at: datetime
    order: str
    after_sale: str
    suspects: tuple[Suspect, ...]
    text: str
    declarations: frozenset[Declaration]
    revision: int = 1


def blobs(report: Report | ReportDraft) -> tuple[Proof, ...]:
    """Every file of the report once, in order of first use."""
    seen: dict[str, Proof] = {}
    for suspect in report.suspects:
        copies = (suspect.annotated,) if suspect.annotated else ()
        for item in (suspect.picture, *copies, *suspect.proof):
            seen.setdefault(item.sha256, item)
    return tuple(seen.values())
