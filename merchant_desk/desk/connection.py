"""Joining a profile to a backend's shop, and how the connection stands."""

import platform
from dataclasses import asdict, dataclass
from datetime import datetime

from merchant_desk.core.change import Change, Topic
from merchant_desk.core.errors import DeskError
from merchant_desk.desk import reports
from merchant_desk.desk.desk import Desk
from merchant_desk.store import notes, outbox
from merchant_desk.store.database import Session
from merchant_desk.sync import link, problems
from merchant_desk.sync.rounds import SyncResult
from merchant_desk.sync.worker import Contact


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """``since``: the last time that the backend answered. ``backlog``: reports that will be sent
    by themselves. ``is_paused``: the user wants nothing sent. ``is_metered``: the network costs by
    the byte, so that only what the user allowed is sent.
    """

    paired: bool
    shop: str = ""
    shop_name: str = ""
    url: str = ""
    online: bool = False
    since: datetime | None = None
    problem: DeskError | None = None
    backlog: int = 0
    is_paused: bool = False
    is_metered: bool = False


def connection(desk: Desk) -> Connection:
    is_metered = desk.rounds.sending.is_metered
    with desk.database.read() as session:
        joined = link.load(session)
        backlog = outbox.waiting(session)
        is_paused = bool(notes.get(session, notes.PAUSED))
    if joined is None:
        return Connection(paired=False, backlog=backlog, is_paused=is_paused, is_metered=is_metered)
    contact = desk.worker.contact if desk.worker else Contact()
    return Connection(
        paired=True,
        shop=joined.shop,
        shop_name=joined.shop_name,
        url=joined.url,
        online=contact.online,
        since=contact.since,
        problem=contact.problem,
        backlog=backlog,
        is_paused=is_paused,
        is_metered=is_metered,
    )


def pair(desk: Desk, url: str, code: str) -> Connection:
    """Join the profile to the shop that the pairing code stands for.

    A profile stays with its shop: pairing it anew with the same shop is fine, with another is a
    :class:`DeskError`. Reports made before the first pairing become the shop's.
    """
    joined, _client = desk.connector.pair(url.strip(), code.strip(), platform.node() or "desk")

    with desk.database.read() as session:
        before = link.load(session)
    if before is not None and before.shop != joined.shop:
        raise DeskError(problems.OTHER_SHOP, shop=before.shop_name)
    desk.blobs.sidecars.put_note(notes.CONNECTION, asdict(joined))

    def save(session: Session) -> None:
        link.save(session, joined)
        reports.adopt(session, joined.shop)

    desk.database.write(save)
    desk.notify(Change(Topic.CONNECTION))
    wake(desk)
    return connection(desk)


def wake(desk: Desk) -> None:
    """Do not wait for the next round."""
    if desk.worker:
        desk.worker.wake()


def set_network(desk: Desk, reachable: bool) -> None:
    """A hint of the system that the network came or went; only the backend's answer decides."""
    if reachable:
        wake(desk)


def set_metered(desk: Desk, is_metered: bool) -> None:
    """The system says that the network costs by the byte, or does not any more."""
    desk.rounds.sending.is_metered = is_metered
    desk.notify(Change(Topic.CONNECTION))
    if not is_metered:
        wake(desk)


def set_paused(desk: Desk, is_paused: bool) -> None:
    """Send nothing from the next report on, or go on. It stays so when the program is closed."""
    value = {"paused": True} if is_paused else {}
    desk.database.write(lambda session: notes.put(session, notes.PAUSED, value))
    desk.notify(Change(Topic.CONNECTION))
    if not is_paused:
        wake(desk)


def sync_once(desk: Desk) -> SyncResult:
    """One round now. Only on a desk that holds the profile without a worker."""
    return desk.rounds.run()
