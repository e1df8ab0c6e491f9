"""Large files in parts: begun, cut, gone on with, made whole."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from merchant_desk.backend import admin
from merchant_desk.backend.blobs import key
from merchant_desk.backend.serve import running
from merchant_desk.backend.settings import Settings
from merchant_desk.backend.stores import open_store
from merchant_desk.core.picture import Limits
from merchant_desk.wire.blobs import OFFSET_HEADER
from merchant_desk.wire.problem import Code, Retry
from tests.builders import picture_bytes
from tests.unit.backend.peer import Peer, problem, statuses

PART = 200_000
VIDEO = b"\x00\x00\x00\x20ftypisom" + bytes(range(256)) * 4000
NAME = hashlib.sha256(VIDEO).hexdigest()


def keys(settings: Settings) -> list[str]:
    return [entry.key for entry in open_store(settings).entries("")]


def test_a_file_that_comes_in_parts_is_kept_like_one_that_comes_at_once(
    settings: Settings, peer: Peer
) -> None:
    for start in range(0, len(VIDEO), PART):
        data, last = VIDEO[start : start + PART], start + PART >= len(VIDEO)
        assert peer.head_blob(NAME) == (start, False)
        response = peer.patch_blob(NAME, start, data, last=last)
        assert response.status_code == (201 if last else 204)
        assert response.headers[OFFSET_HEADER] == str(start + len(data))
    assert peer.head_blob(NAME) == (len(VIDEO), True)
    assert peer.get_blob(NAME).content == VIDEO
    assert keys(settings) == [key(peer.shop, NAME)]
    assert peer.put_blob(VIDEO).status_code == 200


def test_a_desk_that_asks_is_told_where_to_go_on(settings: Settings) -> None:
    peer = Peer("")
    for attempt in range(3):
        with running(settings) as url:
            peer.url = url
            if not peer.shop:
                peer.pair(admin.add_shop(settings, "小店"))
            names = [{"sha256": NAME, "size": len(VIDEO)}]
            need = peer.send("POST", "/blobs:check", json={"blobs": names}).json()["need"]
            assert need == [{"sha256": NAME, "offset": attempt * PART}]
            data = VIDEO[attempt * PART : (attempt + 1) * PART]
            assert peer.patch_blob(NAME, attempt * PART, data).status_code == 204


def test_a_part_at_another_place_is_refused_with_the_right_one(peer: Peer) -> None:
    peer.patch_blob(NAME, 0, VIDEO[:PART])
    for offset in (0, PART - 1, PART + 1):
        response = peer.patch_blob(NAME, offset, VIDEO[:PART])
        refusal = problem(response)
        assert (response.status_code, refusal.code) == (409, Code.WRONG_OFFSET)
        assert (refusal.offset, refusal.retry) == (PART, Retry.AFTER)
        assert response.headers[OFFSET_HEADER] == str(PART)


def test_the_same_part_at_once_is_taken_once(settings: Settings, peer: Peer) -> None:
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: peer.patch_blob(NAME, 0, VIDEO[:PART]), range(6)))
    assert statuses(answers) == [204] + [409] * 5
    assert peer.head_blob(NAME) == (PART, False)
    assert len(keys(settings)) == 1


def test_a_last_part_whose_answer_was_lost_is_known(peer: Peer) -> None:
    assert peer.patch_blob(NAME, 0, VIDEO, last=True).status_code == 201
    assert peer.patch_blob(NAME, 0, VIDEO, last=True).status_code == 200


def test_an_empty_last_part_makes_whole_what_is_all_there(peer: Peer) -> None:
    peer.patch_blob(NAME, 0, VIDEO)
    assert peer.patch_blob(NAME, len(VIDEO), b"", last=True).status_code == 201
    assert peer.get_blob(NAME).content == VIDEO


def test_parts_that_are_not_what_their_name_says_are_thrown_away(
    settings: Settings, peer: Peer
) -> None:
    other = VIDEO[:PART][::-1]
    response = peer.patch_blob(NAME, 0, other, last=True)
    assert (response.status_code, problem(response).code) == (422, Code.WRONG_DIGEST)
    assert peer.head_blob(NAME) == (0, False)
    assert keys(settings) == []


def test_a_picture_does_not_pass_its_limit_in_parts(settings: Settings, peer: Peer) -> None:
    data = picture_bytes(kind="PNG") + bytes(300_000)
    name = hashlib.sha256(data).hexdigest()
    peer.patch_blob(name, 0, data[:PART])
    assert problem(peer.patch_blob(name, PART, data[PART:], last=True)).code == Code.TOO_LARGE
    assert keys(settings) == []


def test_parts_do_not_pass_the_limit_of_a_file(settings: Settings, peer: Peer) -> None:
    with running(replace(settings, limits=Limits(video_bytes=300_000))) as url:
        small = replace(peer, url=url)
        assert small.patch_blob(NAME, 0, VIDEO[:PART]).status_code == 204
        assert problem(small.patch_blob(NAME, PART, VIDEO[:PART])).code == Code.TOO_LARGE
        endless = (VIDEO[:50_000] for _ in range(10))
        assert problem(small.patch_blob(NAME, PART, endless)).code == Code.TOO_LARGE  # type: ignore[arg-type]


def test_an_offset_that_is_no_number_is_refused(peer: Peer) -> None:
    for offset in ("x", "-1", "1.5", "9" * 30, ""):
        assert problem(peer.patch_blob(NAME, offset, VIDEO[:PART])).code == Code.BAD_REQUEST


def test_crumbs_are_refused(peer: Peer) -> None:
    assert problem(peer.patch_blob(NAME, 0, b"crumb")).code == Code.BAD_REQUEST


def test_a_part_without_its_headers_is_refused(peer: Peer) -> None:
    response = peer.send("PATCH", f"/blobs/{NAME}", data=VIDEO[:PART])
    assert problem(response).code == Code.BAD_REQUEST


def test_another_shops_parts_look_as_if_they_did_not_exist(peer: Peer, neighbour: Peer) -> None:
    peer.patch_blob(NAME, 0, VIDEO[:PART])
    assert neighbour.head_blob(NAME) == (0, False)
    assert neighbour.patch_blob(NAME, 0, VIDEO, last=True).status_code == 201
    assert peer.head_blob(NAME) == (PART, False)
