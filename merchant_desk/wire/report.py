"""A report on the wire (steps 4 and 5): its canonical JSON, its receipt."""

import json
from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, PlainSerializer

from merchant_desk.core.order import order_number
from merchant_desk.core.picture import MediaType, Picture, Proof, Video
from merchant_desk.core.region import LABEL_LENGTH, Region
from merchant_desk.core.report import (
    SITE_LENGTH,
    URL_LENGTH,
    Declaration,
    Door,
    Kind,
    Report,
    Source,
    Suspect,
)
from merchant_desk.wire.base import Count, Id, Message, Sha256, StrictMessage

CanonicalTime = Annotated[
    AwareDatetime,
    PlainSerializer(
        lambda t: t.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z"),
        return_type=str,
    ),
]
"""A moment, always written in UTC with six decimals, so that equal times are equal bytes."""


_NEW = Field(exclude_if=lambda value: not value)
"""A field that older reports lack: left out when empty, so that their bytes stay what they were."""


class RegionMessage(StrictMessage):
    x: Count
    y: Count
    w: Annotated[int, Field(ge=1)]
    h: Annotated[int, Field(ge=1)]
    label: Annotated[str, Field(max_length=LABEL_LENGTH)] = ""


class PictureMessage(StrictMessage):
    type: Literal["picture"] = "picture"
    sha256: Sha256
    name: Annotated[str, Field(max_length=255)]
    media_type: MediaType
    bytes: Count
    width: Annotated[int, Field(ge=1)]
    height: Annotated[int, Field(ge=1)]
    orientation: Annotated[int, Field(ge=1, le=8)] = 1


class VideoMessage(StrictMessage):
    type: Literal["video"] = "video"
    sha256: Sha256
    name: Annotated[str, Field(max_length=255)]
    media_type: MediaType
    bytes: Count


ProofMessage = Annotated[PictureMessage | VideoMessage, Field(discriminator="type")]


class SourceMessage(StrictMessage):
    url: Annotated[str, Field(max_length=URL_LENGTH)] = ""
    site: Annotated[str, Field(max_length=SITE_LENGTH)] = ""
    seen_at: CanonicalTime | None = None


class SuspectMessage(StrictMessage):
    picture: PictureMessage
    kind: Kind
    regions: tuple[RegionMessage, ...] = ()
    private: Annotated[tuple[RegionMessage, ...], _NEW] = ()
    annotated: Annotated[PictureMessage | None, _NEW] = None
    proof: tuple[ProofMessage, ...] = ()
    source: SourceMessage = SourceMessage()
    message: Annotated[str, Field(max_length=64)] = ""


class ReportMessage(StrictMessage):
    """The body of ``PUT …/reports/{id}``."""

    id: Id
    shop: Annotated[str, Field(max_length=64)] = Field(description="empty until the desk is paired")
    door: Door
    made_at: CanonicalTime
    order: Annotated[str, Field(pattern=r"^[0-9]{6}([0-9]{2})?-[0-9]{6,}$")]
    after_sale: Annotated[str, Field(max_length=64)] = ""
    suspects: Annotated[tuple[SuspectMessage, ...], Field(min_length=1, max_length=100)]
    text: Annotated[str, Field(max_length=2000)] = ""
    declarations: tuple[Declaration, ...]
    revision: Annotated[int, Field(ge=1)] = 1


class Receipt(Message):
    """The backend's word that a report is kept. ``counted`` of ``cap`` reports of its order: one
    that was revised is still the same, and one that was withdrawn keeps its place.
    """

    id: Id
    number: str = Field(description="the number that people read out")
    sha256: Sha256 = Field(description="of the report's canonical JSON")
    received_at: datetime
    counted: Count
    cap: int | None
    revision: Annotated[int, Field(ge=1)] = 1
    withdrawn_at: datetime | None = None

    @property
    def etag(self) -> str:
        """The entity tag of the report as it is kept: every change gives it another."""
        return entity_tag(self.sha256, is_withdrawn=self.withdrawn_at is not None)


