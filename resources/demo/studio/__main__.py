"""Makes the pictures and their lists: `python -m studio [--only NAME…] [--cache DIR]`."""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageEnhance

from . import (
    ceramics,
    files,
    forge,
    fruit,
    household,
    marks,
    plan_buyers,
    plan_forged,
    plan_others,
    plan_shop,
    rooms,
    vessels,
)
from .camera import develop
from .noise import Floats
from .render import Part, moved, shot
from .shots import Forgery, Shot, Theft, Thing

HERE = Path(__file__).resolve().parent.parent
PRODUCERS = ("画笔精灵（示例）", "云绘工坊（示例）")
MAKERS: dict[str, Any] = {
    "mug": ceramics.mug,
    "bowl": ceramics.bowl,
    "bowls": ceramics.bowl_set,
    "pot": ceramics.pot,
    "oranges": fruit.oranges,
    "crate": fruit.orange_crate,
    "apples": fruit.apples,
    "eggs": fruit.eggs,
    "tumbler": vessels.tumbler,
    "bottle": vessels.bottle,
    "candle": vessels.candle,
    "storage": household.storage,
    "lamp": household.lamp,
    "paste": household.toothpaste,
    "parcel": household.parcel,
    "open_box": household.open_box,
}
SHARE = 0.85  # of a side that is rendered: phones sharpen less than they say, and it is quicker
SWEEPS = {
    "cool": (0.6, 0.68, 0.76),
    "cream": (0.8, 0.74, 0.64),
    "sage": (0.6, 0.68, 0.58),
    "grey": (0.42, 0.45, 0.48),
    "rose": (0.76, 0.58, 0.54),
    "mint": (0.56, 0.74, 0.7),
}


def made(thing: Thing) -> list[Part]:
    """The parts of one thing, in place."""
    known = dict(thing.more)
    if thing.style:
        known["style"] = thing.style
    if thing.damage:
        known["damage"] = thing.damage
    return moved(MAKERS[thing.good](seed=thing.seed, **known), thing.at, thing.turn)


def light_of(plan: Shot, number: int, cache: Path | None) -> Floats:
    """Linear light of a shot, from the cache where it is there."""
    kept = cache / f"{plan.name}.npy" if cache else None
    if kept and kept.exists():
        return np.load(kept).astype(np.float32)
    parts = [part for thing in plan.things for part in made(thing)]
    if plan.table.startswith("studio:"):
        parts += rooms.sweep(SWEEPS[plan.table.split(":")[1]])
        sky = rooms.softboxes(0.01)
    else:
        parts += rooms.table(plan.table, number)
        sky = rooms.room(plan.light)
    if plan.clutter:
        parts += rooms.clutter(plan.clutter)
    small = (round(plan.pixels[0] * SHARE), round(plan.pixels[1] * SHARE))
    light = shot(parts, sky, plan.view, small, plan.spp, number)
    if kept:
        np.save(kept, light.astype(np.float16))
    return light


