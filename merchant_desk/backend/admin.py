"""What the operator does on the command line, beside a running service or without one."""

import secrets
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from merchant_desk.backend import access, feed
from merchant_desk.backend.blobs import enter
from merchant_desk.backend.database import Database, open_database
from merchant_desk.backend.models import ReportRow, ShopRow
from merchant_desk.backend.platform import demo_catalogue
from merchant_desk.backend.platform.demo_platform import DemoPlatform
from merchant_desk.backend.platform.interface import Span
from merchant_desk.backend.problems import BAD_SHOP_NAME, NO_SUCH_REPORT, SEVERAL_REPORTS
from merchant_desk.backend.reports import receipt
from merchant_desk.backend.review import cases, reviewers
from merchant_desk.backend.review.cases import Case, Filter, Line, Place
from merchant_desk.backend.settings import Settings
from merchant_desk.backend.stores import open_blobs
from merchant_desk.core.errors import DeskError
from merchant_desk.wire.base import Message
from merchant_desk.wire.changes import Verdict
from merchant_desk.wire.report import (
    ProofMessage,
    Receipt,
    RegionMessage,
    ReportMessage,
    SourceMessage,
    SuspectMessage,
)

DEMO_SHOP = "demo"
"""The demo shop's id."""
OPERATOR = "命令行"
"""Who decided, when it was done on the command line."""
_DEMO_NAME = "好物小铺（演示）"
_LONGEST_NAME = 60


class ListedPicture(Message):
    """A suspect picture of a report with what is held against it."""

    sha256: str
    kind: str
    name: str
    media_type: str
    bytes: int
    width: int
    height: int
    orientation: int
    regions: tuple[RegionMessage, ...]
    proof: tuple[ProofMessage, ...]
    source: SourceMessage
    message: str


class ListedReport(Message):
    """A report as ``backend reports --json`` shows it (``model_dump(mode="json")``)."""

    id: str
    shop: str
    shop_name: str
    order: str
    after_sale: str
    door: str
    made_at: datetime
    text: str
    revision: int
    pictures: tuple[ListedPicture, ...]
    receipt: Receipt
    state: str
    """``received``, ``withdrawn``, ``accepted`` or ``rejected``."""
    reason: str
    decided_at: datetime | None


def add_shop(settings: Settings, name: str) -> str:
    """A new shop, with the data folder and the database when missing; its first pairing code."""
    name = name.strip()
    if not 0 < len(name) <= _LONGEST_NAME:
        raise DeskError(BAD_SHOP_NAME, longest=_LONGEST_NAME)
    with _opened(settings) as database:
        shop_id = f"shop-{secrets.token_hex(6)}"
        return database.write(lambda session: _make_shop(session, settings, shop_id, name))


def _make_shop(session: Session, settings: Settings, shop_id: str, name: str) -> str:
    """A shop with a given id in the caller's transaction; its first pairing code."""
    session.add(ShopRow(id=shop_id, name=name, made_at=datetime.now(UTC)))
    session.flush()
    return access.new_code(session, shop_id, settings.pairing_life)


def seed_demo(settings: Settings, resources: Path) -> str:
    """The demo shop of ``resources``, made unless it is there already; a fresh pairing code."""
    with _opened(settings) as database:
        with database.read() as session:
            is_there = session.get(ShopRow, DEMO_SHOP) is not None
        if is_there:
            return database.write(
                lambda session: access.new_code(session, DEMO_SHOP, settings.pairing_life)
            )
        catalogue = demo_catalogue.load(resources, open_blobs(settings), DEMO_SHOP)
        now = datetime.now(UTC)
        platform = DemoPlatform(catalogue, now)
        told = [
            change
            for stream, track in platform.tracks.items()
            for change in platform.read(stream, Span(now - track.history, now + timedelta(days=1)))
        ]

        def change(session: Session) -> str:
            code = _make_shop(session, settings, DEMO_SHOP, _DEMO_NAME)
            for blob in catalogue.blobs:
                enter(session, DEMO_SHOP, blob, pinned=True)
            feed.append(session, DEMO_SHOP, told)
            return code

        return database.write(change)


def reports(settings: Settings) -> tuple[ListedReport, ...]:
    """Every report that is kept, in the order of arrival."""
    with _opened(settings) as database, database.read() as session:
        rows = session.execute(
            select(ReportRow, ShopRow.name)
            .join(ShopRow, ShopRow.id == ReportRow.shop_id)
            .order_by(ReportRow.received_at, ReportRow.id)
        ).all()
        return tuple(_listed(row, name) for row, name in rows)


def review(
    settings: Settings, report_id: str, verdict: Verdict, reason: str = "", *, shop: str = ""
) -> None:
    """Decide on a report; its shop's desks learn of it through the feed. The last word counts.

    ``shop`` is needed only when two shops have a report of the same id.
    """

    def change(session: Session) -> None:
        now = datetime.now(UTC)
        place = _place(session, report_id, shop)
        cases.decide(session, place, OPERATOR, now, verdict=verdict, reason=reason)

    with _opened(settings) as database:
        database.write(change)


def queue(settings: Settings, wanted: Filter) -> tuple[Line, ...]:
    """Every case of ``wanted``, those that wait longest first."""
    with _opened(settings) as database, database.read() as session:
        lines, page, has_more = list[Line](), 0, True
        while has_more:
            more, has_more = cases.queue(session, wanted, page)
            lines += more
            page += 1
        return tuple(lines)


def case(settings: Settings, report_id: str, *, shop: str = "") -> Case:
    """One case with all that is known of it; looking from here is no review."""
    with _opened(settings) as database, database.read() as session:
        return cases.case(session, _place(session, report_id, shop))


def add_reviewer(settings: Settings, name: str) -> str:
    """A reviewer of that name with a fresh password, which is returned."""
    with _opened(settings) as database:
        return database.write(lambda session: reviewers.add(session, name, datetime.now(UTC)))


def _place(session: Session, report_id: str, shop: str) -> Place:
    places = cases.find(session, report_id, shop)
    if not places:
        raise DeskError(NO_SUCH_REPORT, id=report_id)
    if len(places) > 1:
        raise DeskError(SEVERAL_REPORTS, id=report_id)
    return places[0]


@contextmanager
def _opened(settings: Settings) -> Iterator[Database]:
    with closing(open_database(settings)) as database:
        yield database


def _listed(row: ReportRow, shop_name: str) -> ListedReport:
    message = ReportMessage.model_validate_json(row.body)
    return ListedReport(
        id=row.id,
        shop=row.shop_id,
        shop_name=shop_name,
        order=row.order_number,
        after_sale=message.after_sale,
        door=message.door,
        made_at=message.made_at,
        text=message.text,
        revision=message.revision,
        pictures=tuple(_listed_picture(suspect) for suspect in message.suspects),
        receipt=receipt(row),
        state=row.verdict or ("withdrawn" if row.withdrawn_at else "received"),
        reason=row.reason,
        decided_at=row.decided_at,
    )


def _listed_picture(suspect: SuspectMessage) -> ListedPicture:
    picture = suspect.picture
    return ListedPicture(
        sha256=picture.sha256,
        kind=suspect.kind,
        name=picture.name,
        media_type=picture.media_type,
        bytes=picture.bytes,
        width=picture.width,
        height=picture.height,
        orientation=picture.orientation,
        regions=suspect.regions,
        proof=suspect.proof,
        source=suspect.source,
        message=suspect.message,
    )
