"""What is said to the platform is signed, and what it says back is understood or refused."""

import logging
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from merchant_desk.backend.platform import keys, problems
from merchant_desk.backend.platform.interface import PlatformError
from merchant_desk.backend.platform.keys import Keys
from merchant_desk.backend.platform.pdd_client import PddClient, is_safe, over_https, signature
from merchant_desk.core.errors import DeskError, Problem
from tests.unit.backend.platform import pdd_server
from tests.unit.backend.platform.conftest import write_keys
from tests.unit.backend.platform.pdd_server import CLIENT, RENEWAL, SECRET, TOKEN, Mood, Shelf

ORDERS = "pdd.order.list.get"
NOW = int(time.time())
ASKED = {"start_confirm_at": NOW - 60, "end_confirm_at": NOW, "page": 1, "page_size": 100}
KEYS = Keys(CLIENT, SECRET, TOKEN)


@pytest.fixture
def client(router: str) -> Iterator[PddClient]:
    client = PddClient(KEYS, router, spacing=0, waits=(0.01, 0.01))
    yield client
    client.close()


def refusal(client: PddClient, name: str = ORDERS, **asked: object) -> PlatformError:
    with pytest.raises(PlatformError) as caught:
        client.call(name, **ASKED | asked)
    return caught.value


def test_a_call_is_signed_over_everything_that_it_says() -> None:
    said = {"type": "t", "client_id": "c", "timestamp": "1"}
    # printf sclient_idctimestamp1typets | md5sum
    assert signature("s", said) == "886B5EC4A07528BC5CADBDA245BDE167"
    assert signature("s", said) == signature("s", dict(reversed(said.items())))
    assert signature("s", said) != signature("s", said | {"timestamp": "2"})
    assert signature("s", said) != signature("other", said)


def test_the_platform_takes_our_signature(client: PddClient, shelf: Shelf) -> None:
    answer = client.call(ORDERS, **ASKED, use_has_next=False)
    assert answer == {"order_list_get_response": {"order_list": [], "total_count": 0}}
    (call,) = shelf.calls
    assert (call["is_signed"], call["use_has_next"]) == (True, "false")


def test_no_secret_is_ever_in_an_address(client: PddClient, shelf: Shelf) -> None:
    client.call(ORDERS, **ASKED)
    assert shelf.addresses == ["/api/router"]


def test_nothing_that_is_printed_or_logged_has_a_secret(
    client: PddClient, shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    shelf.moods = [pdd_server.half, pdd_server.truncated, pdd_server.status(502)]
    error = refusal(client)
    everything = f"{client!r}{KEYS!r}{error}{error.facts}{caplog.text}"
    assert [word for word in (SECRET, TOKEN, CLIENT) if word in everything] == []


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        (Keys(CLIENT, "wrong", TOKEN), problems.PLATFORM_DENIED),
        (Keys("nobody", SECRET, TOKEN), problems.PLATFORM_DENIED),
        (Keys(CLIENT, SECRET, "old"), problems.PLATFORM_DENIED),
    ],
)
def test_wrong_keys_are_refused_at_once(
    client: PddClient, shelf: Shelf, changed: Keys, problem: Problem
) -> None:
    client.keys = changed
    error = refusal(client)
    assert (error.problem, error.again, error.alone) == (problem, False, False)
    assert len(shelf.calls) == 1


@pytest.mark.parametrize("skew", [-700, 700])
def test_a_clock_that_is_wrong_is_called_so(client: PddClient, shelf: Shelf, skew: int) -> None:
    shelf.skew = skew
    assert refusal(client).problem == problems.PLATFORM_CLOCK


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        (ORDERS, {"start_confirm_at": NOW - 86_401}),
        (ORDERS, {"page_size": 101}),
        (ORDERS, {"page": 0}),
        ("pdd.report.fake", {}),
    ],
)
def test_what_the_documents_forbid_is_refused_and_not_asked_again(
    client: PddClient, shelf: Shelf, name: str, asked: dict[str, object]
) -> None:
    error = refusal(client, name, **asked)
    assert (error.problem, error.again) == (problems.PLATFORM_REFUSED, False)
    assert len(shelf.calls) == 1


@pytest.mark.parametrize(
    "mood",
    [
        pdd_server.half,
        pdd_server.truncated,
        pdd_server.status(502),
        pdd_server.refused(52102, "当前接口暂时不可用"),
        lambda handler, _: handler.say(200, b"[]"),
    ],
    ids=["half", "truncated", "502", "unavailable", "a list"],
)
def test_a_passing_trouble_is_passed(client: PddClient, shelf: Shelf, mood: Mood) -> None:
    shelf.moods = [mood, mood]
    assert client.call(ORDERS, **ASKED)
    assert len(shelf.calls) == 3


def test_a_lasting_trouble_is_told(client: PddClient, shelf: Shelf) -> None:
    shelf.moods = [pdd_server.status(503)] * 3
    error = refusal(client)
    assert (error.problem, error.again) == (problems.PLATFORM_AWAY, True)
    assert "503" in str(error)


