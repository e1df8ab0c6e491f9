"""What is printed on goods: labels, cartons, a waybill. Every name on them is made up."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from .noise import Floats, spectral

FONTS = Path("/usr/share/fonts/opentype/noto")


def font(size: int, bold: bool = False, serif: bool = False) -> ImageFont.FreeTypeFont:
    """A Chinese font (index 2 of the collection is the simplified one)."""
    name = f"Noto{'Serif' if serif else 'Sans'}CJK-{'Bold' if bold else 'Regular'}.ttc"
    return ImageFont.truetype(str(FONTS / name), size, index=2)


def worn(sheet: Image.Image, rng: np.random.Generator, amount: float = 0.05) -> Floats:
    """Ink on real paper: uneven, slightly off."""
    pixels = np.asarray(sheet, np.float32)
    cloud = spectral(pixels.shape[0], pixels.shape[1], 1.8, rng)[..., None] - 0.5
    return np.clip(pixels * (1 + amount * 2 * cloud), 0, 255).astype(np.uint8)


def toothpaste(side: str, rng: np.random.Generator, best_before: str = "20290311") -> Floats:
    """One side of the toothpaste carton."""
    width, height = (1900, 440) if side != "end" else (440, 360)
    sheet = Image.new("RGB", (width, height), (238, 244, 242))
    pen = ImageDraw.Draw(sheet)
    green, deep = (34, 138, 112), (16, 84, 92)
    if side == "front":
        x = np.linspace(0, 1, width)[None, :, None]
        y = np.linspace(0, 1, height)[:, None, None]
        wave = 1 / (1 + np.exp(-40 * (y - 0.62 - 0.12 * np.sin(x * 5))))
        ground = (
            np.array([240, 246, 243]) * (1 - wave)
            + (np.array(green) * (1 - x) + np.array(deep) * x) * wave
        )
        sheet = Image.fromarray(ground.astype(np.uint8))
        pen = ImageDraw.Draw(sheet)
        pen.text((90, 50), "晨露屋", font=font(170, True), fill=deep)
        pen.text((660, 92), "清新薄荷牙膏", font=font(96, True), fill=green)
        pen.text((664, 214), "CHENLUWU  FRESH MINT", font=font(46), fill=(90, 120, 120))
        pen.text((90, 344), "清洁牙齿  清新口气", font=font(60, True), fill="white")
        pen.text((1540, 344), "净含量 120g", font=font(54), fill="white")
        for cx, cy, turn in ((1500, 150, 20), (1610, 110, -30), (1690, 190, 70)):
            leaf = Image.new("L", (240, 240), 0)
            ImageDraw.Draw(leaf).ellipse((20, 80, 220, 160), fill=255)
            ImageDraw.Draw(leaf).line((20, 120, 220, 120), fill=120, width=5)
            sheet.paste(green, (cx - 120, cy - 120), leaf.rotate(turn))
    elif side == "back":
        pen.text((70, 40), "晨露屋清新薄荷牙膏", font=font(62, True), fill=deep)
        lines = [
            "【主要成分】水、山梨醇、水合硅石、薄荷香精、纤维素胶",
            "【使用方法】早晚各一次，挤适量牙膏于牙刷上，刷牙三分钟",
            "【贮存条件】置于阴凉干燥处，避免阳光直射",
            "【委托方】晨露屋日用品（示例）有限公司",
        ]
        for row, line in enumerate(lines):
            pen.text((70, 140 + row * 66), line, font=font(42), fill=(50, 60, 60))
        pen.rectangle((1330, 60, 1840, 380), outline=deep, width=4)
        pen.text((1360, 84), "生产批号 A0312", font=font(52), fill=(30, 30, 30))
        pen.text((1360, 164), "生产日期 20260312", font=font(52), fill=(30, 30, 30))
        pen.text((1360, 244), f"限用日期 {best_before}", font=font(52), fill=(30, 30, 30))
    else:
        pen.rectangle((0, 0, width, height), fill=green)
        pen.text((60, 110), "晨露屋", font=font(100, True), fill="white")
    return worn(sheet, rng, 0.03)


def candle(rng: np.random.Generator, name: str = "木质白茶") -> Floats:
    """The candle's paper label."""
    sheet = Image.new("RGB", (900, 700), (240, 234, 220))
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((30, 30, 870, 670), outline=(120, 96, 70), width=5)
    pen.text((450, 150), "拾光手作", font=font(110, True, True), fill=(70, 54, 40), anchor="mm")
    pen.line((250, 240, 650, 240), fill=(120, 96, 70), width=4)
    pen.text((450, 330), name, font=font(90, False, True), fill=(90, 70, 52), anchor="mm")
    pen.text((450, 450), "大豆蜡香薰蜡烛", font=font(56), fill=(110, 92, 74), anchor="mm")
    pen.text((450, 570), "180g · 约40小时", font=font(48), fill=(120, 104, 88), anchor="mm")
    return worn(sheet, rng)


