"""Where the system keeps a font with Chinese characters."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import ImageFont

AnyFont = ImageFont.FreeTypeFont | ImageFont.ImageFont


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font of a file that may hold several; ``index`` says which."""

    path: Path
    index: int = 0


_WINDOWS = ("msyh.ttc", "Deng.ttf", "simhei.ttf", "simsun.ttc")
_MAC = (
    "Hiragino Sans GB.ttc",
    "STHeiti Light.ttc",
    "STHeiti Medium.ttc",
    "Supplemental/Songti.ttc",
    "Supplemental/Arial Unicode.ttf",
)
_LINUX = (
    ("opentype/noto/NotoSansCJK-Regular.ttc", 2),
    ("noto-cjk/NotoSansCJK-Regular.ttc", 2),
    ("google-noto-cjk/NotoSansCJK-Regular.ttc", 2),
    ("opentype/noto/NotoSansSC-Regular.otf", 0),
    ("opentype/source-han-sans/SourceHanSansCN-Regular.otf", 0),
    ("truetype/wqy/wqy-microhei.ttc", 0),
    ("truetype/wqy/wqy-zenhei.ttc", 0),
    ("wenquanyi/wqy-microhei/wqy-microhei.ttc", 0),
    ("truetype/droid/DroidSansFallbackFull.ttf", 0),
    ("truetype/arphic/uming.ttc", 0),
)
"""In a collection of Noto's, the third font has the shapes of the mainland."""


@cache
def chinese_font() -> FontFile | None:
    """The first font of the system that can draw simplified Chinese, or none."""
    return next(filter(_draws_chinese, _candidates()), None)


def drawing_font(size: int) -> AnyFont:
    """A font to draw with, ``size`` pixels high: one with Chinese when there is one, else the
    plain Latin one that comes with Pillow.
    """
    found = chinese_font()
    if found is None:
        return ImageFont.load_default(size)
    return ImageFont.truetype(str(found.path), size, index=found.index)


def _candidates() -> Iterator[FontFile]:
    if sys.platform == "win32":
        folders = [Path(os.environ.get("WINDIR", "C:\\Windows")) / "Fonts"]
        local = os.environ.get("LOCALAPPDATA")
        folders += [Path(local) / "Microsoft" / "Windows" / "Fonts"] if local else []
        names = [(name, 0) for name in _WINDOWS]
    elif sys.platform == "darwin":
        folders = [Path("/System/Library/Fonts"), Path("/Library/Fonts")]
        names = [(name, 0) for name in _MAC]
    else:
        data = os.environ.get("XDG_DATA_HOME", "~/.local/share")
        folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts")]
        folders.append(Path(data).expanduser() / "fonts")
        names = list(_LINUX)
    for name, index in names:
        for folder in folders:
            yield FontFile(folder / name, index)


def _draws_chinese(file: FontFile) -> bool:
    """Whether the font is there and its characters are not the box that stands for any other."""
    try:
        font = ImageFont.truetype(str(file.path), 24, index=file.index)
    except OSError:
        return False
    shapes = {bytes(font.getmask(character)) for character in "举证图\U000f0000"}
    return len(shapes) == 4
