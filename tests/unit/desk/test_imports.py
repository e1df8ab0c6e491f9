"""Orders come from the platform's export, row by row, and can be taken back."""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from merchant_desk.core.change import Change, Topic
from merchant_desk.core.errors import DeskError
from merchant_desk.core.order import Order
from merchant_desk.desk import imports, orders
from merchant_desk.desk.desk import Desk, open_desk
from merchant_desk.store import feed
from merchant_desk.store.imports import Counts
from tests.builders import OLD_ORDER, ORDER, picture_bytes
from tests.tables import ROWS, csv_text, xlsx_bytes, zip_bytes

ENCODINGS = {
    "utf-8": csv_text().encode(),
    "utf-8 with a mark": csv_text().encode("utf-8-sig"),
    "gbk": csv_text().encode("gbk"),
    "gb2312": csv_text().encode("gb2312"),
    "utf-16": csv_text(separator="\t").encode("utf-16"),
    "tabs": csv_text(separator="\t").encode("utf-8-sig"),
    "xlsx": xlsx_bytes(),
    "zip of csv": zip_bytes({"export/订单.csv": csv_text().encode("gbk"), "readme.txt": b"-"}),
    "zip of xlsx": zip_bytes({"orders.xlsx": xlsx_bytes()}),
}


def written(folder: Path, content: bytes | str, name: str = "订单.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8-sig"))
    return path


@pytest.mark.parametrize("content", ENCODINGS.values(), ids=ENCODINGS.keys())
def test_every_form_of_the_export_brings_the_same_orders(
    desk: Desk, tmp_path: Path, content: bytes
) -> None:
    done = imports.import_orders(desk, written(tmp_path, content, "whatever.dat"))
    assert (done.counts, done.problems) == (Counts(added=2), ())
    assert orders.order(desk, ORDER) == Order(
        number=ORDER,
        buyer="",
        product="",
        title="陶瓷杯",
        spec="蓝色",
        quantity=2,
        paid=101_990,
        state="已签收",
        paid_at=datetime(2026, 5, 17, 4, 34, 56, tzinfo=UTC),
    )
    old = orders.order(desk, OLD_ORDER)
    assert old is not None
    assert (old.paid, old.paid_at, old.state) == (5900, None, "已发货，待签收")


def test_columns_are_found_by_their_headers_wherever_they_stand(desk: Desk, tmp_path: Path) -> None:
    header = ("商家备注", " 订单号\t", "商品数量（件）", "商品ID", "订单成交时间", "未知的列")
    rows = [("", f'="{ORDER}"', "3", "8001", "2026/5/17 12:34", "x"), ("", "", "", "", "", "")]
    text = "导出时间 2026-05-18\r\n\r\n" + csv_text(rows, header)
    assert imports.import_orders(desk, written(tmp_path, text)).counts.added == 1
    found = orders.order(desk, ORDER)
    assert found is not None
    assert (found.quantity, found.product) == (3, "8001")
    assert found.paid_at == datetime(2026, 5, 17, 4, 34, tzinfo=UTC)


def test_a_bad_row_is_told_with_its_number_and_the_others_are_taken(
    desk: Desk, tmp_path: Path
) -> None:
    rows = [
        *ROWS,
        ("杯", "2.60517E+14", "", "1", "1", "", ""),
        ("杯", "260517-607198974342270", "", "1", "很多", "", ""),
        ("杯", "260517-607198974342271", "", "-2", "1", "", ""),
        ("杯", "260517-607198974342272", "", "1", "1", "昨天", ""),
        ("多行\n商品名", "260517-607198974342273", "自定义状态", "", "￥ 12.5元", "-", "****"),
        ("杯", "260517-607198974342274", "", "1", "NaN"),
    ]
    done = imports.import_orders(desk, written(tmp_path, csv_text(rows)))
    assert done.counts.added == 3
    assert [error.title for error in done.problems] == [
        "第 4 行的“订单号”看不懂：“2.60517E+14”",
        "第 5 行的“用户实付金额(元)”看不懂：“很多”",
        "第 6 行的“商品数量(件)”看不懂：“-2”",
        "第 7 行的“支付时间”看不懂：“昨天”",
        "第 10 行的“用户实付金额(元)”看不懂：“NaN”",
    ]
    kept = orders.order(desk, "260517-607198974342273")
    assert kept is not None
    assert (kept.state, kept.paid, kept.quantity) == ("自定义状态", 1250, 1)


def test_numbers_and_times_of_a_spreadsheet_are_read_as_they_look(
    desk: Desk, tmp_path: Path
) -> None:
    rows = [("杯", ORDER, "已签收", 2, 19.9, "2026-05-17", "")]
    imports.import_orders(desk, written(tmp_path, xlsx_bytes(rows)))
    found = orders.order(desk, ORDER)
    assert found is not None
    assert (found.quantity, found.paid) == (2, 1990)
    assert found.paid_at == datetime(2026, 5, 16, 16, tzinfo=UTC)