@pytest.mark.parametrize(
    ("mood", "seconds"),
    [
        (pdd_server.busy("42"), 42),
        (pdd_server.busy("Wed, 21 Oct 2099 07:28:00 GMT"), 0),
        (pdd_server.refused(70031, "调用过于频繁，请调整调用频率"), 0),
        (pdd_server.refused(52101), 0),
    ],
)
def test_a_platform_that_wants_rest_gets_it(
    client: PddClient, shelf: Shelf, mood: Mood, seconds: int
) -> None:
    shelf.moods = [mood]
    error = refusal(client)
    assert (error.problem, error.again) == (problems.PLATFORM_BUSY, True)
    assert error.retry_after.total_seconds() == seconds
    assert len(shelf.calls) == 1


def test_nobody_there_is_told(client: PddClient) -> None:
    client.url = "http://127.0.0.1:9/api/router"
    assert refusal(client).problem == problems.PLATFORM_AWAY


def test_a_stop_ends_the_waiting(router: str, shelf: Shelf) -> None:
    stop = threading.Event()
    client = PddClient(KEYS, router, stop=stop, waits=(3600,))
    shelf.moods = [pdd_server.status(503)]
    threading.Timer(0.2, stop.set).start()
    assert refusal(client).problem == problems.PLATFORM_STOPPED
    client.close()


def test_an_expired_token_is_renewed_kept_and_used(
    router: str, shelf: Shelf, tmp_path: Path
) -> None:
    place = keys.in_file(write_keys(tmp_path / "keys.json", access_token="expired"))
    client = PddClient(
        keys.load(place), router, renewed=lambda fresh: keys.save(place, fresh), spacing=0
    )
    assert client.call(ORDERS, **ASKED)
    assert keys.load(place) == Keys(CLIENT, SECRET, shelf.token, RENEWAL)
    assert shelf.token != TOKEN
    assert (tmp_path / "keys.json").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["keys.json"]
    client.close()


def test_a_token_that_cannot_be_renewed_is_told(router: str) -> None:
    client = PddClient(
        Keys(CLIENT, SECRET, "expired", "void"), router, renewed=lambda _: None, spacing=0
    )
    assert refusal(client).problem == problems.PLATFORM_REFUSED
    client.close()


def test_keys_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("CLIENT_ID", "a"), ("CLIENT_SECRET", "b"), ("ACCESS_TOKEN", "c")):
        monkeypatch.setenv(f"SHOP_ONE_{name}", value)
    assert keys.load(keys.in_environment("SHOP_ONE_")) == Keys("a", "b", "c")
    with pytest.raises(DeskError, match="SHOP_TWO_CLIENT_ID"):
        keys.load(keys.in_environment("SHOP_TWO_"))


@pytest.mark.parametrize(
    ("content", "mode", "problem"),
    [
        ("{}", 0o600, problems.KEYS_MISSING),
        ("[1]", 0o600, problems.KEYS_UNREADABLE),
        ('{"client_secret": "sh', 0o600, problems.KEYS_UNREADABLE),
        ("{}", 0o644, problems.KEYS_OPEN),
    ],
)
def test_a_bad_file_of_keys_is_refused(
    tmp_path: Path, content: str, mode: int, problem: Problem
) -> None:
    path = tmp_path / "keys.json"
    path.write_text(content)
    path.chmod(mode)
    with pytest.raises(DeskError) as caught:
        keys.load(keys.in_file(path))
    assert caught.value.problem == problem
    with pytest.raises(DeskError):
        keys.load(keys.in_file(tmp_path / "nothing.json"))


def test_pictures_are_fetched_encrypted_whatever_the_platform_writes() -> None:
    assert over_https("http://example.com/a.jpeg") == "https://example.com/a.jpeg"
    assert over_https("//example.com/a.jpeg") == "https://example.com/a.jpeg"
    for url in (
        "https://example.com/http://example.org",
        "http://127.0.0.1:80/a.jpeg",
        "ftp://example.com/",
    ):
        assert over_https(url) == url


def test_numbers_of_orders_and_phones_in_the_platform_s_words_are_left_out(
    client: PddClient, shelf: Shelf
) -> None:
    shelf.moods = [pdd_server.refused(45001, "订单260517-607198974342268不属于13876770000")]
    words = str(refusal(client))
    assert "45001 订单…不属于…" in words


def test_a_trouble_that_names_a_time_is_not_hurried(client: PddClient, shelf: Shelf) -> None:
    shelf.moods = [
        lambda handler, _: handler.say(503, b"", "text/plain", Retry_After="300"),
        pdd_server.well,
    ]
    assert refusal(client).retry_after.total_seconds() == 300
    assert len(shelf.calls) == 1


def test_secrets_go_only_where_they_are_safe() -> None:
    assert is_safe("https://example.com/api/router")
    assert is_safe("http://127.0.0.1:8000/")
    assert not is_safe("http://example.com/api/router")
    assert not is_safe("ftp://127.0.0.1/")
