"""Drawing a dossier's blocks on A4 pages. The same blocks give the same bytes."""

import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Image, PageBreak, Paragraph, SimpleDocTemplate, Table

from merchant_desk.evidence import decode
from merchant_desk.evidence.dossier import blocks
from merchant_desk.evidence.dossier.blocks import Block
from merchant_desk.evidence.dossier.typeface import typeface, writable

_MARGIN = 18 * mm
_PADDING = 6
"""What the page's frame keeps free, in points."""

_WIDTH = A4[0] - 2 * (_MARGIN + _PADDING)
_GAP = 4 * mm
_FIGURE_HEIGHT = 135 * mm
_COMPARED_HEIGHT = 85 * mm
_DOTS = 200 / 72
"""Dots of a picture in each point of the page: what a printer shows; the ZIP has all of them."""

_INK, _PALE, _RULE = colors.HexColor("#1B1F26"), colors.HexColor("#5C6470"), "#C9CED6"
_WHOLE = ((0, 0), (-1, -1))
"""All cells of a table."""

_FOOTER = "第 {page} 页"


def pdf(content: Iterable[Block], title: str) -> bytes:
    """The document; :class:`DeskError` when the system has no Chinese font or a picture cannot be
    read.
    """
    content = tuple(content)
    written = {*_FOOTER, *"".join(t for block in content for t in blocks.texts(block))}
    font = typeface(frozenset(writable("".join(sorted(written)))))
    target = io.BytesIO()
    document = SimpleDocTemplate(
        target,
        pagesize=A4,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN,
        title=title,
        creator="Merchant Desk",
        lang="zh-CN",
        invariant=1,
        initialFontName=font,
    )
    page = _Page(font)
    story = [flowable for block in content for flowable in page.flowables(block)]
    document.build(story, onFirstPage=page.number, onLaterPages=page.number)
    return target.getvalue()


class _Page:
    def __init__(self, font: str) -> None:
        self._font = font
        self._body = self._style(9.5, _INK)
        self._pale = self._style(8.5, _PALE)
        self._caption = self._style(8.5, _PALE, after=6)
        self._note = self._style(8.5, _PALE, before=1)
        self._title = self._style(18, _INK, after=2)
        self._heading = self._style(12.5, _INK, before=12, after=4)

    def number(self, canvas: Any, document: Any) -> None:
        """The foot of each page."""
        canvas.setFont(self._font, 8)
        canvas.setFillColor(_PALE)
        canvas.drawCentredString(A4[0] / 2, 10 * mm, _FOOTER.format(page=document.page))

    def flowables(self, block: Block) -> list[Any]:
        match block:
            case blocks.Title(text, about):
                return [self._text(text, self._title), self._text(about, self._pale)]
            case blocks.Heading(text):
                return [self._text(text, self._heading)]
            case blocks.Words(text, pale):
                return [self._text(text, self._note if pale else self._body)]
            case blocks.Facts(pairs):
                return [self._facts(pairs)] if pairs else []
            case blocks.Grid():
                return [self._grid(block)]
            case blocks.Figure():
                return self._figure(block)
            case blocks.Comparison(left, right):
                return [self._comparison(left, right)]
            case blocks.NewPage():
                return [PageBreak()]

    def _style(
        self, size: float, ink: colors.Color, *, before: float = 0, after: float = 0
    ) -> ParagraphStyle:
        return ParagraphStyle(
            f"{size}",
            fontName=self._font,
            fontSize=size,
            leading=size * 1.5,
            textColor=ink,
            spaceBefore=before,
            spaceAfter=after,
            wordWrap="CJK",
            keepWithNext=before > 0,
        )

    def _text(self, text: str, style: ParagraphStyle) -> Any:
        return Paragraph(escape(writable(text)), style)

    def _cells(self, align: str, padding: float) -> list[tuple[Any, ...]]:
        return [
            ("FONTNAME", *_WHOLE, self._font),  # or one that is not embedded would be named
            ("VALIGN", *_WHOLE, align),
            ("LEFTPADDING", *_WHOLE, 0),
            ("RIGHTPADDING", *_WHOLE, 4),
            ("TOPPADDING", *_WHOLE, padding),
            ("BOTTOMPADDING", *_WHOLE, padding),
        ]

    def _facts(self, pairs: tuple[tuple[str, str], ...]) -> Any:
        rows = [[self._text(n, self._pale), self._text(v, self._body)] for n, v in pairs]
        style = self._cells("TOP", 1)
        return Table(rows, colWidths=(30 * mm, _WIDTH - 30 * mm), style=style, spaceAfter=_GAP)

    def _grid(self, grid: blocks.Grid) -> Any:
        rows = [[self._text(cell, self._pale) for cell in grid.head]]
        rows += [[self._text(cell, self._body) for cell in row] for row in grid.rows]
        style = self._cells("TOP", 2)
        style.append(("LINEBELOW", *_WHOLE, 0.4, colors.HexColor(_RULE)))
        widths = [share * _WIDTH for share in grid.shares]
        return Table(rows, colWidths=widths, style=style, repeatRows=1, spaceAfter=_GAP)

    def _figure(self, figure: blocks.Figure) -> list[Any]:
        picture = _picture(figure.path, _WIDTH, _FIGURE_HEIGHT)
        picture.keepWithNext = True
        return [picture, self._text(figure.caption, self._caption)]

    def _comparison(self, left: blocks.Figure, right: blocks.Figure) -> Any:
        half = (_WIDTH - _GAP) / 2
        pictures = [_picture(each.path, half, _COMPARED_HEIGHT) for each in (left, right)]
        captions = [self._text(each.caption, self._pale) for each in (left, right)]
        style = [*self._cells("BOTTOM", 2), ("NOSPLIT", *_WHOLE)]
        return Table([pictures, captions], colWidths=(_WIDTH / 2, _WIDTH / 2), style=style)


def _picture(path: Path, width: float, height: float) -> Any:
    """The picture as large as ``width`` × ``height`` points allow, never larger than it is."""
    picture = decode.upright(path, round(max(width, height) * _DOTS))
    if picture.mode == "RGBA":
        white = picture.copy()
        white.paste((255, 255, 255, 255), (0, 0, *picture.size))
        white.alpha_composite(picture)
        picture = white.convert("RGB")
    content = io.BytesIO()
    picture.save(content, "JPEG", quality=88, subsampling=0)
    content.seek(0)
    scale = min(width / picture.width, height / picture.height, 1.0)
    return Image(content, picture.width * scale, picture.height * scale, hAlign="LEFT")