class Album:
    """What has been made so far: upright pictures by name, and their entries in the list."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.pictures: dict[str, Image.Image] = {}
        self.entries: dict[str, dict[str, Any]] = {}

    def keep(
        self,
        name: str,
        picture: Image.Image,
        form: files.Form,
        number: int,
        entry: dict[str, Any],
    ) -> None:
        """Writes the file and its entry."""
        path = self.out / "pictures" / f"{name}.{form.ending}"
        data = files.write(picture, form, number, PRODUCERS[number % 2])
        path.write_bytes(data)
        self.pictures[name] = picture
        self.entries[name] = {
            "file": f"pictures/{path.name}",
            "product": entry["product"],
            "role": entry["role"],
            "counterpart": entry.get("counterpart"),
            "regions": entry.get("regions", []),
            "format": form.kind,
            "width": picture.width,
            "height": picture.height,
            "orientation": form.orientation,
            "caption": entry["caption"],
        }

    def rendered(self, plan: Shot, number: int, cache: Path | None) -> None:
        """A shot, from light to file."""
        began = time.monotonic()
        picture = develop(
            light_of(plan, number, cache), plan.phone, number, plan.size or plan.pixels
        )
        if plan.banner:
            picture = marks.banner(picture, *plan.banner, plan_shop.BANNER_COLOUR[plan.product])
        if plan.role == "ai":
            picture = marks.machine(marks.dreamy(picture))
        if plan.mark:
            picture = marks.site(picture, plan.mark, plan.tiled)
        entry = {"product": plan.product, "role": plan.role, "caption": plan.caption}
        self.keep(plan.name, picture, plan.form, number, entry)
        print(f"{plan.name}  {time.monotonic() - began:.1f} s", flush=True)

    def stolen(self, plan: Theft, number: int) -> None:
        """A web picture as a buyer passes it on: from the stored file, so it is coded twice."""
        source = self.entries[plan.source]
        picture = _cut(Image.open(self.out / source["file"]).convert("RGB"), plan.cut, plan.width)
        if plan.mirrored:
            picture = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        picture = ImageEnhance.Brightness(picture).enhance(plan.bright)
        entry = {"product": source["product"], "role": "web", "caption": plan.caption}
        self.keep(plan.name, picture, plan.form, number, entry | {"counterpart": source["file"]})
        source["counterpart"] = self.entries[plan.name]["file"]

    def forged(self, plan: Forgery, number: int) -> None:
        """A whole good's stored picture, edited."""
        source = self.entries[plan.source]
        picture = _cut(Image.open(self.out / source["file"]).convert("RGB"), plan.cut, plan.width)
        picture, regions = forge.apply(picture, plan.changes)
        entry = {"product": source["product"], "role": "edited", "caption": plan.caption}
        entry |= {"counterpart": source["file"], "regions": regions}
        self.keep(plan.name, picture, plan.form, number, entry)
        if source["role"] == "edited-original":
            source["counterpart"] = self.entries[plan.name]["file"]


def _cut(picture: Image.Image, cut: tuple[float, float, float, float], width: int) -> Image.Image:
    w, h = picture.size
    part = picture.crop(
        (round(cut[0] * w), round(cut[1] * h), round(cut[2] * w), round(cut[3] * h))
    )
    return part.resize((width, round(part.height * width / part.width)), Image.Resampling.LANCZOS)


def lists(album: Album) -> None:
    """products.json and pictures.json."""
    products = [
        {
            "id": p.id,
            "key": p.key,
            "title": p.title,
            "specs": list(p.specs),
            "price": p.price,
            "photos": [
                e["file"]
                for e in album.entries.values()
                if e["role"] == "shop" and e["product"] == p.key
            ],
        }
        for p in plan_shop.PRODUCTS
    ]
    for name, rows in (("products", products), ("pictures", list(album.entries.values()))):
        text = json.dumps(rows, ensure_ascii=False, indent=1)
        (album.out / f"{name}.json").write_text(text + "\n", encoding="utf-8", newline="\n")


def main() -> None:
    """Everything, in order; `--only` renders those again and leaves the lists alone."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--out", type=Path, default=HERE)
    ask.add_argument("--cache", type=Path, help="keep rendered light here between runs")
    ask.add_argument("--only", nargs="*", default=[], help="names to render again into the cache")
    told = ask.parse_args()
    (told.out / "pictures").mkdir(parents=True, exist_ok=True)
    if told.cache:
        told.cache.mkdir(parents=True, exist_ok=True)
        for name in told.only:
            (told.cache / f"{name}.npy").unlink(missing_ok=True)
    album = Album(told.out)
    shots = [
        *plan_shop.shop_shots(),
        *plan_buyers.damage_shots(),
        *plan_others.other_shots(),
        *plan_others.machine_shots(),
        *plan_others.context_shots(),
        *plan_forged.web_originals(),
        *plan_forged.edited_originals(),
    ]
    for number, plan in enumerate(shots, 1):
        album.rendered(plan, number, told.cache)
    for number, theft in enumerate(plan_forged.thefts(), 101):
        album.stolen(theft, number)
    for number, forgery in enumerate(plan_forged.forgeries(), 201):
        album.forged(forgery, number)
    lists(album)


if __name__ == "__main__":
    main()
