"""Drafts as the store keeps them: everything that the form holds, complete or not."""

import json

import pytest
from hypothesis import given

from merchant_desk.core.draft_json import dump_draft, load_draft
from merchant_desk.core.report import ReportDraft
from tests.builders import draft
from tests.strategies import drafts


@given(drafts())
def test_a_draft_comes_back_as_it_was_left(any_draft: ReportDraft) -> None:
    assert load_draft(dump_draft(any_draft)) == any_draft


def test_chinese_is_kept_readable() -> None:
    assert "裂纹" in dump_draft(draft())


@pytest.mark.parametrize("text", ["", "[", "{}", '{"id": "x"}'])
def test_what_is_no_draft_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        load_draft(text)


def test_a_video_is_no_suspect_picture() -> None:
    data = json.loads(dump_draft(draft()))
    data["suspects"][0]["picture"]["media_type"] = "video/mp4"
    with pytest.raises(ValueError, match="a suspect is a picture"):
        load_draft(json.dumps(data))
