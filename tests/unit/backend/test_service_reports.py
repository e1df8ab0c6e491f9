"""Reports: kept once, counted once, never over the cap."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from merchant_desk.backend import admin
from merchant_desk.backend.serve import running
from merchant_desk.backend.settings import Settings
from merchant_desk.core.cap import CAP_SENTENCE
from merchant_desk.core.ids import new_report_id
from merchant_desk.core.picture import MediaType
from merchant_desk.core.region import Region
from merchant_desk.core.report import Kind, Report
from merchant_desk.wire.changes import CapChange
from merchant_desk.wire.problem import Code, Retry, Scope
from merchant_desk.wire.report import canonical
from tests.builders import OLD_ORDER, ORDER, picture_bytes
from tests.unit.backend.peer import Peer, problem, receipt, report_of, statuses, with_suspect


def test_a_report_is_answered_with_a_receipt_that_can_be_asked_for_again(peer: Peer) -> None:
    report = peer.report()
    response = peer.put_report(report)
    assert response.status_code == 201
    kept = receipt(response)
    assert (kept.id, kept.counted, kept.cap) == (report.id, 1, 3)
    assert receipt(peer.get_report(report.id)) == kept


def test_the_same_report_again_gets_the_same_receipt_and_counts_once(peer: Peer) -> None:
    report = peer.report()
    first, second = peer.put_report(report), peer.put_report(report)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.content == second.content
    assert receipt(peer.put_report(replace(report, id=new_report_id()))).counted == 2


def test_other_bytes_under_a_known_id_are_refused(peer: Peer) -> None:
    report = peer.report()
    peer.put_report(report)
    response = peer.put_report(replace(report, text="另一种说法"))
    assert (response.status_code, problem(response).code) == (409, Code.OTHER_BYTES)


def test_past_the_cap_an_order_is_refused_with_the_platforms_own_sentence(peer: Peer) -> None:
    report = peer.report()
    for _ in range(3):
        assert peer.put_report(replace(report, id=new_report_id())).status_code == 201
    response = peer.put_report(report)
    refusal = problem(response)
    assert (response.status_code, refusal.code) == (409, Code.ORDER_CAP)
    assert (refusal.counted, refusal.cap) == (3, 3)
    assert (refusal.retry, refusal.scope) == (Retry.NEVER, Scope.ORDER)
    assert refusal.detail == CAP_SENTENCE
    assert peer.put_report(replace(report, order=OLD_ORDER)).status_code == 201


def test_a_known_report_is_known_also_when_the_cap_is_reached(peer: Peer) -> None:
    reports = [replace(peer.report(), id=new_report_id()) for _ in range(3)]
    for report in reports:
        peer.put_report(report)
    assert [peer.put_report(report).status_code for report in reports] == [200] * 3


def test_without_a_known_cap_nothing_is_capped(settings: Settings) -> None:
    with running(replace(settings, reports_per_order=None)) as url:
        peer = Peer(url)
        peer.pair(admin.add_shop(settings, "小店"))
        report = peer.report()
        kept = [receipt(peer.put_report(replace(report, id=new_report_id()))) for _ in range(5)]
    assert [(r.counted, r.cap) for r in kept] == [(n, None) for n in range(1, 6)]


def test_the_same_report_at_once_is_kept_once(settings: Settings, peer: Peer) -> None:
    report = peer.report()
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: peer.put_report(report), range(16)))
    assert statuses(answers) == [200] * 15 + [201]
    assert {receipt(answer).counted for answer in answers} == {1}
    assert len(admin.reports(settings)) == 1


def test_different_reports_at_once_never_pass_the_cap(settings: Settings, peer: Peer) -> None:
    report = peer.report()
    reports = [replace(report, id=new_report_id()) for _ in range(12)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(peer.put_report, reports))
    assert statuses(answers) == [201] * 3 + [409] * 9
    kept = admin.reports(settings)
    assert sorted(item.receipt.counted for item in kept) == [1, 2, 3]
    assert len({item.receipt.number for item in kept}) == 3


def test_missing_blobs_are_named_and_nothing_is_kept(peer: Peer) -> None:
    report = report_of(peer.shop, picture_bytes(seed=7))
    response = peer.put_report(report)
    refusal = problem(response)
    assert (response.status_code, refusal.code) == (422, Code.MISSING_BLOBS)
    assert refusal.missing == (report.suspects[0].picture.sha256,)
    assert peer.get_report(report.id).status_code == 404
    peer.put_blob(picture_bytes(seed=7))
    assert receipt(peer.put_report(report)).counted == 1


def test_another_shops_blob_does_not_help_a_report(peer: Peer, neighbour: Peer) -> None:
    neighbour.put_blob(picture_bytes())
    report = report_of(peer.shop, picture_bytes())
    assert problem(peer.put_report(report)).code == Code.MISSING_BLOBS


def _picture_changed(report: Report, **changes: object) -> Report:
    picture = replace(report.suspects[0].picture, **changes)  # type: ignore[arg-type]
    return with_suspect(report, picture=picture)


SPOILED: tuple[Callable[[Report], Report], ...] = (
    lambda r: with_suspect(r, regions=(Region(300, 200, 30, 30),)),
    lambda r: with_suspect(r, regions=(Region(0, 0, 7, 8),)),
    lambda r: with_suspect(r, regions=()),
    lambda r: with_suspect(r, kind=Kind.WEB),
    lambda r: with_suspect(r, kind=Kind.OTHER_SHOP),
    lambda r: replace(r, declarations=frozenset()),
    lambda r: replace(r, text="字" * 301),
    lambda r: replace(r, suspects=r.suspects * 21),
    lambda r: replace(r, shop="shop-of-somebody"),
    lambda r: _picture_changed(r, bytes=5),
    lambda r: _picture_changed(r, bytes=300_001),
    lambda r: _picture_changed(r, width=20_000, height=20_000),
    lambda r: _picture_changed(r, media_type=MediaType.PNG),
    lambda r: _picture_changed(r, media_type=MediaType.MP4),
    lambda r: replace(r, order=ORDER + "0" * 50),
)


def test_an_incomplete_or_untrue_report_is_refused(peer: Peer) -> None:
    for number, spoil in enumerate(SPOILED):
        report = spoil(peer.report())
        response = peer.put_report(report)
        refusal = problem(response)
        assert (response.status_code, refusal.code) == (422, Code.BAD_REQUEST), number
        assert refusal.detail
        assert peer.get_report(report.id).status_code == 404


def test_a_report_in_another_spelling_is_refused(peer: Peer) -> None:
    report = peer.report()
    for body in (
        canonical(report) + b" ",
        canonical(report).replace(b'","', b'", "'),
        canonical(report).replace(b"260517-", "２60517-".encode()),
        b"{}",
        b"not json",
        b"\xff",
    ):
        assert problem(peer.put_report(report, body)).code == Code.BAD_REQUEST
    assert peer.get_report(report.id).status_code == 404


def test_a_report_under_another_id_is_refused(peer: Peer) -> None:
    report = peer.report()
    response = peer.put_report(replace(report, id="another"), canonical(report))
    assert problem(response).code == Code.BAD_REQUEST


def test_an_endless_report_is_refused(peer: Peer) -> None:
    assert problem(peer.put_report(peer.report(), b"x" * 1_100_000)).code == Code.TOO_LARGE


def test_another_shops_report_looks_as_if_it_did_not_exist(peer: Peer, neighbour: Peer) -> None:
    report = peer.report()
    peer.put_report(report)
    assert problem(neighbour.get_report(report.id)).code == Code.NOT_FOUND
    assert problem(neighbour.get_report(report.id, peer.shop)).code == Code.NOT_FOUND
    strange = Peer(peer.url, peer.shop, neighbour.access)
    assert problem(strange.put_report(report)).code == Code.NOT_FOUND


def test_orders_of_two_shops_are_counted_apart(peer: Peer, neighbour: Peer) -> None:
    assert receipt(peer.put_report(peer.report())).counted == 1
    assert receipt(neighbour.put_report(neighbour.report())).counted == 1


def test_the_feed_tells_how_often_an_order_was_reported(peer: Peer) -> None:
    report = peer.report()
    for _ in range(2):
        peer.put_report(replace(report, id=new_report_id()))
    assert peer.walk() == [CapChange(order=report.order, counted=2, cap=3)]


def test_the_service_keeps_everything_over_a_restart(settings: Settings) -> None:
    with running(settings) as url:
        peer = Peer(url)
        peer.pair(admin.add_shop(settings, "小店"))
        report = peer.report()
        kept = receipt(peer.put_report(report))
    with running(settings) as url:
        peer.url = url
        assert receipt(peer.put_report(report)) == kept
        sha256 = report.suspects[0].picture.sha256
        assert peer.get_blob(sha256).content == picture_bytes()
        assert peer.next_tokens(peer.refresh).status_code == 200
