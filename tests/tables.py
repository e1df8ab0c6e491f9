"""Order exports as they are met, made by hand."""

import csv
import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from tests.builders import OLD_ORDER, ORDER

HEADER = ("商品", "订单号", "订单状态", "商品数量(件)", "用户实付金额(元)", "支付时间", "商品规格")
ROWS = (
    ("陶瓷杯", ORDER, "已签收", "2", "1,019.90", "2026-05-17 12:34:56", "蓝色"),
    ("台灯", OLD_ORDER, "已发货，待签收", "1", "59", "", ""),
)
Rows = Sequence[Sequence[object]]


def csv_text(rows: Rows = ROWS, header: Sequence[str] = HEADER, separator: str = ",") -> str:
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=separator).writerows([header, *rows])
    return target.getvalue()


def xlsx_bytes(rows: Rows = ROWS, header: Sequence[str] = HEADER, *, cells: str = "") -> bytes:
    """The smallest workbook that a spreadsheet would open; ``cells`` are further ones, raw."""
    lines = "".join(_row(at, row) for at, row in enumerate([header, *rows], 1))
    sheet = f"<sheetData>{lines}{cells}</sheetData>"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="订单" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}">{sheet}</worksheet>',
    }
    return zip_bytes({name: text.encode() for name, text in files.items()})


def zip_bytes(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def _row(number: int, cells: Sequence[object]) -> str:
    parts = []
    for letter, cell in zip("ABCDEFGHIJKLMNOP", cells, strict=False):
        if isinstance(cell, int | float):
            parts.append(f'<c r="{letter}{number}"><v>{cell}</v></c>')
        else:
            text = escape(str(cell))
            parts.append(f'<c r="{letter}{number}" t="inlineStr"><is><t>{text}</t></is></c>')
    return f'<row r="{number}">{"".join(parts)}</row>'
