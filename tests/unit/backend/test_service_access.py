"""Meta, pairing and tokens."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from merchant_desk.backend import admin
from merchant_desk.backend.database import open_database
from merchant_desk.backend.models import Base, DeviceRow
from merchant_desk.backend.serve import running
from merchant_desk.backend.settings import Settings
from merchant_desk.wire.access import Meta
from merchant_desk.wire.problem import Code, Retry
from tests.unit.backend.peer import Peer, problem


def test_meta_tells_the_limits_and_the_cap_to_anybody(stranger: Peer) -> None:
    meta = Meta.model_validate_json(stranger.send("GET", "/meta").content)
    assert meta.limits.picture_bytes == 300_000
    assert meta.limits.reports_per_order == 3
    assert "image/heic" in meta.limits.media_types
    assert abs(meta.time - datetime.now(UTC)) < timedelta(minutes=1)


def test_meta_says_when_no_cap_is_known(settings: Settings) -> None:
    with running(replace(settings, reports_per_order=None)) as url:
        assert Peer(url).send("GET", "/meta").json()["limits"]["reports_per_order"] is None


@pytest.mark.parametrize("typed", [str.lower, str.upper, lambda code: code.replace("-", " ")])
def test_a_pairing_code_may_be_typed_in_any_case(
    settings: Settings, stranger: Peer, typed: object
) -> None:
    assert callable(typed)
    answer = stranger.pair(typed(admin.add_shop(settings, "小店")))
    assert answer.status_code == 201
    assert answer.json()["shop_name"] == "小店"


def test_a_pairing_code_is_good_for_one_device(settings: Settings, url: str) -> None:
    code = admin.add_shop(settings, "小店")
    assert Peer(url).pair(code).status_code == 201
    refusal = problem(Peer(url).pair(code))
    assert (refusal.code, refusal.retry) == (Code.BAD_PAIRING_CODE, Retry.USER)


def test_a_pairing_code_expires(settings: Settings, stranger: Peer) -> None:
    code = admin.add_shop(replace(settings, pairing_life=timedelta(0)), "小店")
    assert problem(stranger.pair(code)).code == Code.BAD_PAIRING_CODE


def test_a_guessed_pairing_code_is_refused(peer: Peer) -> None:
    assert problem(peer.pair("ABCD-EFGH")).code == Code.BAD_PAIRING_CODE


def test_without_a_token_the_desk_is_told_to_sign_in_again(stranger: Peer) -> None:
    response = stranger.send("POST", "/blobs:check", json={"blobs": []})
    refusal = problem(response)
    assert (response.status_code, refusal.retry) == (401, Retry.REAUTH)
    assert response.headers["WWW-Authenticate"] == "Bearer"


def test_an_expired_access_token_is_refused_and_its_refresh_token_helps(settings: Settings) -> None:
    with running(replace(settings, token_life=timedelta(0))) as url:
        peer = Peer(url)
        peer.pair(admin.add_shop(settings, "小店"))
        assert problem(peer.changes()).code == Code.UNAUTHORIZED
    with running(settings) as url:
        tokens = Peer(url).next_tokens(peer.refresh).json()
        assert Peer(url, peer.shop, tokens["access"]).changes().status_code == 200


def test_a_lost_answer_gives_the_same_successor_again(peer: Peer) -> None:
    first, second = (peer.next_tokens(peer.refresh).json() for _ in range(2))
    assert first["refresh"] == second["refresh"] != peer.refresh
    peer.access = second["access"]
    assert peer.changes().status_code == 200


def test_a_refresh_token_is_dead_once_its_successor_was_used(peer: Peer) -> None:
    successor = peer.next_tokens(peer.refresh).json()["refresh"]
    assert peer.next_tokens(successor).status_code == 200
    refusal = problem(peer.next_tokens(peer.refresh))
    assert (refusal.code, refusal.retry) == (Code.DEVICE_REVOKED, Retry.USER)
    assert peer.next_tokens(successor).status_code == 200


def test_a_revoked_device_gets_nothing_any_more(settings: Settings, peer: Peer) -> None:
    revoked = update(DeviceRow).values(revoked_at=datetime.now(UTC))
    with closing(open_database(settings)) as database:
        database.write(lambda session: session.execute(revoked))
    assert problem(peer.changes()).code == Code.DEVICE_REVOKED
    assert problem(peer.next_tokens(peer.refresh)).code == Code.DEVICE_REVOKED


def test_secrets_are_not_in_the_database(settings: Settings, peer: Peer) -> None:
    with closing(open_database(settings)) as database, database.read() as session:
        rows = [session.execute(table.select()).all() for table in Base.metadata.sorted_tables]
    kept = str(rows)
    assert peer.shop in kept
    assert peer.access not in kept
    assert peer.refresh not in kept


def test_what_is_not_there_is_refused_as_a_problem(stranger: Peer) -> None:
    for method, path, status in (
        ("GET", "/nothing", 404),
        ("DELETE", "/meta", 405),
        ("GET", "/../../etc/passwd", 404),
    ):
        assert problem(stranger.send(method, path)).status == status


def test_a_malformed_body_is_refused_as_a_problem(stranger: Peer) -> None:
    headers = {"Content-Type": "application/json"}
    for body in (b"", b"{", b"[]", b'{"code": 5}', b"\xff\xfe"):
        response = stranger.send("POST", "/devices", data=body, headers=headers)
        assert problem(response).code == Code.BAD_REQUEST, body
