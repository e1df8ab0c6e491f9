"""What the operator sees of a service: health, numbers, logs; and what it says of itself."""

import io
import json
import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest
import requests

from merchant_desk.backend import admin
from merchant_desk.backend.limiter import Limiter
from merchant_desk.backend.meter import JsonLines
from merchant_desk.backend.refusals import RefusalError
from merchant_desk.backend.serve import running
from merchant_desk.backend.settings import Settings
from merchant_desk.wire.problem import Code, ProblemDetails, Retry
from tests.unit.backend import servers
from tests.unit.backend.peer import Peer, problem


def get(url: str, path: str, **headers: str) -> requests.Response:
    return requests.get(url + path, headers=headers, timeout=30)


def test_a_service_that_can_work_says_so(url: str) -> None:
    assert get(url, "/healthz").json() == {"status": "ok"}
    assert get(url, "/readyz").json() == {"status": "ready"}


def test_a_service_whose_store_is_away_lives_but_is_not_ready(settings: Settings) -> None:
    with servers.object_store() as store:
        moved = replace(settings, blobs_url=store.new_place())
        with running(moved) as url:
            assert get(url, "/readyz").status_code == 200
            store.stop()
            assert get(url, "/readyz").status_code == 503
            assert get(url, "/healthz").status_code == 200


def test_the_numbers_tell_routes_and_nothing_of_what_was_asked(peer: Peer) -> None:
    report = peer.report()
    peer.put_report(report)
    text = get(peer.url, "/metrics").text
    path = "/shops/{shop}/reports/{report_id}"
    assert f'merchant_desk_requests_total{{method="PUT",route="{path}",status="201"}} 1.0' in text
    assert "merchant_desk_request_seconds_bucket" in text
    for private in (report.id, report.order, peer.shop, peer.access):
        assert private not in text


def test_the_numbers_are_not_for_who_comes_through_a_proxy(url: str) -> None:
    assert get(url, "/metrics", **{"X-Forwarded-For": "192.0.2.1"}).status_code == 404


def test_the_log_is_json_without_anything_private(peer: Peer) -> None:
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(JsonLines())
    logger = logging.getLogger("merchant_desk.requests")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    report = peer.report()
    try:
        peer.put_report(report)
        peer.get_report(report.id)
    finally:
        logger.removeHandler(handler)
        logger.setLevel(logging.NOTSET)
    logged = [json.loads(line) for line in lines.getvalue().splitlines()]
    routes = {(line["method"], line["route"], line["status"]) for line in logged}
    assert ("PUT", "/shops/{shop}/reports/{report_id}", 201) in routes
    for private in (report.id, report.order, report.text, peer.shop, peer.access):
        assert private not in lines.getvalue()


def test_a_device_that_asks_too_often_is_told_when_to_come_back(settings: Settings) -> None:
    with running(replace(settings, requests_per_second=0.5)) as url:
        peer, other = Peer(url), Peer(url)
        peer.pair(admin.add_shop(settings, "小店"))
        other.pair(admin.add_shop(settings, "隔壁店"))
        answers = [peer.changes() for _ in range(8)]
        assert [answer.status_code for answer in answers[:5]] == [200] * 5
        refusal = problem(answers[-1])
        assert (refusal.status, refusal.code, refusal.retry) == (429, Code.RATE_LIMIT, Retry.AFTER)
        assert 1 <= int(answers[-1].headers["Retry-After"]) <= 3
        assert other.changes().status_code == 200


def test_pairing_codes_cannot_be_tried_without_end(settings: Settings) -> None:
    with running(replace(settings, attempts_per_second=0.1)) as url:
        statuses = [Peer(url).pair("ABCD-EFGH").status_code for _ in range(7)]
    assert statuses == [403] * 6 + [429]


def test_turns_come_back_with_time() -> None:
    now = 0.0
    limiter = Limiter(2, 4, clock=lambda: now)
    for _ in range(4):
        limiter.take("a")
    with pytest.raises(RefusalError):
        limiter.take("a")
    limiter.take("b")
    now = 0.5
    limiter.take("a")
    with pytest.raises(RefusalError) as caught:
        limiter.take("a")
    assert caught.value.retry_after == 1


def test_a_shop_sees_its_own_devices_and_signs_them_out(
    settings: Settings, peer: Peer, neighbour: Peer
) -> None:
    (own,) = peer.send("GET", "/devices").json()["devices"]
    assert (own["name"], own["is_this"]) == ("测试电脑", True)
    assert problem(neighbour.send("DELETE", f"/devices/{own['id']}")).code == Code.NOT_FOUND
    assert peer.changes().status_code == 200
    assert peer.send("DELETE", f"/devices/{own['id']}").status_code == 204
    assert problem(peer.changes()).code == Code.DEVICE_REVOKED
    assert problem(peer.next_tokens(peer.refresh)).code == Code.DEVICE_REVOKED
    assert len(neighbour.send("GET", "/devices").json()["devices"]) == 1


@pytest.mark.parametrize("code", list(Code))
def test_every_refusal_leads_to_what_it_means(running_url: str, code: Code) -> None:
    response = get(running_url, RefusalError(code).details.type)
    assert ProblemDetails.model_validate_json(response.content).code == code


@pytest.fixture(scope="module")
def running_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running(Settings(data=tmp_path_factory.mktemp("data"))) as url:
        yield url


def test_the_description_has_every_request_with_its_refusals_and_examples(url: str) -> None:
    description = get(url, "/v1/openapi.json").json()
    paths = description["paths"]
    assert {*paths} >= {
        *("/v1/meta", "/v1/devices", "/v1/token", "/v1/blobs:check", "/v1/blobs/{sha256}"),
        *("/v1/shops/{shop}/reports/{report_id}", "/v1/shops/{shop}/changes"),
    }
    put = paths["/v1/shops/{shop}/reports/{report_id}"]["put"]
    assert put["requestBody"]["content"]["application/json"]["example"]["suspects"]
    capped = put["responses"]["409"]["content"]["application/problem+json"]["examples"]
    assert {*capped} == {"other-bytes", "order-cap"}
    for path in paths.values():
        for operation in path.values():
            assert operation["summary"]


def test_the_description_is_there_to_be_read_with_its_examples_and_every_refusal(url: str) -> None:
    answer = get(url, "/v1/guide")
    assert answer.headers["Content-Type"].startswith("text/html")
    for path, methods in get(url, "/v1/openapi.json").json()["paths"].items():
        for method in methods:
            assert f"<code>{method.upper()} {path}</code>" in answer.text
    for code in Code:
        assert f"<code>{code.value}</code>" in answer.text
    assert "FK20261120-000001" in answer.text
