"""The dossier of a real report, read by the programs that others read it with."""

import hashlib
import json
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from merchant_desk.core.errors import DeskError
from merchant_desk.core.picture import Picture
from merchant_desk.core.region import Region
from merchant_desk.core.report import Declaration, Door, Kind, Source, Suspect
from merchant_desk.desk import dossiers, drafts, pictures, records, reports
from merchant_desk.desk.desk import Desk
from merchant_desk.evidence import fonts
from merchant_desk.evidence.annotate import LINE
from merchant_desk.evidence.dossier import typeface
from merchant_desk.evidence.dossier.blocks import texts
from merchant_desk.evidence.dossier.sections import dossier
from tests import builders
from tests.qt import shop

needs_poppler = pytest.mark.skipif(sys.platform == "win32", reason="poppler's programs are there")
PRIVATE = (255, 0, 255)


def flat(folder: Path, name: str, colour: tuple[int, int, int]) -> Path:
    path = folder / name
    Image.new("RGB", (800, 600), colour).save(path)
    return path


@pytest.fixture
def report(desk: Desk, tmp_path: Path) -> str:
    """A report of two pictures: an edited one with a private part, and one from elsewhere."""
    opened = shop.open_shop(desk, tmp_path)
    shop.join(desk)
    grey = flat(tmp_path, "茶杯.png", (128, 128, 128))
    with Image.open(grey) as image:
        image.paste(PRIVATE, (600, 400, 700, 500))
        image.save(grey)
    edited = Suspect(
        picture=pictures.attach_picture(desk, grey),
        kind=Kind.EDITED,
        regions=(Region(100, 100, 200, 150, "杯口的裂纹是画上去的"),),
        private=(Region(600, 400, 100, 100),),
    )
    web = Suspect(
        picture=pictures.from_chat(desk, opened.suspect, "买家图.jpg"),
        kind=Kind.WEB,
        proof=(pictures.attach(desk, flat(tmp_path, "原图.png", (10, 90, 200))),),
        source=Source("https://www.xiaohongshu.com/explore/66f0c1", "小红书", shop.NOW),
        message="b1-m000029",
    )
    draft = drafts.new(
        desk, Door.CHAT, order=builders.ORDER, after_sale=shop.CASE, suspects=(edited, web)
    )
    draft = replace(draft, text="与网上的图片一致 <b>&😀", declarations=frozenset(Declaration))
    return reports.submit(desk, draft)


