"""The command line, with a picture of the caller's own and a backend that comes and goes."""

import hashlib
import json
import os
import struct
import subprocess
import zlib
from pathlib import Path

import pytest

from tests.builders import ORDER, picture_bytes, picture_file
from tests.system.conftest import Program

EDITED = ("--order", ORDER, "--kind", "edited")


def test_a_report_made_while_the_backend_is_down_arrives_once_when_it_is_up(
    program: Program, tmp_path: Path
) -> None:
    picture = picture_file(tmp_path, orientation=6)
    code = program.run("backend", "shop", "add", "一家小店", "--data", program.data).stdout.strip()
    with program.serving() as url:
        port = int(url.rpartition(":")[2])
        assert program.desk("pair", url, code).returncode == 0

    made = program.json("report", picture, *EDITED, "--region", "10,20,50,60,裂纹")
    assert made["state"] == "ready"
    (queued,) = program.json("queue")
    assert (queued["id"], queued["state"], queued["kind"]) == (made["id"], "ready", "edited")
    away = program.desk("sync", "--once")
    assert (away.returncode, away.stderr.count("\n")) == (1, 1)

    with program.serving(port):
        assert program.json("sync", "--once")["sent"] == 1
        assert program.json("sync", "--once")["sent"] == 0
    shown = program.json("show", made["id"])
    assert shown["state"] == "accepted"
    assert shown["events"][-1]["state"] == "accepted"
    (kept,) = program.kept()
    assert kept["id"] == made["id"]
    (kept_picture,) = kept["pictures"]
    assert kept_picture["sha256"] == hashlib.sha256(picture.read_bytes()).hexdigest()
    assert [(r["x"], r["y"], r["w"], r["h"]) for r in kept_picture["regions"]] == [(10, 20, 50, 60)]
    assert program.json("queue") == []


def bomb() -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    header = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 4_000_000)
    start = b"\x89PNG\r\n\x1a\n"
    return start + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"only text, whatever it is called", "不是能识别的图片"),
        (picture_bytes()[:1000], "已损坏或不完整"),
        (b"", "空文件"),
        (picture_bytes(width=400, height=300, kind="BMP") + b"\0" * 21 * 1024**2, "超过 20 MB"),
        (bomb(), "百万像素"),
    ],
)
def test_a_bad_picture_is_one_sentence_and_nothing_is_saved(
    program: Program, tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(content)
    refused = program.desk("report", path, *EDITED, "--region", "0,0,20,20")
    assert refused.returncode == 1
    assert words in refused.stderr
    assert (refused.stderr.count("\n"), refused.stdout) == (1, "")
    assert program.json("queue") == []


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((*EDITED, "--region", "300,200,50,50"), "不在图片之内"),
        ((*EDITED, "--region", "-5,0,50,50"), "不在图片之内"),
        ((*EDITED, "--region", "0,0,7,50"), "8×8"),
        (EDITED, "框选至少一处"),
        (("--order", ORDER, "--kind", "web"), "上传网络原图"),
        (("--order", ORDER, "--kind", "other-shop"), "上传本店实物图"),
        (("--order", "12345", "--kind", "edited", "--region", "0,0,20,20"), "不是订单号"),
        ((*EDITED, "--region", "0,0,20,20", "--text", "说" * 301), "说明文字"),
    ],
)
def test_an_incomplete_report_is_one_sentence_that_says_what_is_missing(
    program: Program, tmp_path: Path, options: tuple[str, ...], words: str
) -> None:
    refused = program.desk("report", picture_file(tmp_path), *options)
    assert refused.returncode == 1
    assert words in refused.stderr
    assert refused.stderr.count("\n") == 1
    assert program.json("queue") == []


def test_an_order_that_the_shop_does_not_have_is_asked_about(
    program: Program, tmp_path: Path
) -> None:
    with program.serving_demo() as (url, code):
        assert program.desk("pair", url, code).returncode == 0
        assert program.json("sync", "--once")["pulled"] > 3000
    picture = picture_file(tmp_path)
    words = ("report", picture, "--order", "260101-000000000000001", "--kind", "edited")
    words += ("--region", "0,0,20,20")
    refused = program.desk(*words)
    assert refused.returncode == 1
    assert "260101-000000000000001" in refused.stderr
    assert program.json(*words, "--unlisted-order")["state"] == "ready"


def test_a_report_that_arrived_is_withdrawn_by_a_command(program: Program, tmp_path: Path) -> None:
    made = program.json("report", picture_file(tmp_path), *EDITED, "--region", "0,0,20,20")
    assert program.desk("withdraw", made["id"]).returncode == 1
    with program.serving_demo() as (url, code):
        assert program.desk("pair", url, code).returncode == 0
        assert program.json("sync", "--once")["sent"] == 1
        assert program.desk("withdraw", made["id"]).returncode == 0
    assert program.json("show", made["id"])["state"] == "withdrawn"


