"""What the operator does beside a running service."""

import hashlib

import pytest

from merchant_desk.backend import admin
from merchant_desk.backend.problems import BAD_SHOP_NAME, NO_SUCH_REPORT, SEVERAL_REPORTS
from merchant_desk.backend.settings import Settings
from merchant_desk.core.errors import DeskError
from merchant_desk.wire.changes import DecisionChange, Verdict
from tests.builders import picture_bytes
from tests.unit.backend.peer import Peer, receipt


def test_the_listing_shows_each_report_whole(settings: Settings, peer: Peer) -> None:
    report = peer.report()
    kept = receipt(peer.put_report(report))
    (listed,) = admin.reports(settings)
    assert (listed.id, listed.shop, listed.shop_name) == (report.id, peer.shop, "小店")
    assert (listed.order, listed.door, listed.state) == (report.order, "file", "received")
    assert listed.receipt == kept
    (picture,) = listed.pictures
    assert picture.sha256 == hashlib.sha256(picture_bytes()).hexdigest()
    assert picture.kind == "edited"
    region = picture.regions[0]
    assert (region.x, region.y, region.w, region.h, region.label) == (10, 20, 30, 40, "裂纹")


def test_the_listing_of_an_empty_backend_is_empty(settings: Settings) -> None:
    assert admin.reports(settings) == ()


@pytest.mark.parametrize("name", ["", "  ", "店" * 61])
def test_a_shop_needs_a_sensible_name(settings: Settings, name: str) -> None:
    with pytest.raises(DeskError) as caught:
        admin.add_shop(settings, name)
    assert caught.value.problem == BAD_SHOP_NAME


def test_a_review_reaches_the_shop_and_the_last_word_counts(settings: Settings, peer: Peer) -> None:
    report = peer.report()
    peer.put_report(report)
    admin.review(settings, report.id, Verdict.REJECTED, "凭证属实")
    admin.review(settings, report.id, Verdict.ACCEPTED)
    decisions = [change for change in peer.walk() if isinstance(change, DecisionChange)]
    assert [(d.report, d.verdict, d.reason) for d in decisions] == [
        (report.id, Verdict.ACCEPTED, "")
    ]
    assert admin.reports(settings)[0].state == "accepted"


def test_a_review_of_an_unknown_report_is_refused(settings: Settings) -> None:
    with pytest.raises(DeskError) as caught:
        admin.review(settings, "nothing", Verdict.ACCEPTED)
    assert caught.value.problem == NO_SUCH_REPORT


def test_a_review_never_strikes_another_shops_report_of_the_same_id(
    settings: Settings, peer: Peer, neighbour: Peer
) -> None:
    report = peer.report()
    peer.put_report(report)
    neighbour.put_report(neighbour.report(id=report.id))
    with pytest.raises(DeskError) as caught:
        admin.review(settings, report.id, Verdict.ACCEPTED)
    assert caught.value.problem == SEVERAL_REPORTS
    admin.review(settings, report.id, Verdict.ACCEPTED, shop=peer.shop)
    states = {listed.shop: listed.state for listed in admin.reports(settings)}
    assert states == {peer.shop: "accepted", neighbour.shop: "received"}
