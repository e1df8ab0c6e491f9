"""A draft as JSON text, for the store: everything that the form holds, complete or not."""

import json
from datetime import datetime
from typing import Any

from merchant_desk.core.picture import MediaType, Picture, Proof, Video
from merchant_desk.core.region import Region
from merchant_desk.core.report import Declaration, Door, Kind, ReportDraft, Source, Suspect

VERSION = 1


def dump_draft(draft: ReportDraft) -> str:
    return json.dumps(
        {
            "version": VERSION,
            "id": draft.id,
            "shop": draft.shop,
            "door": draft.door,
            "made_at": draft.made_at.isoformat(),
            "order": draft.order,
            "after_sale": draft.after_sale,
            "suspects": [_dump_suspect(s) for s in draft.suspects],
            "text": draft.text,
            "declarations": sorted(draft.declarations),
        },
        ensure_ascii=False,
    )


def load_draft(text: str) -> ReportDraft:
    """The inverse of :func:`dump_draft`; :class:`ValueError` or :class:`KeyError` when it is not
    one.
    """
    data = json.loads(text)
    return ReportDraft(
        id=data["id"],
        shop=data["shop"],
        door=Door(data["door"]),
        made_at=datetime.fromisoformat(data["made_at"]),
        order=data["order"],
        after_sale=data["after_sale"],
        suspects=tuple(_load_suspect(s) for s in data["suspects"]),
        text=data["text"],
        declarations=frozenset(Declaration(d) for d in data["declarations"]),
    )


def _dump_suspect(suspect: Suspect) -> dict[str, Any]:
    seen_at = suspect.source.seen_at
    return {
        "picture": _dump_proof(suspect.picture),
        "kind": suspect.kind,
        "regions": _dump_regions(suspect.regions),
        "private": _dump_regions(suspect.private),
        "proof": [_dump_proof(item) for item in suspect.proof],
        "source": {
            "url": suspect.source.url,
            "site": suspect.source.site,
            "seen_at": seen_at.isoformat() if seen_at else None,
        },
        "message": suspect.message,
    }


def _load_suspect(data: dict[str, Any]) -> Suspect:
    picture = _load_proof(data["picture"])
    if not isinstance(picture, Picture):
        raise ValueError("a suspect is a picture")  # noqa: TRY004 - the file is wrong, not the call
    source = data["source"]
    seen_at = source["seen_at"]
    return Suspect(
        picture=picture,
        kind=Kind(data["kind"]) if data["kind"] else None,
        regions=_load_regions(data["regions"]),
        private=_load_regions(data.get("private", [])),
        proof=tuple(_load_proof(item) for item in data["proof"]),
        source=Source(
            source["url"], source["site"], datetime.fromisoformat(seen_at) if seen_at else None
        ),
        message=data["message"],
    )


def _dump_regions(regions: tuple[Region, ...]) -> list[list[int | str]]:
    return [[r.x, r.y, r.w, r.h, r.label] for r in regions]


def _load_regions(data: list[list[Any]]) -> tuple[Region, ...]:
    return tuple(Region(*item) for item in data)


def _dump_proof(item: Proof) -> dict[str, Any]:
    data: dict[str, Any] = {
        "sha256": item.sha256,
        "name": item.name,
        "media_type": item.media_type,
        "bytes": item.bytes,
    }
    if isinstance(item, Picture):
        data |= {"width": item.width, "height": item.height, "orientation": item.orientation}
    return data


def _load_proof(data: dict[str, Any]) -> Proof:
    media_type = MediaType(data["media_type"])
    if media_type.is_video:
        return Video(data["sha256"], data["name"], media_type, data["bytes"])
    return Picture(
        data["sha256"],
        data["name"],
        media_type,
        data["bytes"],
        data["width"],
        data["height"],
        data["orientation"],
    )
