"""The reviewer's pages as a browser gets them: who sees what, and what a decision does."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import unescape

import pytest
import requests

from merchant_desk.backend import admin
from merchant_desk.backend.serve import running
from merchant_desk.backend.settings import Settings
from merchant_desk.core.report import Kind, Report
from merchant_desk.wire.changes import DecisionChange, ReviewChange, Verdict
from tests.builders import picture_bytes
from tests.unit.backend.peer import SECONDS, Peer, report_of, with_suspect

KEY = re.compile(r'name="key" value="([^"]*)"')
SEEN = re.compile(r'name="seen" value="([^"]*)"')
LINKS = re.compile(r'href="(/review/shops/[^"]+/reports/[^"?]+)')


@dataclass
class Browser:
    """As much of a browser as the pages need."""

    url: str
    session: requests.Session = field(default_factory=requests.Session)

    def get(self, path: str, **options: object) -> requests.Response:
        return self.session.get(self.url + path, timeout=SECONDS, **options)  # type: ignore[arg-type]

    def post(self, path: str, **fields: str) -> requests.Response:
        return self.session.post(self.url + path, data=fields, timeout=SECONDS)

    def sign_in(self, name: str, password: str) -> requests.Response:
        return self.post("/review/sign-in", name=name, password=password)

    def decide(self, path: str, verdict: Verdict, reason: str, page: str = "") -> requests.Response:
        """Send the form of ``page``, which is asked for when it is not given."""
        shown = page or self.get(path).text
        key, seen = KEY.search(shown), SEEN.search(shown)
        assert key
        assert seen
        fields = {"key": key[1], "seen": unescape(seen[1])}
        return self.post(path, verdict=verdict, reason=reason, **fields)


@pytest.fixture
def reviewer(settings: Settings, url: str) -> Iterator[Browser]:
    """Somebody who is signed in."""
    browser = Browser(url)
    with browser.session:
        page = browser.sign_in("小王", admin.add_reviewer(settings, "小王"))
        assert page.status_code == 200
        yield browser


def path_of(report: Report) -> str:
    return f"/review/shops/{report.shop}/reports/{report.id}"


def sent(peer: Peer, seed: int = 1, **changes: object) -> Report:
    report = peer.report(seed=seed, **changes)
    assert peer.put_report(report).status_code == 201
    return report


def decisions(peer: Peer) -> list[tuple[str, str]]:
    return [(c.verdict.value, c.reason) for c in peer.walk() if isinstance(c, DecisionChange)]


def test_whoever_is_not_signed_in_sees_nothing_but_the_way_to_sign_in(peer: Peer, url: str) -> None:
    report = sent(peer)
    sha256 = report.suspects[0].picture.sha256
    here = path_of(report)
    for path in (
        "/review",
        here,
        f"{here}/next",
        f"/review/shops/{peer.shop}/files/{sha256}",
        "/review/anything",
    ):
        answer = requests.get(url + path, timeout=SECONDS, allow_redirects=False)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/review/sign-in")
        assert answer.content == b""
    for path in (here, "/review/sign-out"):
        answer = requests.post(
            url + path, {"verdict": "accepted"}, timeout=SECONDS, allow_redirects=False
        )
        assert answer.status_code == 303
    assert decisions(peer) == []


def test_a_wrong_password_is_told_and_a_session_ends_when_signed_out(
    settings: Settings, url: str
) -> None:
    password = admin.add_reviewer(settings, "小王")
    browser = Browser(url)
    for name, given in (("小王", "wrong"), ("小李", password), ("", "")):
        answer = browser.sign_in(name, given)
        assert answer.status_code == 403
        assert "名称或密码不正确" in answer.text
    queue = browser.sign_in("小王", password)
    (cookie,) = browser.session.cookies
    assert cookie.path == "/review"
    assert {"HttpOnly", "SameSite"} <= set(cookie._rest)  # type: ignore[attr-defined]
    stolen = requests.Session()
    stolen.cookies.update(browser.session.cookies)
    key = KEY.search(queue.text)
    assert key
    browser.post("/review/sign-out", key=key[1])
    again = stolen.get(f"{url}/review", timeout=SECONDS)
    assert again.url.endswith("/review/sign-in")


def test_a_new_password_signs_out_who_had_the_old_one(
    settings: Settings, reviewer: Browser
) -> None:
    admin.add_reviewer(settings, "小王")
    assert reviewer.get("/review").url.endswith("/review/sign-in")


def test_a_decision_reaches_the_shop_and_leads_to_the_next_case(
    peer: Peer, reviewer: Browser
) -> None:
    first, second = sent(peer), sent(peer, seed=2, order="260518-607198974342269")
    assert LINKS.findall(reviewer.get("/review").text) == [path_of(first), path_of(second)]
    page = reviewer.get(path_of(first)).text
    assert "图片有改动痕迹" in page
    assert "裂纹" in page
    assert [c.report for c in peer.walk() if isinstance(c, ReviewChange)] == [first.id]
    answer = reviewer.decide(path_of(first), Verdict.REJECTED, "举证材料不足")
    assert answer.status_code == 200, answer.text
    assert answer.url.partition("?")[0].endswith(path_of(second))
    assert "已记录：未采纳" in answer.text
    assert decisions(peer) == [("rejected", "举证材料不足")]
    last = reviewer.decide(path_of(second), Verdict.ACCEPTED, "")
    assert last.url.partition("?")[0].endswith("/review")
    assert "没有待审的反馈" in last.text
    assert "小王 · 未采纳 · 举证材料不足" in reviewer.get(path_of(first)).text


def test_of_two_reviewers_the_second_is_shown_what_the_first_decided(
    peer: Peer, reviewer: Browser
) -> None:
    report = sent(peer)
    old = reviewer.get(path_of(report)).text
    reviewer.decide(path_of(report), Verdict.ACCEPTED, "一致")
    answer = reviewer.decide(path_of(report), Verdict.REJECTED, "不一致", page=old)
    assert answer.status_code == 409
    assert "刚刚有了变化" in answer.text
    assert ">不一致</textarea>" in answer.text  # what was written is not lost
    assert decisions(peer) == [("accepted", "一致")]


def test_what_was_revised_or_withdrawn_meanwhile_is_not_decided_on(
    peer: Peer, reviewer: Browser
) -> None:
    report = sent(peer)
    old = reviewer.get(path_of(report)).text
    etag = peer.get_report(report.id).headers["ETag"]
    place = f"/shops/{peer.shop}/reports/{report.id}/withdraw"
    assert peer.send("POST", place, headers={"If-Match": etag}).status_code == 200
    answer = reviewer.decide(path_of(report), Verdict.ACCEPTED, "", page=old)
    assert answer.status_code == 409
    assert "已被店铺撤回" in answer.text
    assert "verdict" not in reviewer.get(path_of(report)).text
    assert decisions(peer) == []


def test_a_form_of_another_site_and_one_that_makes_no_sense_do_nothing(
    peer: Peer, reviewer: Browser
) -> None:
    report = sent(peer)
    page = reviewer.get(path_of(report)).text
    seen, key = SEEN.search(page), KEY.search(page)
    assert seen
    assert key
    forged = reviewer.post(path_of(report), verdict="accepted", reason="", seen=seen[1], key="x")
    senseless = reviewer.post(path_of(report), verdict="?", reason="", seen=seen[1], key=key[1])
    assert (forged.status_code, senseless.status_code) == (403, 403)
    assert "这一页已过期" in forged.text
    assert decisions(peer) == []


def test_a_rejection_says_why(peer: Peer, reviewer: Browser) -> None:
    report = sent(peer)
    answer = reviewer.decide(path_of(report), Verdict.REJECTED, "  ")
    assert answer.status_code == 409
    assert "不采纳需要说明原因" in answer.text
    assert decisions(peer) == []


def test_the_queue_is_narrowed_by_state_shop_kind_and_order(
    settings: Settings, url: str, peer: Peer, reviewer: Browser
) -> None:
    neighbour = Peer(url)
    neighbour.pair(admin.add_shop(settings, "邻家"))
    edited = sent(peer)
    web = with_suspect(peer.report(seed=2, order="260518-607198974342269"), kind=Kind.WEB)
    proof = peer.report(seed=3).suspects[0].picture
    web = with_suspect(web, proof=(proof,))
    assert peer.put_report(web).status_code == 201
    theirs = sent(neighbour, seed=4)
    reviewer.decide(path_of(edited), Verdict.ACCEPTED, "")

    def found(query: str) -> list[str]:
        return LINKS.findall(reviewer.get(f"/review{query}").text)

    assert found("") == [path_of(web), path_of(theirs)]
    assert found("?state=decided") == [path_of(edited)]
    assert found("?state=all&kind=web") == [path_of(web)]
    assert found(f"?of={neighbour.shop}") == [path_of(theirs)]
    assert found("?state=all&order=260518-") == [path_of(web)]
    assert found("?state=nonsense&kind=%25") == []


def test_what_a_shop_writes_is_shown_and_never_run(peer: Peer, reviewer: Browser) -> None:
    text = "<script>alert(1)</script>\"'>&"
    report = sent(peer, text=text)
    answer = reviewer.get(path_of(report))
    assert "<script>alert" not in answer.text
    assert text in unescape(answer.text)
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_a_file_is_served_as_what_it_is_to_reviewers_of_its_shop_s_reports(
    settings: Settings, url: str, peer: Peer, reviewer: Browser
) -> None:
    data = picture_bytes(seed=5)
    report = report_of(peer.shop, data)
    peer.put_blob(data)
    peer.put_report(report)
    sha256 = report.suspects[0].picture.sha256
    answer = reviewer.get(f"/review/shops/{peer.shop}/files/{sha256}")
    assert answer.content == data
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    neighbour = Peer(url)
    neighbour.pair(admin.add_shop(settings, "邻家"))
    assert reviewer.get(f"/review/shops/{neighbour.shop}/files/{sha256}").status_code == 404
    assert reviewer.get("/review/shops/x/reports/y").status_code == 404
    assert reviewer.get("/review/secret.css").status_code == 404


def test_that_a_file_was_reported_elsewhere_is_shown(
    settings: Settings, url: str, peer: Peer, reviewer: Browser
) -> None:
    neighbour = Peer(url)
    neighbour.pair(admin.add_shop(settings, "邻家"))
    report = sent(peer)
    assert "同一文件" not in reviewer.get(path_of(report)).text
    sent(neighbour)
    assert "同一文件还出现在另外 1 条反馈中" in reviewer.get(path_of(report)).text


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "zh-CN"),
        ("en-GB,en;q=0.8", "en"),
        ("de,zh;q=0.5,en;q=0.4", "zh-CN"),
        ("x;q=y", "zh-CN"),
    ],
)
def test_pages_are_in_the_browser_s_language(url: str, accepted: str, language: str) -> None:
    answer = requests.get(
        f"{url}/review/sign-in", headers={"Accept-Language": accepted}, timeout=SECONDS
    )
    assert f'<html lang="{language}">' in answer.text


def test_who_tries_passwords_quickly_is_slowed_down(settings: Settings) -> None:
    with running(replace(settings, attempts_per_second=0.05)) as url:
        browser = Browser(url)
        codes = [browser.sign_in("小王", "x").status_code for _ in range(4)]
    assert codes == [403, 403, 403, 429]
