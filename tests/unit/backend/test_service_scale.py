"""Several processes on one PostgreSQL, many desks at once, and processes that are killed."""

import os
import random
import threading
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from itertools import count, islice
from pathlib import Path

from merchant_desk.backend.settings import Settings
from tests.unit.backend import load
from tests.unit.backend.servers import ObjectStore, PostgreSQL, free_port
from tests.unit.backend.services import service

ORDERS = [f"260517-6071989743422{number:02}" for number in range(8)]
KILLS = int(os.environ.get("SERVICE_KILLS", "3"))
"""Of the service, under load; a long run has a thousand (and ``--timeout=0``)."""


def elsewhere(folder: Path, postgresql: PostgreSQL, store: ObjectStore) -> Settings:
    return Settings(
        data=folder,
        database_url=postgresql.new_place(),
        blobs_url=store.new_place(),
        requests_per_second=10_000,
        attempts_per_second=10_000,
        token_life=timedelta(days=1),  # these desks do not refresh theirs
    )


def test_four_processes_lose_and_double_nothing_under_64_desks(
    tmp_path: Path, postgresql: PostgreSQL, object_store: ObjectStore
) -> None:
    settings = elsewhere(tmp_path, postgresql, object_store)
    with ExitStack() as stack:
        folders = [tmp_path / str(number) for number in range(4)]
        addresses = [
            stack.enter_context(service(replace(settings, data=folder)))[1] for folder in folders
        ]
        desks = load.desks(settings, addresses, shops=2, each=32)
        load.press(desks, ORDERS, count=2)
        load.check(settings, desks)
    assert sum(len(desk.kept) for desk in desks) == 2 * len(ORDERS) * 3


def test_a_service_that_is_killed_again_and_again_keeps_what_it_promised(
    tmp_path: Path, postgresql: PostgreSQL, object_store: ObjectStore
) -> None:
    settings = elsewhere(tmp_path, postgresql, object_store)
    port, luck, kills, is_over = free_port(), random.Random(7), 0, threading.Event()
    address = f"http://127.0.0.1:{port}"
    begun = threading.Event()

    def live_and_die() -> None:
        nonlocal kills
        while not is_over.is_set():
            with service(settings, port) as (process, _):
                begun.set()
                before = sum(len(desk.kept) + len(desk.capped) for desk in desks)
                if is_over.wait(luck.uniform(0.1, 0.8)):
                    return
                while sum(len(desk.kept) + len(desk.capped) for desk in desks) == before:
                    if is_over.wait(luck.uniform(0.01, 0.1)):  # a slow machine got nothing done
                        return
                process.kill()
                kills += 1

    victim = threading.Thread(target=live_and_die)
    with service(settings) as (_, quiet):
        desks = load.desks(settings, [quiet], shops=1, each=4)
    for desk in desks:
        desk.addresses = [address]
        desk.pause = 0.05
    victim.start()
    begun.wait(30)
    orders = (f"260518-{number:015}" for number in count(1))
    try:
        while kills < KILLS:
            load.press(desks, list(islice(orders, 2)), count=1)
    finally:
        is_over.set()
        victim.join()
    with service(settings) as (_, quiet):
        for desk in desks:
            desk.peer.url = quiet
        load.check(settings, desks)
