"""Files by their SHA-256."""

import hashlib
import socket
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest

from merchant_desk.backend.blobs import key
from merchant_desk.backend.settings import Settings
from merchant_desk.backend.stores import open_store
from merchant_desk.wire.blobs import content_digest
from merchant_desk.wire.problem import Code
from tests.builders import picture_bytes
from tests.unit.backend.peer import Peer, problem, statuses

VIDEO_HEAD = b"\x00\x00\x00\x20ftypisom" + bytes(20)


def files(settings: Settings) -> list[str]:
    """The keys of all files that are kept; nothing else may be left in the way."""
    assert not list(settings.arriving.glob("*"))
    return [entry.key for entry in open_store(settings).entries("")]


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_a_new_blob_is_kept_and_a_known_one_is_known(settings: Settings, peer: Peer) -> None:
    data = picture_bytes()
    assert peer.put_blob(data).status_code == 201
    assert peer.put_blob(data).status_code == 200
    assert files(settings) == [key(peer.shop, sha(data))]
    assert peer.get_blob(sha(data)).content == data


@pytest.mark.parametrize(
    ("kind", "media_type"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("BMP", "image/bmp")]
)
def test_a_blob_comes_back_with_the_type_of_its_bytes(
    peer: Peer, kind: str, media_type: str
) -> None:
    data = picture_bytes(kind=kind)
    peer.put_blob(data)
    response = peer.get_blob(sha(data))
    assert response.content == data
    assert response.headers["Content-Type"] == media_type


def test_a_file_of_no_known_kind_never_comes_back_as_a_page(peer: Peer) -> None:
    data = b"<html><script>alert(1)</script></html>"
    peer.put_blob(data)
    response = peer.get_blob(sha(data))
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_check_tells_what_the_shop_has_and_needs(peer: Peer) -> None:
    data = picture_bytes()
    peer.put_blob(data)
    names = [{"sha256": sha(data), "size": len(data)}, {"sha256": "ab" * 32, "size": 5}]
    answer = peer.send("POST", "/blobs:check", json={"blobs": names}).json()
    assert answer == {"have": [sha(data)], "need": [{"sha256": "ab" * 32, "offset": 0}]}


def test_check_asks_again_for_a_blob_whose_file_was_lost(settings: Settings, peer: Peer) -> None:
    data = picture_bytes()
    peer.put_blob(data)
    open_store(settings).remove(key(peer.shop, sha(data)))
    names = [{"sha256": sha(data), "size": len(data)}]
    assert peer.send("POST", "/blobs:check", json={"blobs": names}).json()["have"] == []
    assert peer.get_blob(sha(data)).status_code == 404
    assert peer.put_blob(data).status_code == 200
    assert peer.get_blob(sha(data)).content == data


def test_another_shops_blob_looks_as_if_it_did_not_exist(peer: Peer, neighbour: Peer) -> None:
    data = picture_bytes()
    peer.put_blob(data)
    names = [{"sha256": sha(data), "size": len(data)}]
    assert neighbour.send("POST", "/blobs:check", json={"blobs": names}).json()["have"] == []
    assert problem(neighbour.get_blob(sha(data))).code == Code.NOT_FOUND
    assert problem(neighbour.get_blob(sha(data), peer.shop)).code == Code.NOT_FOUND
    assert neighbour.put_blob(data).status_code == 201


def test_bytes_that_are_not_what_their_name_says_are_refused(
    settings: Settings, peer: Peer
) -> None:
    response = peer.put_blob(b"other bytes", name=sha(b"bytes"))
    assert (response.status_code, problem(response).code) == (422, Code.WRONG_DIGEST)
    assert files(settings) == []


@pytest.mark.parametrize("digest", [content_digest("00" * 32), "sha-256=nonsense", ","])
def test_a_content_digest_that_differs_from_the_name_is_refused(peer: Peer, digest: str) -> None:
    response = peer.put_blob(b"bytes", digest=digest)
    assert (response.status_code, problem(response).code) == (422, Code.WRONG_DIGEST)


def test_a_picture_over_the_limit_is_refused(settings: Settings, peer: Peer) -> None:
    response = peer.put_blob(picture_bytes(kind="PNG") + bytes(300_000))
    assert (response.status_code, problem(response).code) == (413, Code.TOO_LARGE)
    assert files(settings) == []


def test_a_video_may_be_larger_than_a_picture_but_not_without_end(
    settings: Settings, peer: Peer
) -> None:
    assert peer.put_blob(VIDEO_HEAD + bytes(2_900_000)).status_code == 201
    assert problem(peer.put_blob(VIDEO_HEAD + bytes(3_000_000))).code == Code.TOO_LARGE
    assert len(files(settings)) == 1


def test_an_oversized_body_without_a_length_is_refused_too(settings: Settings, peer: Peer) -> None:
    data = VIDEO_HEAD + bytes(4_000_000)
    response = peer.send(
        "PUT",
        f"/blobs/{sha(data)}",
        data=(data[start : start + 65536] for start in range(0, len(data), 65536)),
        headers={"Content-Digest": content_digest(sha(data))},
    )
    assert problem(response).code == Code.TOO_LARGE
    assert files(settings) == []


@pytest.mark.parametrize("name", ["ABCD", "zz" * 32, "AB" * 32])
def test_a_name_that_is_no_digest_is_refused(peer: Peer, name: str) -> None:
    headers = {"Content-Digest": "sha-256=:AAAA:"}
    response = peer.send("PUT", f"/blobs/{name}", data=b"bytes", headers=headers)
    assert problem(response).code == Code.BAD_REQUEST


def test_a_cut_upload_leaves_nothing_behind(settings: Settings, peer: Peer) -> None:
    data = VIDEO_HEAD + bytes(2_000_000)
    parts = urlsplit(peer.url)
    head = (
        f"PUT /v1/blobs/{sha(data)} HTTP/1.1\r\nHost: {parts.netloc}\r\n"
        f"Authorization: Bearer {peer.access}\r\nContent-Digest: {content_digest(sha(data))}\r\n"
        f"Content-Length: {len(data)}\r\n\r\n"
    )
    assert parts.hostname is not None
    with socket.create_connection((parts.hostname, parts.port or 80)) as line:
        line.sendall(head.encode() + data[:1_500_000])
    assert peer.put_blob(picture_bytes()).status_code == 201
    names = [{"sha256": sha(data), "size": len(data)}]
    assert peer.send("POST", "/blobs:check", json={"blobs": names}).json()["have"] == []
    assert sha(data) not in "".join(entry.key for entry in open_store(settings).entries(""))


def test_the_same_blob_at_once_is_new_only_once(settings: Settings, peer: Peer) -> None:
    data = picture_bytes()
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: peer.put_blob(data), range(8)))
    assert statuses(answers) == [200] * 7 + [201]
    assert len(files(settings)) == 1
