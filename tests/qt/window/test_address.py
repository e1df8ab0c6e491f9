"""Links that lead into the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from merchant_desk.desk import reports
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.address import Address
from merchant_desk.ui.letter import Letter
from merchant_desk.ui.main_window import MainWindow
from merchant_desk.ui.tasks import Tasks
from tests import builders
from tests.qt import shop

Settled = Callable[[], None]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("merchantdesk://records/01ABC-x_9", Address("records", "01ABC-x_9")),
        ("MerchantDesk://records/01ABC/", Address("records", "01ABC")),
        ("merchantdesk:after-sales/7", Address("after-sales", "7")),
        ("merchantdesk://settings", Address("settings")),
        ("merchantdesk://", Address()),
        ("merchantdesk://records/../../etc", None),
        ("merchantdesk://settings/x", None),
        ("merchantdesk://files/C:/a.jpg", None),
        ("merchantdesk://records/" + "x" * 65, None),
    ],
)
def test_an_address_names_a_place_or_nothing(text: str, address: Address | None) -> None:
    assert Address.parse(text) == address


def test_a_link_to_a_record_shows_it_even_before_the_list_was_read(
    desk: Desk, tasks: Tasks, qtbot: QtBot, tmp_path: Path
) -> None:
    wanted = reports.submit(desk, builders.desk_draft(desk, tmp_path))
    reports.submit(desk, builders.desk_draft(desk, tmp_path, order="260517-000000000000002"))
    window = MainWindow(desk, tasks)
    qtbot.addWidget(window)
    window.open_letter(Letter(address=f"merchantdesk://records/{wanted}"))
    qtbot.waitUntil(lambda: window.records.detail.report == wanted, timeout=30_000)
    assert window.pages.currentWidget() is window.records


def test_a_link_to_an_after_sale_shows_it(
    desk: Desk, tasks: Tasks, qtbot: QtBot, tmp_path: Path, settled: Settled
) -> None:
    shop.open_shop(desk, tmp_path)
    window = MainWindow(desk, tasks)
    qtbot.addWidget(window)
    settled()
    case = window.after_sales.cases.model.rows[-1].after_sale.id
    window.come_forward(Letter(address=f"merchantdesk://after-sales/{case}"))
    shown = window.pages.currentWidget
    qtbot.waitUntil(lambda: shown() is window.after_sales, timeout=30_000)
    line = window.after_sales.cases.model.value(window.after_sales.cases.list.currentIndex())
    assert line is not None
    assert line.after_sale.id == case


@pytest.mark.parametrize("text", ["merchantdesk://records/another-shops", "merchantdesk://x"])
def test_a_link_that_leads_nowhere_says_so(
    desk: Desk, tasks: Tasks, qtbot: QtBot, text: str
) -> None:
    window = MainWindow(desk, tasks)
    qtbot.addWidget(window)
    window.open_letter(Letter(address=text))
    qtbot.waitUntil(lambda: "这个链接在本机没有对应的内容" in window.banner.text, timeout=30_000)
