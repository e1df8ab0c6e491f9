"""Who means no good gets a refusal, and nothing of the machine."""

import hashlib
import socket
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from merchant_desk.backend import admin
from merchant_desk.backend.serve import running
from merchant_desk.backend.settings import Settings
from merchant_desk.backend.stores import open_store
from merchant_desk.core.picture import Limits
from merchant_desk.wire.blobs import PART, content_digest
from merchant_desk.wire.problem import Code
from tests.unit.backend.peer import Peer, problem
from tests.unit.backend.services import service

MEBIBYTE = 1024**2
VIDEO = 200 * MEBIBYTE
MORE = 48 * MEBIBYTE
"""What a service may need more than before for a file of any size."""


def peak(pid: int) -> int:
    """The most bytes of memory that a process had so far."""
    status = Path(f"/proc/{pid}/status").read_text()
    (line,) = (line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


def video() -> Iterator[bytes]:
    yield b"\x00\x00\x00\x20ftypisom" + bytes(MEBIBYTE - 12)
    for number in range(1, VIDEO // MEBIBYTE):
        yield bytes([number]) * MEBIBYTE


def test_the_memory_stays_flat_whatever_the_size_of_a_file(settings: Settings) -> None:
    settings = replace(settings, limits=Limits())
    digest = hashlib.sha256()
    for piece in video():
        digest.update(piece)
    name = digest.hexdigest()
    with service(settings) as (process, url):
        peer = Peer(url)
        peer.pair(admin.add_shop(settings, "小店"))
        peer.put_report(peer.report())
        before = peak(process.pid)
        headers = {"Content-Digest": content_digest(name)}
        assert peer.send("PUT", f"/blobs/{name}", data=video(), headers=headers).status_code == 201
        assert peak(process.pid) - before < MORE
        with peer.stream_blob(name) as answer:
            assert sum(len(piece) for piece in answer.iter_content(MEBIBYTE)) == VIDEO
        assert peak(process.pid) - before < MORE


def test_the_memory_stays_flat_when_a_file_comes_in_parts(settings: Settings) -> None:
    settings = replace(settings, limits=Limits())
    data = b"".join(piece for piece, _ in zip(video(), range(40), strict=False))
    name = hashlib.sha256(data).hexdigest()
    with service(settings) as (process, url):
        peer = Peer(url)
        peer.pair(admin.add_shop(settings, "小店"))
        peer.put_report(peer.report())
        before = peak(process.pid)
        for start in range(0, len(data), PART):
            end = start + PART
            peer.patch_blob(name, start, data[start:end], last=end >= len(data))
        assert peer.head_blob(name) == (len(data), True)
        assert peak(process.pid) - before < MORE


def test_an_oversized_body_is_refused_before_it_is_read(peer: Peer) -> None:
    headers = {"Content-Type": "application/json"}
    for method, path in (
        ("POST", "/devices"),
        ("POST", "/token"),
        ("POST", "/blobs:check"),
        ("PUT", f"/shops/{peer.shop}/reports/r"),
    ):
        body = (b"[" * MEBIBYTE for _ in range(3))
        response = peer.send(method, path, data=body, headers=headers)
        assert (response.status_code, problem(response).code) == (413, Code.TOO_LARGE)


def test_json_that_is_a_bomb_is_refused(peer: Peer) -> None:
    headers = {"Content-Type": "application/json"}
    for body in (b"[" * 900_000, b'{"a":' * 150_000, b"9" * 900_000):
        for method, path in (("POST", "/token"), ("PUT", f"/shops/{peer.shop}/reports/r")):
            response = peer.send(method, path, data=body, headers=headers)
            assert problem(response).code == Code.BAD_REQUEST


def test_a_name_that_leads_elsewhere_is_refused(settings: Settings, peer: Peer) -> None:
    names = ("../../etc/passwd", "..%2f..%2fetc%2fpasswd", "%00", "a" * 65, "a/b", ".." + "a" * 62)
    for name in names:
        for path in (
            f"/blobs/{name}",
            f"/shops/{peer.shop}/reports/{name}",
            f"/shops/{name}/changes",
        ):
            for method in ("GET", "PUT", "PATCH", "HEAD"):
                assert 400 <= peer.send(method, path, data=b"x").status_code < 500
    assert list(open_store(settings).entries("")) == []


def test_a_device_name_that_no_database_takes_is_refused(settings: Settings, url: str) -> None:
    code = admin.add_shop(settings, "小店")
    body = {"code": code, "device": "a\x00b"}
    assert problem(Peer(url).send("POST", "/devices", json=body)).code == Code.BAD_REQUEST


def test_a_sender_who_falls_silent_is_let_go(settings: Settings) -> None:
    settings = replace(settings, silence=timedelta(seconds=0.5))
    with running(settings) as url:
        peer = Peer(url)
        peer.pair(admin.add_shop(settings, "小店"))
        parts, name = urlsplit(url), hashlib.sha256(b"bytes").hexdigest()
        head = (
            f"PUT /v1/blobs/{name} HTTP/1.1\r\nHost: {parts.netloc}\r\n"
            f"Authorization: Bearer {peer.access}\r\nContent-Digest: {content_digest(name)}\r\n"
            "Content-Length: 5\r\n\r\nby"
        )
        start = time.monotonic()
        with socket.create_connection((parts.hostname or "", parts.port or 0), 10) as line:
            line.sendall(head.encode())
            assert b" 422 " in line.recv(4096).splitlines()[0]
        assert time.monotonic() - start < 5
        assert not list(settings.arriving.glob("*"))