def mug_art(style: str, rng: np.random.Generator) -> Floats:
    """The mug's glaze unrolled: x round it, lower half of the picture is the outside."""
    wide, tall = 2400, 2048
    ground = {"white": (236, 233, 226), "navy": (40, 62, 96), "sage": (150, 168, 142)}[style]
    sheet = Image.new("RGB", (wide, tall), ground)
    pen = ImageDraw.Draw(sheet)
    if style == "white":
        low = tall
        for shade, base, swing, pace in (
            ((168, 190, 204), 520, 90, 3.1),
            ((104, 140, 166), 420, 70, 4.3),
            ((52, 88, 124), 300, 60, 5.7),
        ):
            xs = np.arange(600, 1801, 6)
            ridge = base + swing * np.sin(xs / 2400 * np.pi * 2 * pace) + 28 * np.sin(xs / 41.0)
            fade = np.clip(np.minimum(xs - 600, 1800 - xs) / 260, 0, 1)
            line = [
                (float(x), float(low - 130 - (r - 130) * f))
                for x, r, f in zip(xs, ridge, fade, strict=True)
            ]
            pen.polygon([(600.0, low - 128.0), *line, (1800.0, low - 128.0)], fill=shade)
        pen.ellipse((1330, low - 820, 1480, low - 670), fill=(206, 92, 70))
    elif style == "navy":
        for _ in range(160):
            x, y = rng.uniform(0, wide), rng.uniform(tall / 2, tall)
            r = rng.uniform(2, 9)
            pen.ellipse((x - r, y - r, x + r, y + r), fill=(196, 202, 210))
    return worn(sheet, rng, 0.02)


def petals(rng: np.random.Generator, blue: tuple[int, int, int] = (44, 78, 142)) -> Floats:
    """The bowl's glaze unrolled: bands and a row of brushed flowers outside."""
    wide, tall = 3000, 2048
    sheet = Image.new("RGB", (wide, tall), (236, 236, 230))
    pen = ImageDraw.Draw(sheet)
    for y, thick in ((1036, 22), (1010, 22), (1110, 7), (900, 7), (1860, 10)):
        pen.line((0, y, wide, y), fill=blue, width=thick)
    for k in range(10):
        cx, cy = 150 + 300 * k, 1400 + rng.uniform(-12, 12)
        for petal in range(5):
            a = petal * 72 + 18 + rng.uniform(-8, 8)
            stroke = Image.new("L", (300, 300), 0)
            ImageDraw.Draw(stroke).ellipse((150, 116, 268, 184), fill=int(rng.uniform(150, 235)))
            sheet.paste(blue, (int(cx - 150), int(cy - 150)), stroke.rotate(a))
        pen.ellipse((cx - 24, cy - 24, cx + 24, cy + 24), fill=(186, 150, 60))
        pen.arc((cx + 60, cy - 130, cx + 260, cy + 190), 100, 250, fill=blue, width=11)
        pen.ellipse((cx + 120, cy + 60, cx + 200, cy + 110), fill=(92, 124, 168))
    return worn(sheet, rng, 0.03)


def waybill(rng: np.random.Generator) -> Floats:
    """A courier's label of no courier: masked names, a barcode that means nothing."""
    sheet = Image.new("RGB", (900, 1200), (246, 246, 244))
    pen = ImageDraw.Draw(sheet)
    ink = (26, 26, 28)
    pen.text((40, 30), "青鸟速运", font=font(84, True), fill=ink)
    pen.text((560, 60), "标准快递", font=font(50), fill=ink)
    x = 70
    while x < 830:
        bar, gap = int(rng.integers(3, 11)), int(rng.integers(3, 10))
        pen.rectangle((x, 170, x + bar, 330), fill=ink)
        x += bar + gap
    pen.text((450, 362), "QN 4471 0093 8265 7", font=font(44), fill=ink, anchor="mm")
    for y in (400, 560, 820, 960):
        pen.line((20, y, 880, y), fill=ink, width=4)
    pen.text((40, 420), "380-A12-07", font=font(104, True), fill=ink)
    pen.text((40, 590), "收", font=font(70, True), fill=ink)
    pen.text((140, 584), "陈** 138****5206", font=font(50), fill=ink)
    pen.text((140, 656), "云溪市 望江区 ****路**号", font=font(44), fill=ink)
    pen.text((140, 722), "**小区*栋***室", font=font(44), fill=ink)
    pen.text((40, 846), "寄  小满家居店 150****0031", font=font(44), fill=ink)
    pen.text((40, 990), "已验视  日用品 1件", font=font(48), fill=ink)
    for row in range(21):
        for column in range(21):
            if rng.uniform() < 0.5:
                pen.rectangle(
                    (660 + column * 9, 984 + row * 9, 668 + column * 9, 992 + row * 9), fill=ink
                )
    return worn(sheet, rng, 0.02)