def printed(path: Path, *options: str) -> str:
    done = subprocess.run(["pdftotext", *options, path, "-"], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == b""
    return done.stdout.decode("utf-8")


@needs_poppler
def test_the_pdf_says_all_of_it_in_searchable_chinese(
    desk: Desk, report: str, tmp_path: Path
) -> None:
    target = tmp_path / "材料.pdf"
    dossiers.export_pdf(desk, (report,), target)
    words = "".join(printed(target).split())
    expected = [
        "虚假售后凭证·证据材料",
        report,
        builders.ORDER,
        "手工陶瓷马克杯",
        "爱吃橘子的猫",
        "买家申请退款，待商家处理",
        "PS图·网图",
        "杯口的裂纹是画上去的",
        "100,100",
        "200×150",
        "茶杯.png",
        "小红书",
        "https://www.xiaohongshu.com/explore/66f0c1",
        "与网上的图片一致<b>&□",
        "[图片：可疑图片2]",
        "买家发来可疑图片2",
        "待发送",
        *(item.sha256 for item in dossiers.gather(desk, report).report.suspects[0].proof),
        dossiers.gather(desk, report).report.suspects[0].picture.sha256,
    ]
    assert [text for text in expected if "".join(text.split()) not in words] == []


@needs_poppler
def test_the_pdf_is_a4_with_its_font_inside(desk: Desk, report: str, tmp_path: Path) -> None:
    target = tmp_path / "d.pdf"
    dossiers.export_pdf(desk, (report,), target)
    about = subprocess.run(["pdfinfo", target], capture_output=True, text=True, check=True).stdout
    assert "(A4)" in about
    used = subprocess.run(["pdffonts", target], capture_output=True, text=True, check=True).stdout
    rows = used.splitlines()[2:]
    assert rows
    assert [row for row in rows if row.split()[-5:-2] != ["yes", "yes", "yes"]] == []


@needs_poppler
def test_the_pages_show_the_regions_and_never_what_is_private(
    desk: Desk, report: str, tmp_path: Path
) -> None:
    target = tmp_path / "d.pdf"
    dossiers.export_pdf(desk, (report,), target)
    subprocess.run(["pdftoppm", "-r", "60", target, tmp_path / "page"], check=True)
    counts = {"line": 0, "private": 0}
    for page in tmp_path.glob("page-*.ppm"):
        with Image.open(page) as image:
            pixels = list(image.convert("RGB").get_flattened_data())
        for name, colour in (("line", LINE), ("private", PRIVATE)):
            near = sum(
                all(abs(a - b) < 40 for a, b in zip(pixel, colour, strict=True)) for pixel in pixels
            )
            counts[name] += near
    assert counts["line"] > 100
    assert counts["private"] == 0


def test_the_zip_holds_originals_to_the_byte_and_all_else(
    desk: Desk, report: str, tmp_path: Path
) -> None:
    target = tmp_path / "d.zip"
    steps: list[tuple[int, int]] = []
    dossiers.export_zip(desk, (report,), target, lambda done, of: steps.append((done, of)))
    assert [finding for finding in dossiers.verify(target) if not finding.ok] == []
    assert steps[-1][0] == steps[-1][1]
    detail = records.detail(desk, report).report
    with zipfile.ZipFile(target) as archive:
        inside = {
            hashlib.sha256(archive.read(name)).hexdigest(): name for name in archive.namelist()
        }
        body = json.loads(archive.read(f"{report}/report.json"))
        history = json.loads(archive.read(f"{report}/history.json"))
    first, second = detail.suspects
    assert first.annotated is not None
    assert "/originals/" in inside[first.picture.sha256]
    assert "/annotated/" in inside[first.annotated.sha256]
    assert "/proof/" in inside[second.proof[0].sha256]
    assert body["id"] == report
    assert history["state"] == "ready"


def test_the_same_report_gives_the_same_bytes(desk: Desk, report: str, tmp_path: Path) -> None:
    first, second = tmp_path / "1.zip", tmp_path / "2.zip"
    for target in (first, second):
        dossiers.export_zip(desk, (report,), target)
    assert first.read_bytes() == second.read_bytes()


@needs_poppler
def test_several_reports_are_one_dossier(desk: Desk, report: str, tmp_path: Path) -> None:
    other = reports.submit(desk, builders.desk_draft(desk, tmp_path, order="260518-1234567890"))
    target = tmp_path / "d.pdf"
    dossiers.export_pdf(desk, (report, other), target)
    words = printed(target)
    assert words.count("证据材料") == 2
    assert "260518-1234567890" in words


def test_a_report_from_before_there_were_copies_gets_one(
    desk: Desk, report: str, tmp_path: Path
) -> None:
    detail = records.detail(desk, report).report
    copy = detail.suspects[0].annotated
    assert isinstance(copy, Picture)
    bare = replace(detail, suspects=tuple(replace(s, annotated=None) for s in detail.suspects))
    assert dossiers._with_copies(desk, bare).suspects[0].annotated == copy


def test_a_place_that_cannot_be_written_is_a_sentence_and_leaves_nothing(
    desk: Desk, report: str, tmp_path: Path
) -> None:
    with pytest.raises(DeskError) as refusal:
        dossiers.export_pdf(desk, (report,), tmp_path / "gone" / "d.pdf")
    assert refusal.value.code == "not-exported"


def test_a_missing_original_is_named_and_the_old_file_stays(
    desk: Desk, report: str, tmp_path: Path
) -> None:
    target = tmp_path / "d.zip"
    target.write_bytes(b"what was there before")
    sha256 = records.detail(desk, report).report.suspects[0].picture.sha256
    desk.blobs.require(sha256).unlink()
    with pytest.raises(DeskError):
        dossiers.export_zip(desk, (report,), target)
    assert target.read_bytes() == b"what was there before"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@needs_poppler
def test_a_font_with_truetype_outlines_is_taken_as_it_is(
    desk: Desk, report: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows and macOS; here it is what an earlier dossier was cut down to."""
    file = tmp_path / "msyh.ttf"
    every = ("".join(texts(b)) for b in dossier((dossiers.gather(desk, report),)))
    file.write_bytes(typeface._subset("".join(sorted(set("".join(every) + "第页0123456789 /□")))))
    monkeypatch.setattr(typeface, "chinese_font", lambda: fonts.FontFile(file))
    typeface._characters.cache_clear()
    typeface._registered.cache_clear()
    try:
        dossiers.export_pdf(desk, (report,), tmp_path / "d.pdf")
    finally:
        typeface._characters.cache_clear()
        typeface._registered.cache_clear()
    assert "杯口的裂纹是画上去的" in printed(tmp_path / "d.pdf")


def test_without_a_chinese_font_the_pdf_is_refused_with_what_to_do(
    desk: Desk, report: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typeface, "chinese_font", lambda: None)
    typeface._characters.cache_clear()
    try:
        with pytest.raises(DeskError) as refusal:
            dossiers.export_pdf(desk, (report,), tmp_path / "d.pdf")
    finally:
        typeface._characters.cache_clear()
    assert "字体" in refusal.value.advice
    assert fonts.chinese_font() is not None
