"""The checklist: what makes a report complete."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given

from merchant_desk.core.checklist import WORDS, Level, Need, checklist, seal, unmet
from merchant_desk.core.errors import DeskError
from merchant_desk.core.picture import Limits, MediaType, Video
from merchant_desk.core.region import LABEL_LENGTH, Region
from merchant_desk.core.report import (
    SITE_LENGTH,
    URL_LENGTH,
    Declaration,
    Kind,
    Report,
    ReportDraft,
    Source,
    Suspect,
)
from merchant_desk.wire.report import canonical
from tests.builders import ORDER, draft, picture
from tests.strategies import drafts, reports

LIMITS = Limits()
VIDEO = Video("cd" * 32, "unboxing.mp4", MediaType.MP4, 1000)
SEEN = Source("https://example.com/pear", "小红书", datetime(2026, 11, 1, tzinfo=UTC))


def having(**changes: Any) -> ReportDraft:
    """A draft of one suspect with ``changes``, otherwise complete."""
    return draft(suspects=(Suspect(**{"picture": picture(), **changes}),))


def missing(draft: ReportDraft, level: Level = Level.MUST) -> set[Need]:
    return {check.need for check in unmet(draft, LIMITS, level)}


def test_every_need_has_words() -> None:
    assert set(WORDS) == set(Need)


def test_the_checklist_of_a_complete_draft_has_nothing_unmet() -> None:
    assert missing(draft()) == set()


def test_an_empty_draft_lacks_order_picture_and_declarations() -> None:
    empty = draft(order="", suspects=(), declarations=frozenset())
    assert missing(empty) == {Need.ORDER, Need.SUSPECT, Need.DECLARATIONS}


def test_an_order_number_with_a_letter_in_it_is_no_order() -> None:
    assert missing(draft(order="26o517-607198974342268")) == {Need.ORDER}


def test_a_picture_without_a_kind_is_not_complete() -> None:
    assert missing(having()) == {Need.KIND}


def test_a_web_picture_must_have_the_original_and_should_have_its_source() -> None:
    bare = having(kind=Kind.WEB)
    assert missing(bare) == {Need.WEB_ORIGINAL}
    assert missing(bare, Level.SHOULD) == {Need.WEB_SOURCE, Need.WEB_SEEN_AT}


def test_a_web_picture_with_original_and_source_is_complete() -> None:
    whole = having(kind=Kind.WEB, proof=(picture(sha256="cd" * 32),), source=SEEN)
    assert missing(whole) | missing(whole, Level.SHOULD) == set()


@pytest.mark.parametrize("source", [Source(url="https://example.com"), Source(site="百度")])
def test_half_a_source_is_not_a_source(source: Source) -> None:
    assert Need.WEB_SOURCE in missing(having(kind=Kind.WEB, source=source), Level.SHOULD)


def test_an_edited_picture_must_have_a_region_and_should_have_a_word_on_each() -> None:
    bare = having(kind=Kind.EDITED)
    assert missing(bare) == {Need.EDITED_REGION}
    regions = (Region(0, 0, 9, 9, "裂纹"), Region(20, 20, 9, 9, "  "))
    silent = having(kind=Kind.EDITED, regions=regions)
    assert missing(silent) == set()
    assert missing(silent, Level.SHOULD) == {Need.EDITED_LABELS}


def test_a_product_of_another_shop_must_have_a_photo_of_ours() -> None:
    assert missing(having(kind=Kind.OTHER_SHOP)) == {Need.PRODUCT_PHOTO}
    assert missing(having(kind=Kind.OTHER_SHOP, proof=(picture(sha256="cd" * 32),))) == set()


@pytest.mark.parametrize(
    ("kind", "need"),
    [(Kind.WEB, Need.WEB_ORIGINAL), (Kind.OTHER_SHOP, Need.PRODUCT_PHOTO)],
)
def test_a_video_alone_does_not_stand_for_the_picture_asked_for(kind: Kind, need: Need) -> None:
    assert missing(having(kind=kind, proof=(VIDEO,))) == {need}


def test_a_region_outside_its_picture_is_refused_whatever_the_kind() -> None:
    outside = having(
        kind=Kind.WEB, proof=(picture(sha256="cd" * 32),), regions=(Region(639, 0, 9, 9),)
    )
    assert missing(outside) == {Need.REGION_INSIDE}


def test_a_label_that_the_wire_cannot_carry_is_refused() -> None:
    label = "字" * (LABEL_LENGTH + 1)
    assert missing(having(kind=Kind.EDITED, regions=(Region(0, 0, 9, 9, label),))) == {
        Need.LABEL_LENGTH
    }


@pytest.mark.parametrize(
    "source", [Source(url="u" * (URL_LENGTH + 1)), Source(site="站" * (SITE_LENGTH + 1))]
)
def test_a_source_that_the_wire_cannot_carry_is_refused(source: Source) -> None:
    whole = having(kind=Kind.WEB, proof=(picture(sha256="cd" * 32),), source=source)
    assert missing(whole) == {Need.SOURCE_LENGTH}


def test_text_past_the_limit_is_refused() -> None:
    assert missing(draft(text="字" * LIMITS.text_length)) == set()
    assert missing(draft(text="字" * (LIMITS.text_length + 1))) == {Need.TEXT_LENGTH}


def test_more_pictures_than_a_report_may_have_are_refused() -> None:
    one = draft().suspects[0]
    assert missing(draft(suspects=(one,) * LIMITS.pictures_per_report)) == set()
    assert missing(draft(suspects=(one,) * (LIMITS.pictures_per_report + 1))) == {
        Need.TOO_MANY_PICTURES
    }


def test_one_declaration_of_two_is_not_enough() -> None:
    whole = draft()
    one = frozenset(list(whole.declarations)[:1])
    assert missing(replace(whole, declarations=one)) == {Need.DECLARATIONS}


def test_each_line_names_the_picture_that_it_is_about() -> None:
    two = (draft().suspects[0], Suspect(picture=picture(sha256="cd" * 32)))
    checks = unmet(draft(suspects=two), LIMITS)
    assert [(check.need, check.suspect) for check in checks] == [(Need.KIND, 1)]


def test_a_refusal_to_seal_names_everything_that_is_missing() -> None:
    with pytest.raises(DeskError) as refusal:
        seal(draft(order="", declarations=frozenset()), LIMITS)
    assert refusal.value.code == "incomplete"
    assert WORDS[Need.ORDER] in refusal.value.title
    assert WORDS[Need.DECLARATIONS] in refusal.value.title


def test_sealing_mends_the_order_number_and_keeps_the_rest() -> None:
    whole = draft(order=f" {ORDER} ", text="已核对")
    report = seal(whole, LIMITS)
    assert report.order == ORDER
    assert (report.id, report.suspects, report.text) == (whole.id, whole.suspects, "已核对")
    assert report.revision == 1


@given(reports())
def test_what_can_be_sealed_can_go_on_the_wire(report: Report) -> None:
    written = ReportDraft(
        id=report.id,
        shop=report.shop,
        door=report.door,
        made_at=report.made_at,
        order=report.order,
        suspects=report.suspects,
        text=report.text,
        declarations=frozenset(Declaration),
    )
    try:
        sealed = seal(written, LIMITS)
    except DeskError:
        assert unmet(written, LIMITS)
    else:
        assert canonical(sealed)


@given(drafts())
def test_the_checklist_has_each_line_once(any_draft: ReportDraft) -> None:
    lines = [(check.need, check.suspect) for check in checklist(any_draft, LIMITS)]
    assert len(lines) == len(set(lines))
