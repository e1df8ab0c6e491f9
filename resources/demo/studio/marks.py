"""What is written on pictures: a made-up site's mark, a shop's banner, the AI mark."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from .prints import font


def _stroke(
    canvas: Image.Image, at: tuple[float, float], words: str, size: int, shade: int, anchor: str
) -> None:
    """Pale letters with a faint shadow, as sites burn them in."""
    layer = Image.new("RGBA", canvas.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    face = font(size, True)
    pen.text(
        (at[0] + size / 16, at[1] + size / 16),
        words,
        font=face,
        fill=(0, 0, 0, shade // 2),
        anchor=anchor,
    )
    pen.text(at, words, font=face, fill=(255, 255, 255, shade), anchor=anchor)
    canvas.alpha_composite(layer)


def site(picture: Image.Image, words: str, tiled: bool = False) -> Image.Image:
    """The mark of the site where the picture was seen: in a corner, or all over."""
    canvas = picture.convert("RGBA")
    size = round(min(picture.size) * 0.036)
    if tiled:
        stamp = Image.new("RGBA", (size * 12, size * 8), (0, 0, 0, 0))
        _stroke(stamp, (size * 6, size * 4), words, size, 84, "mm")
        stamp = stamp.rotate(24)
        for y in range(-size, picture.height, size * 8):
            for x in range(-size, picture.width, size * 12):
                over = Image.new("RGBA", canvas.size, (0, 0, 0, 0))
                over.paste(stamp, (x, y))
                canvas.alpha_composite(over)
    edge = size * 0.8
    _stroke(canvas, (picture.width - edge, picture.height - edge), words, size, 215, "rs")
    return canvas.convert("RGB")


def machine(picture: Image.Image) -> Image.Image:
    """「AI生成」 in a corner, a little over 5 % of the short side high."""
    canvas = picture.convert("RGBA")
    size = round(min(picture.size) * 0.056)
    _stroke(
        canvas, (picture.width - size * 0.5, picture.height - size * 0.5), "AI生成", size, 205, "rs"
    )
    return canvas.convert("RGB")


def dreamy(picture: Image.Image) -> Image.Image:
    """The look of generators: glowing, smooth, over-coloured."""
    glow = picture.filter(ImageFilter.GaussianBlur(max(picture.size) / 90))
    light = Image.fromarray(
        (
            255
            - (255 - np.asarray(picture, np.uint16))
            * (255 - np.asarray(glow, np.uint16) // 3)
            // 255
        ).astype(np.uint8)
    )
    return ImageEnhance.Contrast(ImageEnhance.Color(light).enhance(1.35)).enhance(1.12)


def banner(
    picture: Image.Image, title: str, small: str, colour: tuple[int, int, int]
) -> Image.Image:
    """The selling words that shops lay over their first photo."""
    made = picture.copy()
    pen = ImageDraw.Draw(made)
    w, h = made.size
    size = round(h * 0.062)
    pen.text((w * 0.05, h * 0.045), title, font=font(size, True), fill=colour)
    tall = round(size * 0.95)
    box = (
        w * 0.05,
        h * 0.045 + size * 1.5,
        w * 0.05 + tall * 0.62 * len(small) + tall * 0.6,
        h * 0.045 + size * 1.5 + tall,
    )
    pen.rounded_rectangle(box, tall // 3, fill=colour)
    pen.text(
        ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2),
        small,
        font=font(round(tall * 0.58)),
        fill="white",
        anchor="mm",
    )
    return made
