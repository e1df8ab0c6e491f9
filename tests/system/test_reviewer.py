"""The reviewer's pages in a real browser, by keyboard alone; and the desk that hears of it."""

import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("the browser and its driver are Debian's", allow_module_level=True)

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from merchant_desk.backend import admin
from merchant_desk.backend.serve import running
from merchant_desk.backend.settings import Settings
from merchant_desk.core.region import Region
from merchant_desk.core.report import Declaration, Door, Kind, Suspect
from merchant_desk.desk import connection, drafts, pictures, records, reports
from merchant_desk.desk.desk import Desk, open_desk
from tests.builders import picture_bytes

SECONDS = 60
NEEDED = {"chromium": "chromium", "chromedriver": "chromium-driver"}
REGION = Region(160, 60, 80, 120, "裂纹是画上去的")


@pytest.fixture
def browser() -> Iterator[webdriver.Chrome]:
    missing = [package for program, package in NEEDED.items() if not shutil.which(program)]
    assert not missing, f"the reviewer's pages are tested in Debian's {', '.join(missing)}"
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for argument in ("headless=new", "no-sandbox", "disable-dev-shm-usage", "disable-gpu"):
        options.add_argument(f"--{argument}")
    options.add_argument("--window-size=1280,900")
    options.add_experimental_option("prefs", {"intl.accept_languages": "zh-CN"})
    driver = webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver")))
    yield driver
    driver.quit()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "backend")


@pytest.fixture
def service(settings: Settings) -> Iterator[str]:
    with running(settings) as url:
        yield url


@pytest.fixture
def desk(settings: Settings, service: str, tmp_path: Path) -> Iterator[Desk]:
    """A desk with two reports that the backend has."""
    path = tmp_path / "可疑.jpg"
    with open_desk(tmp_path / "desk", worker=False, hold=True) as opened:
        connection.pair(opened, service, admin.add_shop(settings, "小店"))
        for number in (1, 2):
            path.write_bytes(picture_bytes(width=400, height=300, seed=number))
            suspect = Suspect(
                picture=pictures.attach_picture(opened, path), kind=Kind.EDITED, regions=(REGION,)
            )
            order = f"26051{number}-607198974342268"
            draft = drafts.new(opened, Door.FILE, order=order, suspects=(suspect,))
            reports.submit(opened, replace(draft, declarations=frozenset(Declaration)))
            assert connection.sync_once(opened).sent == 1
        yield opened


def outcomes(desk: Desk) -> list[tuple[bool, str]]:
    connection.sync_once(desk)
    decisions = [record.decision for record in reversed(records.records(desk))]
    return [(each.accepted, each.reason) for each in decisions if each]


def test_reports_are_decided_on_by_keys_and_the_desk_hears_of_it(
    browser: webdriver.Chrome, service: str, settings: Settings, desk: Desk
) -> None:
    def press(*keys: str) -> None:
        browser.switch_to.active_element.send_keys(*keys)

    def wait_for(selector: str, text: str = "") -> WebElement:
        def found(driver: webdriver.Chrome) -> WebElement | None:
            shown = driver.find_elements(By.CSS_SELECTOR, selector)
            return next((each for each in shown if text in each.text), None)

        return WebDriverWait(browser, SECONDS).until(found)  # type: ignore[return-value]

    browser.get(f"{service}/review")
    press("小王", Keys.TAB, admin.add_reviewer(settings, "小王"), Keys.ENTER)
    wait_for(".case:focus", "260511-")
    press(Keys.ENTER)  # the case that waits longest has the keyboard
    wait_for("h2", "260511-")
    connection.sync_once(desk)
    assert [bool(record.review_began) for record in records.records(desk)] == [False, True]

    picture = wait_for(".sheet img")
    WebDriverWait(browser, SECONDS).until(lambda _: picture.get_property("naturalWidth") == 400)
    shown, box = picture.rect, wait_for(".sheet rect.line").rect
    scale = shown["width"] / 400
    assert box["x"] - shown["x"] == pytest.approx(REGION.x * scale, abs=4)
    assert box["y"] - shown["y"] == pytest.approx(REGION.y * scale, abs=4)
    assert box["width"] == pytest.approx(REGION.w * scale, abs=8)
    press("b")
    assert not wait_for(".sheet svg").is_displayed()

    press("r")  # a rejection needs words: the first press leads to them
    press("举证材料不足", Keys.ESCAPE)
    press("r")
    wait_for(".banner", "已记录：未采纳")
    wait_for("h2", "260512-")
    press("a")
    wait_for("h1", "没有待审的反馈")
    assert outcomes(desk) == [(False, "举证材料不足"), (True, "")]
    severe = [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]
    assert severe == []
