"""The legend of an annotated copy: what each number means, in lines that fit the width."""

from collections.abc import Iterator
from dataclasses import dataclass

from PIL.ImageDraw import ImageDraw

from merchant_desk.core.region import Region
from merchant_desk.evidence.fonts import AnyFont, chinese_font

_INK = (27, 31, 38)
_PALE = (92, 100, 112)
_PRIVATE = "黑色部分为隐私遮盖，原图另附，未作改动"
_ABOUT = "标注图：框线和编号是举证时加上的，原图另附，未作改动"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; ``number`` is drawn before it, 0 is none."""

    text: str
    number: int = 0
    pale: bool = False


@dataclass(frozen=True, slots=True)
class Legend:
    lines: tuple[Line, ...]
    font: AnyFont
    size: int
    """The height of a character in pixels."""

    @property
    def margin(self) -> int:
        return self.size

    @property
    def step(self) -> int:
        """From one line to the next."""
        return self.size * 3 // 2

    @property
    def height(self) -> int:
        return self.step * len(self.lines) + 2 * self.margin if self.lines else 0

    @property
    def indent(self) -> int:
        return self.size * 2

    def draw(self, draw: ImageDraw, top: int) -> None:
        y = top + self.margin
        for line in self.lines:
            x = self.margin
            if line.number:
                draw.text((x, y), f"{line.number}.", fill=_INK, font=self.font)
            if not line.pale:
                x += self.indent
            draw.text((x, y), line.text, fill=_PALE if line.pale else _INK, font=self.font)
            y += self.step


def legend(
    regions: tuple[Region, ...],
    *,
    has_private: bool,
    font: AnyFont,
    size: int,
    width: int,
    highest: int,
) -> Legend:
    """The legend for a copy ``width`` pixels wide, at most ``highest`` pixels high.

    Without a Chinese font on the system the labels could not be read: then it gives each number
    with its place alone. What does not fit is counted in the last line.
    """
    made = Legend((), font, size)
    room = max((highest - 2 * made.margin) // made.step, 0)
    lines: list[Line] = []
    for number, region in enumerate(regions, 1):
        own = list(_of_region(number, region, font, width - 2 * made.margin - made.indent))
        if len(lines) + len(own) > room - 3:
            lines.append(Line(f"+{len(regions) - number + 1}"))
            break
        lines += own
    if chinese_font() is not None:
        notes = ([_PRIVATE] if has_private else []) + [_ABOUT]
        for note in notes:
            lines += [Line(part, pale=True) for part in wrapped(note, font, width - 2 * size)]
    return Legend(tuple(lines[:room]), font, size)


def wrapped(text: str, font: AnyFont, width: float) -> Iterator[str]:
    """``text`` in pieces of at most ``width`` pixels, broken anywhere, as Chinese is."""
    start, used = 0, 0.0
    for at, character in enumerate(text):
        wide = font.getlength(character)
        if at > start and used + wide > width:
            yield text[start:at]
            start, used = at, 0.0
        used += wide
    yield text[start:]


def _of_region(number: int, region: Region, font: AnyFont, width: float) -> Iterator[Line]:
    place = f"({region.x}, {region.y})  {region.w}×{region.h}"
    label = "".join(c for c in " ".join(region.label.split()) if c.isprintable())
    text = f"{label}  {place}" if label and chinese_font() is not None else place
    for at, part in enumerate(wrapped(text, font, width)):
        yield Line(part, number if at == 0 else 0)
