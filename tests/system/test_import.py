"""An export of orders, by the command line."""

from pathlib import Path

from tests.builders import ORDER, picture_file
from tests.system.conftest import Program
from tests.tables import ROWS, csv_text, xlsx_bytes


def test_imported_orders_can_be_reported_and_taken_back(program: Program, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(csv_text([ROWS[0], ("杯", "12")]).encode("gbk"))
    (tmp_path / "b.xlsx").write_bytes(xlsx_bytes([ROWS[1]]))
    (tmp_path / "c.xlsx").write_bytes(b"no table")
    done = program.desk("import", "orders", *(tmp_path / f for f in ("a.csv", "b.xlsx", "c.xlsx")))
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "a.csv: added 1 changed 0 same 0 kept 0 left_out 1",
        "b.xlsx: added 1 changed 0 same 0 kept 0 left_out 0",
    ]
    assert [words for words in ("c.xlsx", "第 3 行的“订单号”") if words not in done.stderr] == []
    again = program.json("import", "orders", tmp_path / "b.xlsx")
    assert [(each["file"], each["same"], each["problems"]) for each in again] == [("b.xlsx", 1, [])]
    report = ("report", picture_file(tmp_path), "--kind", "edited", "--region", "10,20,50,60,裂纹")
    assert program.json(*report, "--order", ORDER)["state"] == "ready"
    assert program.desk(*report, "--order", "260517-607198974349999").returncode == 1
    assert program.json("import", "undo") == {"file": "b.xlsx", "orders": 1}
    assert program.json("import", "undo") == {"file": "a.csv", "orders": 1}
    empty = program.desk("import", "undo")
    assert (empty.returncode, "没有可以撤销的导入" in empty.stderr) == (1, True)
