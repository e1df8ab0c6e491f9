"""What the demo shop offers to tell a story with: pictures whose truth is known."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from merchant_desk.core.chat import Message
from merchant_desk.core.region import Region
from merchant_desk.core.resources import resources_dir
from merchant_desk.desk import chats, orders
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.tour.hands import TourError

_RECENT = 150
"""Only messages that the chat shows without scrolling far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A picture that a buyer sent: its file, what was edited in it, and the original if known."""

    message: Message
    file: Path
    regions: tuple[Region, ...]
    original: Path | None


def chat_scene(desk: Desk, role: str) -> Scene:
    """A chat picture of ``role`` whose buyer has an order that may still be reported."""
    demo = resources_dir() / "demo"
    known = {_sha256(demo / entry["file"]): entry for entry in _entries(demo, role)}
    for talk in chats.conversations(desk):
        choices = orders.candidates(desk, talk.buyer.id, limit=1)
        has_order = bool(choices) and choices[0].order.buyer == talk.buyer.id
        if not has_order or choices[0].cap.is_reached:
            continue
        for message in chats.messages(desk, talk.buyer.id, limit=_RECENT):
            entry = known.get(message.picture)
            if entry is not None:
                original = entry["counterpart"]
                return Scene(
                    message=message,
                    file=demo / entry["file"],
                    regions=tuple(Region(**region) for region in entry["regions"]),
                    original=demo / original if original else None,
                )
    raise TourError(f"no buyer of the demo shop sent a picture of the role {role}")


def open_case(desk: Desk, role: str) -> str:
    """The id of an open after-sale with a single picture, of ``role`` if there is such a one."""
    demo = resources_dir() / "demo"
    wanted = {_sha256(demo / entry["file"]) for entry in _entries(demo, role)}
    cases = [line.after_sale for line in orders.after_sales(desk) if line.order is not None]
    fitting = [case for case in cases if case.is_open and len(case.pictures) == 1]
    fitting.sort(key=lambda case: case.pictures[0] not in wanted)
    if not fitting:
        raise TourError("no open after-sale of the demo shop has a single picture")
    return fitting[0].id


def _entries(demo: Path, role: str) -> list[dict[str, Any]]:
    entries = json.loads((demo / "pictures.json").read_text("utf-8"))
    return [entry for entry in entries if entry["role"] == role]


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
