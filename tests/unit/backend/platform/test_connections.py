"""An operator connects a shop, sees how it goes, and never has to name a secret."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from merchant_desk import cli
from merchant_desk.backend import admin
from merchant_desk.backend.database import Database
from merchant_desk.backend.platform import connections, keys, leases
from merchant_desk.backend.platform.collect import Collector
from merchant_desk.backend.platform.worker import PlatformWorker
from merchant_desk.backend.settings import Settings
from merchant_desk.core.errors import DeskError
from tests.unit.backend.peer import ONLY_SQLITE
from tests.unit.backend.platform import pdd_server
from tests.unit.backend.platform.conftest import row, until
from tests.unit.backend.platform.pdd_server import CLIENT, SECRET, TOKEN, Shelf, now, order

SN = "260517-607198974342268"

pytestmark = ONLY_SQLITE


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str], settings: Settings) -> Any:
    """Run one verb of ``backend platform``; its exit code and what it printed."""

    def run(verb: str, *words: object) -> tuple[int, str, str]:
        capsys.readouterr()
        place = ("--data", str(settings.data))
        code = cli.main(["backend", "platform", verb, *map(str, words), *place])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def test_a_shop_is_connected_read_and_let_go_by_commands(
    settings: Settings, router: str, keys_file: Path, shelf: Shelf, said: Any
) -> None:
    admin.add_shop(settings, "小店")
    assert said("status")[1].endswith("小店: -\n")
    code, shop, _ = said("connect", "小店", "--keys", keys_file, "--url", router)
    assert code == 0
    shelf.orders[SN] = order(SN, now() - pdd_server.timedelta(hours=3))
    code, out, _ = said("sync", shop.strip(), "--once", "--json")
    assert (code, json.loads(out)) == (0, {"changes": 2, "has_more": True})
    (status,) = json.loads(said("status", "--json")[1])
    assert (status["shop"], status["problem"], status["failures"]) == (shop.strip(), "", 0)
    assert [each["stream"] for each in status["streams"]] == ["after-sales", "orders"]
    line = said("status")[1]
    assert [word for word in ("小店", "orders", "44%") if word not in line] == []
    everything = json.dumps(status) + line
    assert [word for word in (CLIENT, SECRET, TOKEN) if word in everything] == []
    assert said("disconnect", "小店")[0] == 0
    assert said("sync", "小店", "--once")[0] == 1


def test_no_secret_is_in_the_database(
    settings: Settings, database: Database, shop: str, collector: Collector
) -> None:
    lease = leases.take(database, now(), shop)
    assert lease is not None
    collector.collect(lease)
    files = [path.read_bytes() for path in settings.data.rglob("*") if path.is_file()]
    secrets = [word.encode() for word in (CLIENT, SECRET, TOKEN)]
    assert [word for word in secrets for content in files if word in content] == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("connect", "别家"), "没有店铺 别家"),
        (("connect", "双胞胎"), "有多家店铺叫 双胞胎"),
        (("connect", "小店", "--url", "http://example.com/api/router"), "没有加密"),
        (("connect", "小店", "--keys", "nothing.json"), "读写不了"),
        (("connect", "小店", "--environment", "NOBODY_"), "NOBODY_CLIENT_ID"),
        (("sync", "小店"), "还没有接入平台"),
        (("disconnect", "小店"), "还没有接入平台"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    settings: Settings,
    said: Any,
    words: Sequence[str],
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("小店", "双胞胎", "双胞胎"):
        admin.add_shop(settings, name)
    for name in ("CLIENT_ID", "CLIENT_SECRET", "ACCESS_TOKEN"):
        monkeypatch.setenv(keys.PREFIX + name, "x")
    code, _, error = said(*words)
    assert (code, error.count("\n")) == (1, 1)
    assert sentence in error


def test_a_refusal_of_the_platform_is_told_to_who_asked(
    settings: Settings, shop: str, shelf: Shelf, said: Any
) -> None:
    assert settings
    shelf.moods = [pdd_server.refused(20005, "ip无权访问接口，请加入ip白名单")]
    code, _, error = said("sync", shop, "--once")
    assert (code, "白名单" in error) == (1, True)


def test_two_do_not_read_at_once(settings: Settings, database: Database, shop: str) -> None:
    assert leases.take(database, now(), shop) is not None
    with pytest.raises(DeskError, match="另一个进程"):
        connections.sync_once(settings, shop)


def test_a_running_worker_reads_what_is_due_and_stops_when_asked(
    database: Database, shop: str, shelf: Shelf, collector: Collector
) -> None:
    assert shop
    shelf.orders[SN] = order(SN, now() - pdd_server.timedelta(hours=3))
    with PlatformWorker(collector):
        until(lambda: row(database).read_at is not None or bool(shelf.calls))
    assert row(database).lease == ""
    assert row(database).problem == ""
