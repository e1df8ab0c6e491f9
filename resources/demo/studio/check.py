"""Compares the lists with the files: `python -m studio.check`. Needs Pillow only."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

HERE = Path(__file__).resolve().parent.parent
MAGIC = {"JPEG": b"\xff\xd8\xff", "PNG": b"\x89PNG\r\n\x1a\n", "WEBP": b"RIFF", "BMP": b"BM"}
AT_LEAST = {
    "shop": 24,
    "damage": 12,
    "web": 8,
    "web-original": 8,
    "edited": 8,
    "other-shop": 6,
    "ai": 4,
    "context": 3,
}
FORMATS = {"PNG": 4, "WEBP": 6, "BMP": 2}
TOTAL = 13_000_000
KEYS = {
    "file",
    "product",
    "role",
    "counterpart",
    "regions",
    "format",
    "width",
    "height",
    "orientation",
    "caption",
}
PAIRED = {"web": "web-original", "web-original": "web", "edited-original": "edited"}


def label_of(data: bytes) -> bool:
    """Whether an AIGC label is in the bytes."""
    return b"TC260" in data or b"tEXtAIGC\x00" in data


def one(entry: dict[str, Any], by_file: dict[str, dict[str, Any]]) -> list[str]:
    """What is wrong with one picture."""
    wrong: list[str] = []
    if set(entry) != KEYS:
        wrong.append("keys differ")
    path = HERE / entry["file"]
    data = path.read_bytes()
    if not data.startswith(MAGIC[entry["format"]]):
        wrong.append("magic bytes are not those of its format")
    if entry["format"] == "WEBP" and data[8:12] != b"WEBP":
        wrong.append("RIFF but not WebP")
    with Image.open(path) as picture:
        picture.load()
        if picture.getexif().get(0x0112, 1) != entry["orientation"]:
            wrong.append("EXIF orientation differs")
        size = ImageOps.exif_transpose(picture).size
    if size != (entry["width"], entry["height"]):
        wrong.append(f"upright size is {size}")
    if not 0.09 <= size[0] * size[1] / 1e6 <= 12.1:
        wrong.append("not within 0.1 to 12 megapixels")
    if bool(entry["regions"]) != (entry["role"] == "edited"):
        wrong.append("regions belong to edited pictures, and only there")
    for r in entry["regions"]:
        inside = (
            r["x"] >= 0
            and r["y"] >= 0
            and r["x"] + r["w"] <= size[0]
            and r["y"] + r["h"] <= size[1]
        )
        if not inside or min(r["w"], r["h"]) < 8:
            wrong.append(f"region {r} is outside or too small")
    other = by_file.get(entry["counterpart"] or "")
    if (entry["counterpart"] is not None) != (entry["role"] in PAIRED or entry["role"] == "edited"):
        wrong.append("counterpart missing or not expected")
    elif entry["counterpart"] and (other is None or other["product"] != entry["product"]):
        wrong.append("counterpart is unknown or of another product")
    elif other and entry["role"] in PAIRED and other["role"] != PAIRED[entry["role"]]:
        wrong.append("counterpart has the wrong role")
    if label_of(data) != (entry["role"] == "ai"):
        wrong.append("AIGC label missing or not expected")
    return [f"{entry['file']}: {words}" for words in wrong]


def products(entries: list[dict[str, Any]]) -> list[str]:
    """What is wrong with the list of goods."""
    listed = json.loads((HERE / "products.json").read_text("utf-8"))
    wrong = [] if len(listed) == 12 else [f"{len(listed)} products, not 12"]
    keys = {p["key"] for p in listed}
    wrong += [f"unknown product {e['product']}" for e in entries if e["product"] not in keys]
    for product in listed:
        shop = [
            e["file"] for e in entries if e["role"] == "shop" and e["product"] == product["key"]
        ]
        if product["photos"] != shop or len(shop) != 2:
            wrong.append(f"{product['key']}: photos differ from the list of pictures")
        if not (
            product["id"].isdigit()
            and 10 <= len(product["id"]) <= 12
            and type(product["price"]) is int
        ):
            wrong.append(f"{product['key']}: id or price")
    return wrong


def main() -> int:
    """Prints what is wrong and a summary; 1 if anything is."""
    entries: list[dict[str, Any]] = json.loads((HERE / "pictures.json").read_text("utf-8"))
    by_file = {e["file"]: e for e in entries}
    wrong = [words for entry in entries for words in one(entry, by_file)] + products(entries)
    on_disk = {f"pictures/{p.name}" for p in (HERE / "pictures").iterdir() if p.is_file()}
    wrong += [f"{name}: on disk or in the list only" for name in sorted(on_disk ^ set(by_file))]
    roles, formats = Counter(e["role"] for e in entries), Counter(e["format"] for e in entries)
    wrong += [f"only {roles[r]} of role {r}" for r, n in AT_LEAST.items() if roles[r] < n]
    wrong += [f"only {formats[f]} of format {f}" for f, n in FORMATS.items() if formats[f] < n]
    turned = {e["orientation"] for e in entries}
    if not {1, 3, 6, 8} <= turned or not turned & {2, 4, 5, 7}:
        wrong.append(f"orientations are only {sorted(turned)}")
    total = sum((HERE / name).stat().st_size for name in on_disk)
    if total > TOTAL:
        wrong.append(f"{total} bytes in all")
    for words in wrong:
        print(words)
    print(f"{len(entries)} pictures, {total / 1e6:.1f} MB, {dict(roles)}")
    print(f"{dict(formats)}, orientations {sorted(turned)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
