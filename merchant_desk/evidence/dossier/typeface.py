"""A system font cut down to the characters of one document, in the outlines that PDFs embed best.

Debian's Chinese fonts have PostScript outlines, which the PDF library does not take and some
readers show badly. So the few glyphs that are needed are converted to TrueType outlines.
"""

import hashlib
import io
from functools import lru_cache

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont as PdfFont

from merchant_desk.core.errors import DeskError
from merchant_desk.evidence import problems
from merchant_desk.evidence.fonts import chinese_font

_UNKNOWN = "□"
_ERROR = 1.0
"""How far a converted curve may be off, in thousandths of the letter's height."""

_TABLES_OF_POSTSCRIPT = ("CFF ", "VORG", "BASE", "GPOS", "GSUB", "vhea", "vmtx")


def writable(text: str) -> str:
    """``text`` with what the font cannot write shown as □, and line ends as blanks."""
    known = _characters()
    kept = (c if ord(c) in known else _UNKNOWN for c in " ".join(text.split()) if c.isprintable())
    return "".join(kept)


def typeface(characters: frozenset[str]) -> str:
    """Register a font that holds ``characters``; its name. :class:`DeskError` when the system has
    no Chinese font.
    """
    return _registered("".join(sorted(characters | set("0123456789 /" + _UNKNOWN))))


@lru_cache(maxsize=64)
def _registered(characters: str) -> str:
    name = f"Dossier-{hashlib.sha256(characters.encode()).hexdigest()[:12]}"
    font = PdfFont(name, io.BytesIO(_subset(characters)))
    font.face.name = (
        name.encode()
    )  # the library takes two cuts for one font when their names are the same
    pdfmetrics.registerFont(font)
    return name


def _subset(characters: str) -> bytes:
    options = subset.Options(
        layout_features=[], hinting=False, desubroutinize=True, notdef_outline=True
    )
    options.drop_tables += ["BASE", "VORG", "vhea", "vmtx", "DSIG"]
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters)
    target = io.BytesIO()
    with _opened() as font:
        font.recalcTimestamp = False
        cutter.subset(font)
        if "CFF " in font:
            _to_truetype(font)
        font.save(target)
    return target.getvalue()


def _to_truetype(font: TTFont) -> None:
    order = font.getGlyphOrder()
    glyphs = font.getGlyphSet()
    table = newTable("glyf")
    table.glyphOrder = order
    table.glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, _ERROR * font["head"].unitsPerEm / 1000))
        table.glyphs[name] = pen.glyph()
    font["glyf"] = table
    font["loca"] = newTable("loca")
    widths = font["hmtx"].metrics
    for name, glyph in table.glyphs.items():
        glyph.recalcBounds(table)
        widths[name] = (widths[name][0], getattr(glyph, "xMin", 0))
    for tag in _TABLES_OF_POSTSCRIPT:
        if tag in font:
            del font[tag]
    most = font["maxp"]
    most.tableVersion = 0x00010000
    zeros = "maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs maxStackElements"
    for field in zeros.split():
        setattr(most, field, 0)
    most.maxZones = 1
    most.maxSizeOfInstructions = 0
    most.maxComponentElements = max(
        (len(g.components) for g in table.glyphs.values() if hasattr(g, "components")), default=0
    )
    font["post"].formatType = 3.0
    font.sfntVersion = "\000\001\000\000"


@lru_cache(maxsize=1)
def _characters() -> frozenset[int]:
    with _opened() as font:
        return frozenset(font.getBestCmap())


def _opened() -> TTFont:
    found = chinese_font()
    if found is None:
        raise DeskError(problems.NO_CHINESE_FONT)
    return TTFont(found.path, fontNumber=found.index, lazy=True)
