"""The other messages: digests, problems, the change feed."""

import base64
import hashlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from merchant_desk.wire.base import Message
from merchant_desk.wire.blobs import BlobName, content_digest
from merchant_desk.wire.changes import ChangePage, OrderChange
from merchant_desk.wire.problem import Code, ProblemDetails
from merchant_desk.wire.report import Receipt, entity_tag


@given(st.binary())
def test_a_content_digest_is_the_bytes_own_in_base_64(body: bytes) -> None:
    text = content_digest(hashlib.sha256(body).hexdigest())
    assert text.startswith("sha-256=:")
    assert text.endswith(":")
    assert base64.b64decode(text[9:-1]) == hashlib.sha256(body).digest()


@pytest.mark.parametrize("digest", ["", "ab" * 31, "AB" * 32, "ab" * 32 + "\n", "../" + "a" * 61])
def test_nothing_but_a_lower_case_digest_names_a_blob(digest: str) -> None:
    with pytest.raises(ValidationError):
        BlobName(sha256=digest, size=1)


@pytest.mark.parametrize("code", Code)
def test_a_problem_s_code_is_the_end_of_its_type(code: Code) -> None:
    problem = ProblemDetails(type=f"https://example.com/problems/{code}", title="-", status=400)
    assert problem.code == code


def test_an_unknown_field_of_a_newer_backend_is_ignored() -> None:
    page = ChangePage.model_validate_json('{"changes":[],"cursor":3,"more":false,"new":1}')
    assert page == ChangePage(changes=(), cursor=3, more=False)


def test_a_change_is_told_by_its_type() -> None:
    text = (
        '{"cursor":1,"more":false,"changes":[{"type":"order","number":"260517-607198974342268",'
        '"buyer":"b-1","product":"p-1","title":"梨"}]}'
    )
    (change,) = ChangePage.model_validate_json(text).changes
    assert isinstance(change, OrderChange)
    assert change.title == "梨"


def test_a_message_cannot_be_changed() -> None:
    name = BlobName(sha256="ab" * 32, size=1)
    assert isinstance(name, Message)
    with pytest.raises(ValidationError):
        name.size = 2  # type: ignore[misc]


def test_a_report_s_tag_is_another_after_each_change() -> None:
    now = datetime(2026, 11, 20, tzinfo=UTC)
    first = Receipt(id="r", number="1", sha256="ab" * 32, received_at=now, counted=1, cap=None)
    revised = first.model_copy(update={"sha256": "cd" * 32, "revision": 2})
    withdrawn = revised.model_copy(update={"withdrawn_at": now})
    assert first.etag == entity_tag(first.sha256)
    assert len({first.etag, revised.etag, withdrawn.etag}) == 3
    assert all(tag[0] == tag[-1] == '"' for tag in (first.etag, withdrawn.etag))
