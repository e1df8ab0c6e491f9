"""A shop with orders on a real desk, real picture files, and the dialog on them."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from merchant_desk.core.after_sale import AfterSale
from merchant_desk.core.cap import OrderCap
from merchant_desk.core.order import Order, Product
from merchant_desk.core.report import Door, ReportDraft, Suspect
from merchant_desk.desk import drafts, pictures
from merchant_desk.desk.desk import Desk
from merchant_desk.store import feed
from merchant_desk.store import orders as stored
from merchant_desk.ui.report.dialog import ReportDialog
from merchant_desk.ui.tasks import Tasks
from tests.builders import ORDER, picture_bytes

OTHER_ORDER = "260518-607198974342269"
CAPPED_ORDER = "260519-607198974342270"
Wait = Callable[[], None]


@pytest.fixture
def settle(tasks: Tasks, qtbot: QtBot) -> Wait:
    """Wait until every call was answered, and what that brought about has been answered too."""

    def wait() -> None:
        quiet = 0
        while quiet < 3:
            qtbot.waitUntil(lambda: not tasks.is_busy, timeout=20_000)
            qtbot.wait(5)
            quiet = 0 if tasks.is_busy else quiet + 1

    return wait


@pytest.fixture
def shop(desk: Desk) -> Desk:
    """Three orders, the first of buyer ``b1`` with an open after-sale, the last one capped."""
    now = datetime.now(UTC)
    photo = pictures.attach_bytes(desk, picture_bytes(seed=77), "photo.jpg").sha256
    claimed = pictures.attach_bytes(desk, picture_bytes(seed=78), "claimed.jpg").sha256

    def fill(session: Any) -> None:
        feed.put_product(session, Product(id="p1", title="青花茶杯", photos=(photo,)))
        for number, buyer, title in (
            (ORDER, "b1", "青花茶杯"),
            (OTHER_ORDER, "b2", "赣南脐橙"),
            (CAPPED_ORDER, "b2", "竹编果篮"),
        ):
            order = Order(
                number=number, buyer=buyer, product="p1", title=title, paid=2990, paid_at=now
            )
            feed.put_order(session, order)
        case = AfterSale(
            id="as1",
            order=ORDER,
            buyer="b1",
            type=1,
            status=2,
            amount=2990,
            created_at=now,
            deadline=now + timedelta(hours=30),
            pictures=(claimed,),
        )
        feed.put_after_sale(session, case)
        stored.put_cap(session, OrderCap(CAPPED_ORDER, 3, 3))

    desk.database.write(fill)
    return desk


@pytest.fixture
def begin(shop: Desk, tmp_path: Path) -> Callable[..., ReportDraft]:
    """A fresh draft about as many real pictures as asked for."""

    def make(pictures_: int = 1, *, order: str = ORDER, size: tuple[int, int] = (640, 480)) -> Any:
        suspects = []
        for number in range(pictures_):
            data = picture_bytes(width=size[0], height=size[1], seed=10 * number + 1)
            taken = pictures.attach_bytes(shop, data, f"suspect-{number + 1}.jpg")
            suspects.append(Suspect(picture=taken))
        return drafts.new(shop, Door.CHAT, order=order, suspects=tuple(suspects))

    return make


@pytest.fixture
def show(shop: Desk, tasks: Tasks, qtbot: QtBot, settle: Wait) -> Iterator[Callable[..., Any]]:
    """Open the dialog on a draft and wait until it is all there."""
    shown: list[ReportDialog] = []

    def open_(draft: ReportDraft, **options: Any) -> ReportDialog:
        dialog = ReportDialog(shop, tasks, draft, **options)
        shown.append(dialog)
        dialog.open()
        qtbot.waitExposed(dialog)
        settle()
        return dialog

    yield open_
    settle()
    for dialog in shown:
        if Shiboken.isValid(dialog):
            Shiboken.delete(dialog)
