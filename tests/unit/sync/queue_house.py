"""A real desk before a real backend, with a proxy between that can end its life at any request."""

import hashlib
import shutil
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Self

from merchant_desk.backend import admin
from merchant_desk.backend.settings import Settings
from merchant_desk.core.picture import Proof
from merchant_desk.core.report import Declaration, Door, Kind, ReportDraft, Suspect
from merchant_desk.desk import connection, drafts, pictures, reports
from merchant_desk.desk.desk import Desk, open_desk
from merchant_desk.store import reports as rows
from merchant_desk.store.database import Session
from merchant_desk.store.models import OutboxRow
from merchant_desk.sync.push import Push
from tests.builders import picture_file
from tests.torture.proxy import PASS, Act, Proxy, Request
from tests.torture.rows import rows as kept_rows
from tests.unit.sync.queue_model import Fault

PICTURES = 3
_LONG = timedelta(hours=1)


@dataclass
class Street:
    """The backend, which all houses share: each has a shop of its own there."""

    settings: Settings
    port: int


class House:
    """One profile, and what is done to it. ``desk`` is another object after each crash."""

    def __init__(self, street: Street, folder: Path) -> None:
        self._street = street
        self._folder = folder
        self._lives = count()
        self._snapshot: Path | None = None

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            self._proxy = stack.enter_context(Proxy(self._street.port))
            self._life = stack.enter_context(ExitStack())
            self._open(self._place())
            code = admin.add_shop(self._street.settings, "一家小店")
            url = f"http://127.0.0.1:{self._proxy.port}"
            self.shop = connection.pair(self.desk, url, code).shop
            self.pictures = [self._picture(number) for number in range(PICTURES)]
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def draft(self, order: str, picture: Proof) -> ReportDraft:
        """A complete draft, saved."""
        suspect = Suspect(picture=picture, kind=Kind.WEB, proof=(picture,))  # type: ignore[arg-type]
        begun = drafts.new(self.desk, Door.FILE, order=order, suspects=(suspect,))
        draft = replace(begun, declarations=frozenset(Declaration))
        drafts.save(self.desk, draft)
        return draft

    def kept_draft(self, draft_id: str) -> ReportDraft:
        """The draft as it was saved last."""
        return next(d for d in drafts.every(self.desk) if d.id == draft_id)

    def submit(self, draft: ReportDraft) -> str:
        """The digest of what was submitted."""
        reports.submit(self.desk, draft)
        with self.desk.database.read() as session:
            return hashlib.sha256(rows.require(session, draft.id).body).hexdigest()

    def lease(self) -> str | None:
        """Another sender of this profile takes its turn, and is never heard of again."""
        _, client = self.desk.connector.connect()
        lease = Push(self.desk.database, self.desk.blobs, client, "a desk that dies").next_lease()
        return lease.report_id if lease else None

    def round(self, fault: Fault) -> bool:
        """One round with this fault; whether the desk was killed in it (and opened again)."""
        self._proxy.plan = lambda request: self._act(request, fault)
        connection.sync_once(self.desk)
        self._proxy.plan = lambda _: PASS
        if self._snapshot is None:
            return False
        self._live_on(self._snapshot)
        self._snapshot = None
        return True

    def crash(self) -> None:
        """As if the power of the process was cut now: what is in its files, it has."""
        self._live_on(self._copy())

    def shift_clock(self, by: timedelta) -> None:
        """As if the clock had jumped: every moment that the queue kept is off by so much."""

        def shift(session: Session) -> None:
            for entry in session.query(OutboxRow):
                for name in ("next_try", "waits_since", "lease_until", "deadline"):
                    moment = getattr(entry, name)
                    setattr(entry, name, moment + by if moment else None)

        self.desk.database.write(shift)

    def hold(self, report_ids: list[str]) -> None:
        """These waits are not over by chance: jitter may have made them as short as it likes."""

        def prolong(session: Session) -> None:
            now = datetime.now(UTC)
            for report_id in report_ids:
                entry = session.get_one(OutboxRow, report_id)
                assert entry.next_try is not None, f"{report_id} waits for nothing"
                entry.next_try, entry.waits_since = now + _LONG, now

        self.desk.database.write(prolong)

    def take_picture_away(self, sha256: str) -> None:
        self.desk.blobs.path(sha256).rename(self._folder / sha256)

    def bring_picture_back(self, sha256: str) -> None:
        (self._folder / sha256).rename(self.desk.blobs.path(sha256))

    def kept_by_backend(self) -> list[tuple[str, str]]:
        """Each report of the shop: its id and its digest."""
        query = f"SELECT id, sha256 FROM reports WHERE shop_id = '{self.shop}' ORDER BY id"
        found = kept_rows(self._street.settings.database_file, query)
        return [(report_id, digest) for report_id, digest in found]

    def _act(self, request: Request, fault: Fault) -> Act:
        if self._snapshot is not None:
            return Act(cut_request=0)  # nothing comes from the dead
        if request.step != fault.request:
            return PASS
        if fault.status:
            return Act(status=fault.status, code=fault.code)
        if fault.kills:
            self._snapshot = self._copy()
        return Act(cut_answer=0) if fault.arrives else Act(cut_request=0)

    def _copy(self) -> Path:
        """The files as they are. What SQLite shares between processes is made anew by the next."""
        place = self._place()
        shutil.copytree(self.desk.profile.root, place, ignore=shutil.ignore_patterns("*-shm"))
        return place

    def _live_on(self, place: Path) -> None:
        self._life.close()
        self._open(place)

    def _open(self, place: Path) -> None:
        self.desk: Desk = self._life.enter_context(open_desk(place, worker=False, hold=True))

    def _place(self) -> Path:
        return self._folder / f"life-{next(self._lives)}"

    def _picture(self, number: int) -> Proof:
        path = picture_file(self._folder, f"{number}.jpg", width=64 + 64 * number, seed=number)
        return pictures.attach(self.desk, path)