def entity_tag(sha256: str, *, is_withdrawn: bool = False) -> str:
    """The tag of the report whose newest canonical JSON is ``sha256``, for ``If-Match``."""
    return f'"{sha256}-withdrawn"' if is_withdrawn else f'"{sha256}"'


def to_message(report: Report) -> ReportMessage:
    return ReportMessage(
        id=report.id,
        shop=report.shop,
        door=report.door,
        made_at=report.made_at,
        order=report.order,
        after_sale=report.after_sale,
        suspects=tuple(_suspect_message(s) for s in report.suspects),
        text=report.text,
        declarations=tuple(sorted(report.declarations)),
        revision=report.revision,
    )


def to_report(message: ReportMessage) -> Report:
    return Report(
        id=message.id,
        shop=message.shop,
        door=message.door,
        made_at=message.made_at,
        order=order_number(message.order),
        after_sale=message.after_sale,
        suspects=tuple(_suspect(s) for s in message.suspects),
        text=message.text,
        declarations=frozenset(message.declarations),
        revision=message.revision,
    )


def parse(body: bytes) -> Report:
    """The report of a canonical JSON; :class:`ValueError` when it is none."""
    return to_report(ReportMessage.model_validate_json(body))


def canonical(report: Report) -> bytes:
    """The one byte sequence of ``report``: keys sorted, no blanks, UTF-8, integers only."""
    content = to_message(report).model_dump(mode="json")
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")


def _proof_message(proof: Proof) -> PictureMessage | VideoMessage:
    if isinstance(proof, Picture):
        return _picture_message(proof)
    return VideoMessage(
        sha256=proof.sha256, name=proof.name, media_type=proof.media_type, bytes=proof.bytes
    )


def _picture_message(picture: Picture) -> PictureMessage:
    return PictureMessage(
        sha256=picture.sha256,
        name=picture.name,
        media_type=picture.media_type,
        bytes=picture.bytes,
        width=picture.width,
        height=picture.height,
        orientation=picture.orientation,
    )


def _suspect_message(suspect: Suspect) -> SuspectMessage:
    if suspect.kind is None:
        raise ValueError("a sealed report has a kind for every picture")
    return SuspectMessage(
        picture=_picture_message(suspect.picture),
        kind=suspect.kind,
        regions=_region_messages(suspect.regions),
        private=_region_messages(suspect.private),
        annotated=_picture_message(suspect.annotated) if suspect.annotated else None,
        proof=tuple(_proof_message(item) for item in suspect.proof),
        source=SourceMessage(
            url=suspect.source.url, site=suspect.source.site, seen_at=suspect.source.seen_at
        ),
        message=suspect.message,
    )


def _region_messages(regions: tuple[Region, ...]) -> tuple[RegionMessage, ...]:
    return tuple(RegionMessage(x=r.x, y=r.y, w=r.w, h=r.h, label=r.label) for r in regions)


def _regions(messages: tuple[RegionMessage, ...]) -> tuple[Region, ...]:
    return tuple(Region(m.x, m.y, m.w, m.h, m.label) for m in messages)


def _picture(message: PictureMessage) -> Picture:
    return Picture(
        sha256=message.sha256,
        name=message.name,
        media_type=message.media_type,
        bytes=message.bytes,
        width=message.width,
        height=message.height,
        orientation=message.orientation,
    )


def _proof(message: PictureMessage | VideoMessage) -> Proof:
    if isinstance(message, PictureMessage):
        return _picture(message)
    return Video(message.sha256, message.name, message.media_type, message.bytes)


def _suspect(message: SuspectMessage) -> Suspect:
    return Suspect(
        picture=_picture(message.picture),
        kind=message.kind,
        regions=_regions(message.regions),
        private=_regions(message.private),
        annotated=_picture(message.annotated) if message.annotated else None,
        proof=tuple(_proof(item) for item in message.proof),
        source=Source(message.source.url, message.source.site, message.source.seen_at),
        message=message.message,
    )
