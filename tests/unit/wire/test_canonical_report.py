"""A report on the wire: equal reports are equal bytes, and nothing is lost on the way."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from pydantic import ValidationError

from merchant_desk.core.checklist import seal
from merchant_desk.core.picture import Limits
from merchant_desk.core.report import Report
from merchant_desk.wire.report import ReportMessage, canonical, parse, to_message, to_report
from tests.builders import draft
from tests.strategies import MOMENTS, reports


def report() -> Report:
    return seal(draft(id="0190", made_at=datetime(2026, 11, 23, 6, tzinfo=UTC)), Limits())


@given(reports())
def test_a_report_comes_back_from_its_bytes_as_it_was(any_report: Report) -> None:
    assert parse(canonical(any_report)) == any_report


@given(reports())
def test_the_bytes_of_what_came_back_are_the_same_bytes(any_report: Report) -> None:
    body = canonical(any_report)
    assert canonical(to_report(ReportMessage.model_validate_json(body))) == body


@given(reports())
def test_the_bytes_are_utf_8_json_with_sorted_keys_and_no_float(any_report: Report) -> None:
    def no_float(text: str) -> float:
        raise AssertionError(f"a float: {text}")

    content = json.loads(canonical(any_report).decode("utf-8"), parse_float=no_float)
    again = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert again.encode("utf-8") == canonical(any_report)


@given(MOMENTS)
def test_the_same_moment_in_another_zone_is_the_same_bytes(moment: datetime) -> None:
    here = replace(report(), made_at=moment)
    there = replace(report(), made_at=moment.astimezone(timezone(timedelta(hours=8))))
    assert canonical(here) == canonical(there)


def test_the_bytes_of_a_report_never_change_between_versions() -> None:
    assert canonical(report()).decode("utf-8") == (
        '{"after_sale":"","declarations":["no-result","true-material"],"door":"file",'
        '"id":"0190","made_at":"2026-11-23T06:00:00.000000Z",'
        '"order":"260517-607198974342268","revision":1,"shop":"shop-1","suspects":'
        '[{"kind":"edited","message":"","picture":{"bytes":1000,"height":480,'
        '"media_type":"image/jpeg","name":"suspect.jpg","orientation":1,'
        '"sha256":"abababababababababababababababababababababababababababababababab",'
        '"type":"picture","width":640},"proof":[],'
        '"regions":[{"h":40,"label":"裂纹","w":30,"x":10,"y":20}],'
        '"source":{"seen_at":null,"site":"","url":""}}],"text":""}'
    )


def test_a_suspect_without_a_kind_is_not_put_on_the_wire() -> None:
    suspect = replace(report().suspects[0], kind=None)
    with pytest.raises(ValueError, match="a kind for every picture"):
        to_message(replace(report(), suspects=(suspect,)))


@pytest.mark.parametrize(
    "changes",
    [
        {"order": "260517"},
        {"order": "260517-607198974342268\n"},
        {"order": "２６０５１７-607198974342268"},
        {"suspects": []},
        {"revision": 0},
        {"made_at": "2026-11-23T06:00:00"},
        {"surprise": True},
    ],
)
def test_a_body_that_is_not_understood_whole_is_refused(changes: dict[str, object]) -> None:
    content = json.loads(canonical(report())) | changes
    with pytest.raises(ValidationError):
        ReportMessage.model_validate_json(json.dumps(content))
