"""The demo shop's products and pictures, read from ``resources/demo`` into its blobs."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from merchant_desk.backend.blobs import Blobs, KeptBlob
from merchant_desk.backend.platform.demo_dialogues import Sort
from merchant_desk.backend.problems import DEMO_MISSING
from merchant_desk.core.errors import DeskError
from merchant_desk.wire.base import Message

_CHUNK = 1024**2

T = TypeVar("T")


class Role(StrEnum):
    """What a picture is for; the file says it."""

    SHOP = "shop"
    DAMAGE = "damage"
    WEB = "web"
    WEB_ORIGINAL = "web-original"
    EDITED = "edited"
    EDITED_ORIGINAL = "edited-original"
    OTHER_SHOP = "other-shop"
    AI = "ai"
    CONTEXT = "context"


EVIDENCE = frozenset({Role.DAMAGE, Role.WEB, Role.EDITED, Role.OTHER_SHOP, Role.AI})
"""What buyers send with a claim."""
_ON_THE_WIRE = EVIDENCE | {Role.SHOP, Role.CONTEXT}
"""The originals of web and edited pictures are found by the merchant, not sent by anybody."""


_SORTS: dict[str, Sort] = {
    "orange": Sort.FOOD,
    "apple": Sort.FOOD,
    "egg": Sort.FOOD,
    "candle": Sort.USED_UP,
    "paste": Sort.USED_UP,
    "tumbler": Sort.REPAIRED,
    "lamp": Sort.REPAIRED,
}
"""By a product's key; what is not here lasts."""


class ProductEntry(Message):
    """A product of ``products.json``; ``price`` in 分."""

    id: str
    key: str
    title: str
    specs: Annotated[tuple[str, ...], Field(min_length=1)]
    price: Annotated[int, Field(gt=0)]
    photos: Annotated[tuple[str, ...], Field(min_length=1)]


class PictureEntry(Message):
    """A picture of ``pictures.json``; ``product`` is a product's id or key, or nothing."""

    file: str
    product: str | None = None
    role: Role
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class DemoProduct:
    """``photos`` are SHA-256; the first one is what an order shows."""

    id: str
    title: str
    specs: tuple[str, ...]
    price: int
    photos: tuple[str, ...]
    sort: Sort = Sort.LASTING


@dataclass(frozen=True, slots=True)
class DemoPicture:
    """A picture for the chat; without a product it fits any."""

    sha256: str
    product: str
    role: Role
    caption: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    products: tuple[DemoProduct, ...]
    pictures: tuple[DemoPicture, ...]
    blobs: tuple[KeptBlob, ...]


def load(resources: Path, blobs: Blobs, shop_id: str) -> Catalogue:
    """Read the demo's files and keep their pictures as the shop's blobs; :class:`DeskError` when
    some are missing.
    """
    demo = resources / "demo"
    products = _read(demo / "products.json", TypeAdapter(tuple[ProductEntry, ...]))
    pictures = _read(demo / "pictures.json", TypeAdapter(tuple[PictureEntry, ...]))
    wanted = [p for p in pictures if p.role in _ON_THE_WIRE]
    files = [name for product in products for name in product.photos]
    kept = _keep(demo, [*files, *(p.file for p in wanted)], blobs, shop_id)
    ids = {name: product.id for product in products for name in (product.key, product.id)}
    return Catalogue(
        products=tuple(
            DemoProduct(
                id=entry.id,
                title=entry.title,
                specs=entry.specs,
                price=entry.price,
                photos=tuple(kept[name].sha256 for name in entry.photos),
                sort=_SORTS.get(entry.key, Sort.LASTING),
            )
            for entry in products
        ),
        pictures=tuple(
            DemoPicture(
                sha256=kept[entry.file].sha256,
                product=ids.get(entry.product or "", ""),
                role=entry.role,
                caption=entry.caption or "",
            )
            for entry in wanted
        ),
        blobs=tuple({blob.sha256: blob for blob in kept.values()}.values()),
    )


def _read(path: Path, shape: TypeAdapter[tuple[T, ...]]) -> tuple[T, ...]:
    try:
        found = shape.validate_python(json.loads(path.read_bytes()))
    except (OSError, ValueError, ValidationError) as error:
        raise DeskError(DEMO_MISSING, detail=path.name) from error
    if not found:
        raise DeskError(DEMO_MISSING, detail=path.name)
    return found


def _keep(demo: Path, names: Iterable[str], blobs: Blobs, shop_id: str) -> dict[str, KeptBlob]:
    return {name: _keep_one(demo / name, blobs, shop_id) for name in dict.fromkeys(names)}


def _keep_one(path: Path, blobs: Blobs, shop_id: str) -> KeptBlob:
    if not path.is_file():
        raise DeskError(DEMO_MISSING, detail=path.name)
    with path.open("rb") as source, blobs.arrivals.receive() as arrival:
        while chunk := source.read(_CHUNK):
            arrival.write(chunk)
        return blobs.keep(shop_id, arrival)
