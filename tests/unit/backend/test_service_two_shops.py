"""Two shops on one service: nothing of the other is readable, nothing guessable."""

import hashlib

import pytest
import requests

from merchant_desk.backend.settings import Settings
from merchant_desk.wire.blobs import content_digest
from tests.builders import picture_bytes
from tests.unit.backend.peer import Peer

OURS = picture_bytes(seed=1)
OUR_NAME = hashlib.sha256(OURS).hexdigest()
NO_NAME = "ab" * 32

Ask = tuple[str, str]
BY_SHOP: tuple[Ask, ...] = (
    ("GET", "/shops/{shop}/changes"),
    ("GET", "/shops/{shop}/reports/{report}"),
    ("PUT", "/shops/{shop}/reports/{report}"),
    ("POST", "/shops/{shop}/reports/{report}/revisions"),
    ("POST", "/shops/{shop}/reports/{report}/withdraw"),
    ("GET", "/shops/{shop}/blobs/{blob}"),
)
BY_TOKEN: tuple[Ask, ...] = (
    ("HEAD", "/blobs/{blob}"),
    ("PATCH", "/blobs/{blob}"),
    ("DELETE", "/devices/{device}"),
)


def ask(peer: Peer, what: Ask, **names: str) -> requests.Response:
    method, path = what
    headers = {"Upload-Offset": "5", "Upload-Complete": "?1"} if method == "PATCH" else {}
    return peer.send(method, path.format(**names), headers=headers, data=b"{}")


def told(response: requests.Response) -> tuple[object, ...]:
    """All that an answer tells, but for when it was given."""
    headers = {k: v for k, v in response.headers.items() if k.lower() != "date"}
    return response.status_code, response.content, headers


@pytest.fixture
def names(peer: Peer) -> dict[str, str]:
    """What the shop has."""
    report = peer.report(seed=1)
    assert peer.put_report(report).status_code == 201
    (device,) = peer.send("GET", "/devices").json()["devices"]
    return {"shop": peer.shop, "report": report.id, "blob": OUR_NAME, "device": device["id"]}


NOTHING = {"shop": "shop-000000000000", "report": "r", "blob": NO_NAME, "device": "device-0"}


def test_what_another_shop_has_looks_like_what_nobody_has(
    names: dict[str, str], neighbour: Peer
) -> None:
    for what in BY_SHOP + BY_TOKEN:
        assert told(ask(neighbour, what, **names)) == told(ask(neighbour, what, **NOTHING)), what


def test_in_ones_own_shop_the_other_shops_ids_are_nobodys(
    names: dict[str, str], neighbour: Peer
) -> None:
    own = {"shop": neighbour.shop}
    for what in BY_SHOP:
        theirs = ask(neighbour, what, **(names | own))
        assert told(theirs) == told(ask(neighbour, what, **(NOTHING | own))), what


def test_without_a_token_everything_looks_the_same(names: dict[str, str], stranger: Peer) -> None:
    for what in BY_SHOP + BY_TOKEN:
        for stranger.access in ("", "guessed"):
            answer = ask(stranger, what, **names)
            assert answer.status_code == 401
            assert told(answer) == told(ask(stranger, what, **NOTHING)), what


def test_a_file_that_another_shop_has_must_be_uploaded_like_any_other(
    names: dict[str, str], neighbour: Peer, settings: Settings
) -> None:
    query = {"blobs": [{"sha256": OUR_NAME, "size": len(OURS)}]}
    assert neighbour.send("POST", "/blobs:check", json=query).json()["have"] == []
    headers = {"Content-Digest": content_digest(OUR_NAME)}
    empty = neighbour.send("PUT", f"/blobs/{OUR_NAME}", data=b"", headers=headers)
    assert empty.status_code == 422
    assert neighbour.put_blob(OURS).status_code == 201


def test_a_token_of_one_kind_is_none_of_the_other(peer: Peer) -> None:
    assert peer.next_tokens(peer.access).status_code == 401
    peer.access = peer.refresh
    assert peer.changes().status_code == 401
