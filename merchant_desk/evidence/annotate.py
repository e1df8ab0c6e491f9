"""The annotated copy of a picture: at full size, upright, sRGB, with its regions drawn on it.

Only the copy is drawn on. Nothing of the original but its pixels goes into it: no place, no
camera, no thumbnail in which a private region could still be seen.
"""

import io
import math
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageCms, ImageDraw

from merchant_desk.core.errors import DeskError
from merchant_desk.core.picture import Limits, MediaType
from merchant_desk.core.region import Region
from merchant_desk.evidence import decode, problems
from merchant_desk.evidence.fonts import drawing_font
from merchant_desk.evidence.legend import Legend, legend

LINE = (200, 50, 10)
HALO = (255, 255, 255)
"""As on the canvas: told apart from any picture by light and dark, not by hue alone."""

PRIVATE = (0, 0, 0)
_LEAST_WIDTH = 480
"""A legend needs this many pixels; a narrower picture gets white at its right."""

_LONGEST_SIDE = 65_500
"""What a JPEG can be, in pixels."""

_LOSSLESS = frozenset({MediaType.PNG, MediaType.BMP, MediaType.GIF})
_PNG_PIXELS = 4_000_000
"""Up to here a picture that came lossless stays so; beyond, a PNG takes seconds."""

_JPEG_STEPS = ((92, 0), (80, 2), (55, 2), (30, 2))
"""Quality and colour subsampling; none of the latter, at first, keeps lines sharp."""


@dataclass(frozen=True, slots=True)
class AnnotatedCopy:
    """A copy as the bytes of a file. Sizes are pixels; the legend is below the picture."""

    content: bytes
    media_type: MediaType
    width: int
    height: int


def annotated(
    path: Path,
    *,
    regions: tuple[Region, ...],
    private: tuple[Region, ...] = (),
    limits: Limits | None = None,
) -> AnnotatedCopy:
    """A copy of the picture at ``path`` with ``regions`` outlined and numbered, ``private`` filled.

    The picture's top left stays the copy's, so that a region's pixels are the same in both. The
    same picture and regions give the same bytes. :class:`DeskError` when the picture cannot be
    read, or the copy would exceed ``limits``. At most two pictures are in memory at once.
    """
    limits = limits or Limits()
    kind = decode.check_size(path, name=path.name, limits=limits)
    try:
        sheet = _drawn(path, regions, private, limits.picture_pixels)
        made, content = _encoded(sheet, kind, limits.picture_bytes)
    except (OSError, ValueError, MemoryError) as error:
        raise DeskError(problems.NO_COPY, name=path.name) from error
    return AnnotatedCopy(content, made, *sheet.size)


def _drawn(
    path: Path, regions: tuple[Region, ...], private: tuple[Region, ...], most_pixels: int
) -> Image.Image:
    picture = _in_srgb(decode.upright(path))
    width, height = picture.size
    scale = _scale(width, height)
    wide = max(width, _LEAST_WIDTH)
    highest = max(min(_LONGEST_SIDE, most_pixels // wide) - height, 0)
    size = round(18 * scale)
    notes = legend(
        regions,
        has_private=bool(private),
        font=drawing_font(size),
        size=size,
        width=wide,
        highest=highest,
    )
    if not notes.lines:
        wide = width
    sheet = Image.new("RGB", (wide, height + notes.height), HALO)
    sheet.paste(picture, (0, 0), picture if picture.mode == "RGBA" else None)
    del picture
    _draw(ImageDraw.Draw(sheet), (width, height), regions, private, notes, scale)
    return sheet


def _scale(width: int, height: int) -> float:
    """Lines and letters grow with the picture, so that they can be seen when all of it is."""
    return min(max(math.sqrt(width * height) / 1200, 1.0), max(width / _LEAST_WIDTH, 1.0))


def _draw(
    draw: ImageDraw.ImageDraw,
    size: tuple[int, int],
    regions: tuple[Region, ...],
    private: tuple[Region, ...],
    notes: Legend,
    scale: float,
) -> None:
    for region in private:
        draw.rectangle(_corners(region, 0, size), fill=PRIVATE)
    line, halo = round(3 * scale), max(round(scale), 1)
    for region in regions:
        # Outside the region, so that what it shows stays free; inside at the picture's edges.
        for edge, colour, width in (
            (line + 2 * halo, HALO, line + 2 * halo),
            (line + halo, LINE, line),
        ):
            draw.rectangle(_corners(region, edge, size), outline=colour, width=width)
    for number, region in enumerate(regions, 1):
        _draw_number(draw, region, number, size, round(22 * scale))
    notes.draw(draw, size[1])


def _corners(region: Region, edge: int, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """The region grown by ``edge`` pixels as far as the picture goes; both corners are in it."""
    return (
        max(region.x - edge, 0),
        max(region.y - edge, 0),
        min(region.right + edge, size[0]) - 1,
        min(region.bottom + edge, size[1]) - 1,
    )


def _draw_number(
    draw: ImageDraw.ImageDraw, region: Region, number: int, size: tuple[int, int], badge: int
) -> None:
    """Above the region's left corner where there is room, else below it, else in it."""
    text = str(number)
    font = drawing_font(round(badge * 0.7))
    wide = max(badge, round(font.getlength(text)) + badge // 2)
    x = max(min(region.x, size[0] - wide), 0)
    gap = badge // 4
    above, below = region.y - badge - gap, region.bottom + gap
    y = above if above >= 0 else below if below + badge <= size[1] else region.y
    border = max(badge // 14, 1)
    draw.rectangle((x, y, x + wide - 1, y + badge - 1), fill=LINE, outline=HALO, width=border)
    draw.text((x + wide / 2, y + badge / 2), text, fill=HALO, font=font, anchor="mm")


def _in_srgb(picture: Image.Image) -> Image.Image:
    """``picture`` in sRGB, converted in place; as it is when its profile cannot be used."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode != "RGB":
        return picture
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "sRGB" not in ImageCms.getProfileDescription(source):
            target = ImageCms.createProfile("sRGB")
            ImageCms.profileToProfile(picture, source, target, inPlace=True)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        pass  # a profile of other colours than the pixels', or a broken one
    return picture


def _encoded(sheet: Image.Image, kind: MediaType, most: int) -> tuple[MediaType, bytes]:
    """A PNG of what came lossless, else a JPEG; coarser only if it would exceed ``most`` bytes."""
    if kind in _LOSSLESS and sheet.width * sheet.height <= _PNG_PIXELS:
        target = io.BytesIO()
        sheet.save(target, "PNG", compress_level=4)
        if target.tell() <= most:
            return MediaType.PNG, target.getvalue()
    for quality, subsampling in _JPEG_STEPS:
        target = io.BytesIO()
        sheet.save(target, "JPEG", quality=quality, subsampling=subsampling)
        if target.tell() <= most:
            return MediaType.JPEG, target.getvalue()
    raise ValueError("no copy of this picture is small enough")
