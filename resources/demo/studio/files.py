"""Writing the files as phones, chats and generators leave them."""

from __future__ import annotations

import io
import json
import zlib
from dataclasses import dataclass
from typing import Any

from PIL import Image, PngImagePlugin

BACK = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
PHONES = (("HUALAN", "HL-A60"), ("WEIMO", "V9 Pro"), ("XINGYAO", "XY-12"))


@dataclass(frozen=True)
class Form:
    """How a picture is stored. `phone` 0 writes no EXIF; `label` is where an AIGC label goes."""

    kind: str = "JPEG"
    ending: str = "jpg"
    quality: int = 80
    orientation: int = 1
    phone: int = 0
    label: str = ""


def aigc(producer: str, number: str) -> str:
    """The label's JSON value: GB 45438-2025."""
    value = {
        "Label": "1",
        "ContentProducer": producer,
        "ProduceID": number,
        "ReservedCode1": "",
        "ContentPropagator": producer,
        "PropagateID": number,
        "ReservedCode2": "",
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def xmp(value: str) -> bytes:
    """An XMP packet that carries the label as an attribute."""
    quoted = value.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/" '
        f'TC260:AIGC="{quoted}"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def exif(form: Form, seed: int) -> Image.Exif:
    """What a phone writes; the makers are made up."""
    tags = Image.Exif()
    if form.phone:
        maker, model = PHONES[form.phone - 1]
        day, hour, minute = seed % 27 + 1, 8 + seed % 13, seed * 7 % 60
        when = f"2026:10:{day:02d} {hour:02d}:{minute:02d}:{seed % 60:02d}"
        tags[0x010F], tags[0x0110], tags[0x0132] = maker, model, when
        tags[0x0112] = form.orientation
        more = tags.get_ifd(0x8769)
        more[0x9003] = when
        more[0x829A] = 1 / (33 + seed % 90)
        more[0x829D] = 1.8
        more[0x8827] = 100 + seed * 37 % 700
        more[0x920A] = 5.4
    return tags


def write(picture: Image.Image, form: Form, seed: int, producer: str = "") -> bytes:
    """The file's bytes, from the upright picture."""
    stored = picture
    if form.orientation in BACK:
        stored = picture.transpose(BACK[form.orientation])
    label = aigc(producer, f"demo{zlib.crc32(str(seed).encode()):08x}") if form.label else ""
    out = io.BytesIO()
    if form.kind == "JPEG":
        extra: dict[str, Any] = {"exif": exif(form, seed)} if form.phone else {}
        if form.label:
            extra["xmp"] = xmp(label)
        stored.save(
            out, "JPEG", quality=form.quality, optimize=True, progressive=form.phone == 0, **extra
        )
    elif form.kind == "PNG":
        notes = PngImagePlugin.PngInfo()
        if form.label == "itxt":
            notes.add_itxt("XML:com.adobe.xmp", xmp(label).decode())
        elif form.label:
            # tEXt is Latin-1, so Chinese goes in escaped.
            notes.add_text("AIGC", json.dumps(json.loads(label), separators=(",", ":")))
        stored.save(out, "PNG", optimize=True, pnginfo=notes)
    elif form.kind == "WEBP":
        extra = {"xmp": xmp(label)} if form.label else {}
        stored.save(out, "WEBP", quality=form.quality, method=5, **extra)
    else:
        stored.save(out, "BMP")
    return out.getvalue()