def test_a_draft_waits_and_a_cancelled_report_is_not_sent(program: Program, tmp_path: Path) -> None:
    picture = picture_file(tmp_path)
    draft = program.json("report", picture, "--order", ORDER, "--kind", "web", "--draft")
    assert draft["state"] == "draft"
    made = program.json("report", picture, *EDITED, "--region", "0,0,20,20")
    assert program.desk("cancel", made["id"]).returncode == 0
    assert program.desk("cancel", made["id"]).returncode == 1
    assert program.json("queue") == []
    assert program.desk("show", "no-such-id").returncode == 1


def test_wrong_use_is_exit_code_2_in_one_line(program: Program) -> None:
    for words in (("report",), ("report", "a.jpg", "--order", "1", "--kind", "odd"), ("sync", "x")):
        wrong = program.desk(*words)
        assert wrong.returncode == 2
        assert wrong.stderr.count("\n") == 1


def test_doctor_finds_a_healthy_profile_and_a_missing_backend(program: Program) -> None:
    done = program.desk("doctor", "--json")
    assert done.returncode == 1
    assert '"store",\n    "ok": true' in done.stdout


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="mounting needs root on Linux")
def test_a_read_only_profile_is_one_sentence(program: Program, tmp_path: Path) -> None:
    program.profile.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(program.profile)]
    subprocess.run(mount, check=True)
    try:
        refused = program.desk("report", picture_file(tmp_path), *EDITED, "--region", "0,0,20,20")
    finally:
        subprocess.run(["umount", "--lazy", str(program.profile)], check=True)
    assert refused.returncode == 1
    assert "无法写入数据文件夹" in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_a_dossier_is_exported_and_every_change_of_it_is_found(
    program: Program, tmp_path: Path
) -> None:
    picture = picture_file(tmp_path, orientation=6)
    made = program.json("report", picture, *EDITED, "--region", "10,20,50,60,裂纹")
    pdf, archive = tmp_path / "材料.pdf", tmp_path / "材料.zip"
    assert program.desk("export", made["id"], "--pdf", pdf).stdout.strip() == str(pdf)
    assert pdf.read_bytes().startswith(b"%PDF")
    assert program.json("export", made["id"], "--zip", archive) == {"file": str(archive)}
    whole = program.run("verify", archive)
    assert (whole.returncode, whole.stderr) == (0, "")
    assert all(line.startswith("ok ") for line in whole.stdout.splitlines())

    content = bytearray(archive.read_bytes())
    content[content.index(picture.read_bytes()) + 100] ^= 1
    archive.write_bytes(content)
    changed = program.run("verify", archive)
    assert changed.returncode == 1
    assert changed.stderr.count("\n") == 1
    bad = [line for line in changed.stdout.splitlines() if line.startswith("BAD")]
    assert len(bad) == 2
    assert "/originals/" in bad[0]


def test_exporting_what_does_not_exist_is_one_sentence(program: Program, tmp_path: Path) -> None:
    refused = program.desk("export", "no-such-report", "--pdf", tmp_path / "x.pdf")
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert not (tmp_path / "x.pdf").exists()
    assert program.desk("export", "a-report").returncode == 2


def test_a_report_is_reviewed_on_the_command_line(program: Program, tmp_path: Path) -> None:
    def review(*words: str, code: int = 0) -> str:
        done = program.run("backend", "review", *words, "--data", program.data)
        assert done.returncode == code, done.stderr
        return done.stdout or done.stderr

    code = program.run("backend", "shop", "add", "一家小店", "--data", program.data).stdout.strip()
    made = program.json("report", picture_file(tmp_path), *EDITED, "--region", "10,20,50,60,裂纹")
    with program.serving() as url:
        program.desk("pair", url, code)
        program.desk("sync", "--once")
        (line,) = review("list").splitlines()
        assert line.split()[:4] == [made["id"], "received", "一家小店", ORDER]
        assert json.loads(review("list", "--kind", "web", "--json")) == []
        shown = json.loads(review("show", made["id"], "--json"))
        assert shown["report"]["suspects"][0]["regions"][0]["label"] == "裂纹"
        review("reject", made["id"], "--reason", "举证材料不足")
        assert review("list") == ""
        assert "举证材料不足" in review("show", made["id"])
        program.desk("sync", "--once")
        assert program.json("show", made["id"])["state"] == "closed"
        assert review("accept", "nothing", code=1).count("\n") == 1
    password = program.run("backend", "reviewer", "add", "小王", "--data", program.data)
    assert len(password.stdout.strip()) >= 12
