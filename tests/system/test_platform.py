"""From the platform through the backend to the desk: three programs, as a shop would run them."""

import time
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from merchant_desk.desk import orders
from merchant_desk.desk.desk import open_desk
from merchant_desk.ui.after_sales.page import AfterSalesPage
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.picture_actions import PictureActions
from merchant_desk.ui.widgets.thumbnails import Thumbnails
from tests.builders import ORDER, picture_bytes, picture_file
from tests.system.conftest import Program
from tests.unit.backend.platform import pdd_server
from tests.unit.backend.platform.conftest import write_keys
from tests.unit.backend.platform.pdd_server import Shelf, case, detail, now, order

UNLISTED = "260517-607198974349999"


def test_what_the_platform_tells_is_in_the_desk_s_commands_and_window(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    code = program.run("backend", "shop", "add", "小店", "--data", program.data).stdout.strip()
    shelf = Shelf(pictures={"/broken.jpeg": picture_bytes(kind="WEBP")})
    with pdd_server.serving(shelf) as router, program.serving() as url:
        tell(shelf, router)
        file = write_keys(tmp_path / "keys.json")
        words = ("小店", "--keys", file, "--url", router, "--data", program.data)
        connected = program.run("backend", "platform", "connect", *words)
        assert connected.returncode == 0, connected.stderr
        assert program.desk("pair", url, code).returncode == 0
        pulled, deadline = 0, time.monotonic() + 60
        while pulled < 3:  # the product, the order and the case, once the service has read them
            assert time.monotonic() < deadline
            pulled += program.json("sync", "--once")["pulled"]
    report_takes_only_the_shop_s_orders(program, tmp_path)
    the_window_shows_the_case(program.profile, qtbot)


def tell(shelf: Shelf, router: str) -> None:
    """An order of a few hours ago with an after-sale that waits for the merchant."""
    ago = now() - timedelta(hours=5)
    shelf.orders[ORDER] = order(ORDER, ago)
    shelf.cases["7001"] = case("7001", ORDER, now() - timedelta(minutes=10))
    deadline = pdd_server.second(now() + timedelta(hours=20)) * 1000
    picture = router.removesuffix("/api/router") + "/broken.jpeg"
    shelf.details["7001"] = detail("7001", expire_time=deadline, images=[picture])


def report_takes_only_the_shop_s_orders(program: Program, folder: Path) -> None:
    suspect = picture_file(folder)
    edited = ("--kind", "edited", "--region", "10,20,50,60,裂纹")
    refused = program.desk("report", suspect, "--order", UNLISTED, *edited)
    assert (refused.returncode, "已同步的订单里没有" in refused.stderr) == (1, True)
    assert program.json("report", suspect, "--order", ORDER, *edited)["state"] == "ready"


def the_window_shows_the_case(profile: Path, qtbot: QtBot) -> None:
    tasks = Tasks()
    with open_desk(profile, on_change=tasks.on_change, worker=False) as desk:
        (choice,) = orders.candidates(desk, search=ORDER)
        assert (choice.order.title, choice.order.paid) == ("陶瓷杯", 1990)
        window = QWidget()
        qtbot.addWidget(window)
        actions = PictureActions(desk, tasks, window)
        page = AfterSalesPage(desk, tasks, actions, Thumbnails(desk, tasks))
        qtbot.addWidget(page)
        page.resize(1100, 800)
        page.show()
        qtbot.waitExposed(page)
        qtbot.waitUntil(lambda: not tasks.is_busy, timeout=30_000)
        shown = [label.text() for label in page.detail.findChildren(QLabel)]
        expected = ("买家申请退款，待商家处理", ORDER, "¥12.50", "商品破损", "收到就碎了")
        assert [words for words in expected if words not in shown] == []
        pictures = page.detail.strip.model()
        assert pictures is not None
        assert pictures.rowCount() == 1
        tasks.close()