def locked_zip() -> bytes:
    content = bytearray(zip_bytes({"orders.csv": b"x"}))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        (entry,) = archive.infolist()
    content[entry.header_offset + 6] |= 1
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (picture_bytes(), "不是能读取的订单表"),
        (b"", "没有“订单号”"),
        (csv_text(header=("商品", "单号")).encode(), "没有“订单号”"),
        (zip_bytes({"a.txt": b"x"}), "不是能读取的订单表"),
        (zip_bytes({"a.csv": zip_bytes({"b.csv": b"x"})}), "不是能读取的订单表"),
        (xlsx_bytes()[:400], "不是能读取的订单表"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "不是能读取的订单表"),
        (locked_zip(), "设有密码"),
        (xlsx_bytes(cells='<row r="9"><c r="XFD1048576"><v>1</v></c></row>'), "行列太多"),
        (zip_bytes({"a.csv": bytes(450 * 1024**2)}), "太大"),
    ],
    ids=[
        *("a picture", "nothing", "no number", "no table", "zip in zip", "cut", "broken xls"),
        *("password", "a cell far out", "a bomb"),
    ],
)
def test_what_is_no_table_of_orders_is_one_sentence_and_changes_nothing(
    desk: Desk, tmp_path: Path, content: bytes, words: str
) -> None:
    with pytest.raises(DeskError) as caught:
        imports.import_orders(desk, written(tmp_path, content))
    assert words in str(caught.value)
    assert not orders.known(desk)
    assert imports.last_import(desk) is None


def test_a_file_that_is_not_there_is_one_sentence(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="nothing"):
        imports.import_orders(desk, tmp_path / "nothing.csv")


def test_importing_the_same_again_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    path = written(tmp_path, csv_text())
    imports.import_orders(desk, path)
    assert imports.import_orders(desk, path).counts == Counts(same=2)
    imports.undo_import(desk)
    assert not orders.known(desk)


def test_an_import_is_taken_back_and_then_the_one_before(desk: Desk, tmp_path: Path) -> None:
    imports.import_orders(desk, written(tmp_path, csv_text([ROWS[1]]), "first.csv"))
    later = (ROWS[1][0], ROWS[1][1], "已签收", *ROWS[1][3:])
    done = imports.import_orders(desk, written(tmp_path, csv_text([ROWS[0], later]), "second.csv"))
    assert done.counts == Counts(added=1, changed=1)
    last = imports.last_import(desk)
    assert last is not None
    assert (last.name, last.orders) == ("second.csv", 2)
    assert imports.undo_import(desk).name == "second.csv"
    assert orders.order(desk, ORDER) is None
    before = orders.order(desk, OLD_ORDER)
    assert before is not None
    assert before.state == "已发货，待签收"
    assert imports.undo_import(desk).name == "first.csv"
    assert not orders.known(desk)
    with pytest.raises(DeskError, match="没有可以撤销的导入"):
        imports.undo_import(desk)


def told(desk: Desk, number: str) -> Order:
    """The backend tells of an order."""
    order = Order(number=number, buyer="b1", product="p1", title="后台的杯子", state="待发货")
    desk.database.write(lambda session: feed.put_order(session, order))
    return order


def test_what_the_backend_told_is_never_overwritten_by_a_file(desk: Desk, tmp_path: Path) -> None:
    order = told(desk, ORDER)
    counts = imports.import_orders(desk, written(tmp_path, csv_text())).counts
    assert counts == Counts(added=1, kept=1)
    assert orders.order(desk, ORDER) == order


def test_what_the_backend_tells_after_an_import_stays_when_that_is_taken_back(
    desk: Desk, tmp_path: Path
) -> None:
    imports.import_orders(desk, written(tmp_path, csv_text()))
    order = told(desk, ORDER)
    imports.undo_import(desk)
    assert orders.order(desk, ORDER) == order
    assert orders.order(desk, OLD_ORDER) is None


def test_lists_look_again_after_an_import_and_after_its_undoing(tmp_path: Path) -> None:
    heard: list[Change] = []
    with open_desk(tmp_path / "profile", worker=False, on_change=heard.append) as desk:
        imports.import_orders(desk, written(tmp_path, csv_text()))
        imports.undo_import(desk)
    assert heard == [Change(Topic.ORDERS)] * 2


def test_ten_thousand_rows_are_one_import(desk: Desk, tmp_path: Path) -> None:
    rows = [("杯", f"260517-{600000000000000 + at}", *ROWS[0][2:]) for at in range(10_000)]
    assert imports.import_orders(desk, written(tmp_path, csv_text(rows))).counts.added == 10_000
    assert imports.undo_import(desk).orders == 10_000


def test_only_files_that_may_be_tables_are_called_so() -> None:
    assert all(imports.is_table(Path(name)) for name in ("a.CSV", "b.xlsx", "c.xls", "d.zip"))
    assert not imports.is_table(Path("photo.jpg"))
