"""A service that is killed while it reads loses nothing of the platform and doubles nothing."""

import random
import time
from datetime import timedelta

from merchant_desk.backend import feed
from merchant_desk.backend.database import Database
from merchant_desk.backend.settings import Settings
from merchant_desk.wire.changes import AfterSaleChange, OrderChange
from tests.builders import picture_bytes
from tests.unit.backend.peer import ONLY_SQLITE
from tests.unit.backend.platform.conftest import Read, last_change, rewind, until
from tests.unit.backend.platform.pdd_server import Shelf, case, detail, now, order
from tests.unit.backend.services import service

KILLS = 4


@ONLY_SQLITE
def test_killing_the_service_again_and_again_loses_and_doubles_nothing(
    settings: Settings, database: Database, shop: str, shelf: Shelf, router: str, read: Read
) -> None:
    base = router.removesuffix("/api/router")
    numbers = [f"260517-{607198974342268 + at}" for at in range(240)]
    for at, number in enumerate(numbers):
        changed = now() - timedelta(minutes=5 + at)
        shelf.orders[number] = order(number, changed)
        if at % 10 == 0:
            name = str(7000 + at)
            shelf.pictures[f"/{name}.jpeg"] = picture_bytes(seed=at)
            shelf.cases[name] = case(name, number, changed)
            shelf.details[name] = detail(name, images=[f"{base}/{name}.jpeg"])
    rewind(database, connected_at=now() - timedelta(hours=5))
    chance = random.Random(5)
    for _ in range(KILLS):
        before = len(shelf.calls)
        rewind(database, due_at=now())  # as if the killed one's lease had run out
        with service(settings) as (process, _url):
            until(lambda before=before: len(shelf.calls) > before)  # type: ignore[misc]
            time.sleep(chance.uniform(0, 0.7))
            process.kill()
            process.wait()
    rewind(database, due_at=now())
    while read(history=1).has_more and len(shelf.named("pdd.order.list.get")) < 3:
        pass
    with database.read() as session:
        told = feed.page(session, shop, 0, 5000).changes
    assert {each.number for each in told if isinstance(each, OrderChange)} == set(numbers)
    cases = [each for each in told if isinstance(each, AfterSaleChange)]
    assert {each.id for each in cases} == set(shelf.cases)
    assert all(len(each.pictures) == 1 for each in cases)
    assert last_change(database) == len(told) == 240 + 24 + 1  # each thing was told once
