"""Requests made up from the service's own description: what it answers is what it says there."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from merchant_desk.backend import admin
from merchant_desk.backend.serve import running
from merchant_desk.backend.settings import Settings
from merchant_desk.wire.blobs import PART_TYPE
from tests.unit.backend.peer import SECONDS, Peer

schemathesis.serializer.alias(PART_TYPE, "application/octet-stream")
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def paired(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Peer]:
    """A device that may ask as often as it likes."""
    options = Settings(
        data=tmp_path_factory.mktemp("data"),
        requests_per_second=10_000,
        attempts_per_second=10_000,
    )
    if request.param == "postgresql":
        options = replace(
            options,
            database_url=request.getfixturevalue("postgresql").new_place(),
            blobs_url=request.getfixturevalue("object_store").new_place(),
        )
    with running(options) as url:
        peer = Peer(url)
        peer.pair(admin.add_shop(options, "小店"))
        peer.put_report(peer.report())
        yield peer


def test_no_request_gets_an_answer_that_is_not_described(paired: Peer) -> None:
    description = schemathesis.openapi.from_url(f"{paired.url}/v1/openapi.json")
    headers = {"Authorization": f"Bearer {paired.access}"}
    tried = set()
    for found in description.get_all_operations():
        operation = found.ok()

        @settings(
            max_examples=15,
            deadline=None,
            phases=[Phase.generate],
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def ask(case: schemathesis.Case) -> None:
            if "shop" in case.path_parameters:
                case.path_parameters["shop"] = paired.shop
            if "device" in case.path_parameters:
                case.path_parameters["device"] = "another"
            case.query.pop("wait", None)  # nobody has the time
            case.call_and_validate(headers=headers, checks=CHECKS, timeout=40)

        ask()
        tried.add(operation.label)
    assert len(tried) >= 16


def test_every_body_of_json_is_shown_by_an_example(paired: Peer) -> None:
    description = requests.get(f"{paired.url}/v1/openapi.json", timeout=SECONDS).json()
    bodies = [
        (path, kind, content)
        for path, methods in description["paths"].items()
        for operation in methods.values()
        for body in (operation.get("requestBody", {}), *operation["responses"].values())
        for kind, content in body.get("content", {}).items()
        if kind.endswith("json")
    ]
    assert len(bodies) > 100
    assert [
        (path, kind) for path, kind, content in bodies if not {"example", "examples"} & set(content)
    ] == []
