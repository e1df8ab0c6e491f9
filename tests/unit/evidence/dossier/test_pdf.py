"""Pages of text, read back by the program that others read them with."""

import subprocess
import sys
from pathlib import Path

import pytest

from merchant_desk.evidence.dossier.blocks import Facts, Grid, Words
from merchant_desk.evidence.dossier.pdf import pdf
from merchant_desk.evidence.dossier.typeface import writable

FIRST = "".join(chr(0x4E00 + n) for n in range(40))
SECOND = "".join(chr(0x6E00 + n) for n in range(300))


def printed(folder: Path, content: bytes) -> str:
    path = folder / "d.pdf"
    path.write_bytes(content)
    done = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True)
    return "".join(done.stdout.decode("utf-8").split())


@pytest.mark.skipif(sys.platform == "win32", reason="poppler's programs are there")
def test_documents_of_other_characters_each_have_all_of_theirs(tmp_path: Path) -> None:
    """Two cuts of one font in one process are two fonts."""
    for text in (FIRST, SECOND, FIRST + SECOND):
        known = writable(text)
        read = printed(tmp_path, pdf((Words(text),), "x"))
        assert [c for c in known if c not in read] == []


@pytest.mark.skipif(sys.platform == "win32", reason="poppler's programs are there")
def test_a_table_goes_on_over_pages_with_its_head_on_each(tmp_path: Path) -> None:
    rows = tuple((str(n), f"第{n}行") for n in range(120))
    read = printed(tmp_path, pdf((Grid(("编号", "内容"), rows, (0.2, 0.8)),), "x"))
    assert read.count("编号") > 1
    assert [n for n in range(120) if f"第{n}行" not in read] == []


def test_the_same_blocks_give_the_same_bytes() -> None:
    content = (Facts((("订单号", "260517-607198974342268"),)),)
    assert pdf(content, "标题") == pdf(content, "标题")


def test_what_the_font_cannot_write_is_a_square_and_line_ends_are_blanks() -> None:
    assert writable("好😀\n的\x07") == "好□ 的"
