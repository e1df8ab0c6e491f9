"""Submitting, cancelling, retrying and mending reports."""

import logging
from dataclasses import replace
from datetime import UTC, datetime

from merchant_desk.core.cap import CAP_SENTENCE
from merchant_desk.core.change import Change, Topic
from merchant_desk.core.checklist import seal
from merchant_desk.core.errors import DeskError
from merchant_desk.core.picture import Limits
from merchant_desk.core.record import Record
from merchant_desk.core.report import Report, ReportDraft, Suspect, blobs
from merchant_desk.desk.desk import Desk
from merchant_desk.desk.problems import CAP_REACHED
from merchant_desk.store import drafts, orders, outbox, reports
from merchant_desk.store.database import Session
from merchant_desk.store.sidecars import Sidecar
from merchant_desk.sync import link, withdrawal
from merchant_desk.wire.report import canonical, parse

_log = logging.getLogger(__name__)


def limits(desk: Desk) -> Limits:
    """What is accepted: our own limits, or the stricter ones of the backend."""
    with desk.database.read() as session:
        return link.limits(session)


def submit(desk: Desk, draft: ReportDraft) -> str:
    """Seal the draft and queue it; the report's id. After this returns it is not lost any more.

    Each suspect picture with regions gets its annotated copy, which is sent along. Submitting the
    same draft twice is submitting it once. :class:`DeskError` when something that
    must be there is missing, or the order's cap is known to be reached; the draft then stays.
    """
    with desk.database.read() as session:
        accepted, cap = link.terms(session)
        deadline = orders.deadline(session, draft.after_sale)
        is_saved = reports.is_saved(session, draft.id)
        report = seal(_of_shop(session, draft), accepted)
    for item in blobs(report):
        desk.blobs.require(item.sha256, item.name)
    report = replace(report, suspects=_with_copies(desk, report, accepted))
    body = canonical(report)
    now = datetime.now(UTC)

    def save(session: Session) -> None:
        known = orders.cap(session, report.order, cap)
        if known.is_reached:
            raise DeskError(CAP_REACHED, sentence=CAP_SENTENCE)
        reports.add(session, report, body, now, deadline)
        drafts.remove(session, draft.id)

    if is_saved:  # nothing is to be changed any more
        desk.database.write(save)
    else:
        saving = desk.database.writing(save)
        sidecars = desk.blobs.sidecars
        try:
            sidecars.put(Sidecar(report.id, body, deadline))
        except DeskError as error:  # the row is what counts; the next start writes it again
            _log.warning("report %s has no file beside the database: %s", report.id, error)
        try:
            saving.result()
        except DeskError:
            sidecars.drop(report.id)
            raise
    desk.notify(Change(Topic.DRAFTS, draft.id))
    desk.queued(report.id)
    return report.id


def prepare(desk: Desk, draft: ReportDraft) -> None:
    """Make the annotated copies that submitting ``draft`` will need, so that it is quick then."""
    _with_copies(desk, draft, limits(desk))


def cancel(desk: Desk, report_id: str) -> None:
    """Give a report up that is not on its way; :class:`DeskError` when it may be."""
    desk.database.write(lambda session: outbox.cancel(session, report_id, datetime.now(UTC)))
    desk.blobs.sidecars.drop(report_id)
    desk.queued(report_id)


def withdraw(desk: Desk, report_id: str) -> None:
    """Take a report back from the platform before its result comes. It needs the backend."""
    withdrawal.withdraw(desk.database, desk.connector, report_id)
    desk.notify(Change(Topic.REPORTS, report_id))


def retry(desk: Desk, report_id: str) -> None:
    """Try a waiting or parked report now."""
    desk.database.write(lambda session: outbox.retry(session, report_id, datetime.now(UTC)))
    desk.queued(report_id)


def send_anyway(desk: Desk, report_id: str) -> None:
    """Send it even where the network costs by the byte."""
    desk.database.write(lambda session: outbox.allow_any_network(session, report_id))
    desk.queued(report_id)


def retry_all(desk: Desk) -> None:
    """Try every waiting report now. Parked ones wait for the user to mend them."""
    desk.database.write(outbox.hurry)
    desk.queued("")


def mend(desk: Desk, report_id: str) -> ReportDraft:
    """Make a report that was not accepted a draft again, with all that it holds."""
    now = datetime.now(UTC)

    def reopen(session: Session) -> ReportDraft:
        draft = as_draft(load(reports.require(session, report_id).body))
        outbox.reopen(session, report_id, now)
        drafts.save(session, draft, now)
        return draft

    draft = desk.database.write(reopen)
    desk.blobs.sidecars.drop(report_id)
    desk.notify(Change(Topic.DRAFTS, report_id))
    desk.queued(report_id)
    return draft


def earlier(desk: Desk, *, order: str, pictures: tuple[str, ...]) -> tuple[Record, ...]:
    """Reports of the same order, or of one of these pictures, newest first."""
    with desk.database.read() as session:
        return reports.earlier(session, order, pictures)


def load(body: bytes) -> Report:
    """The report in its canonical JSON, as the store keeps it."""
    return parse(body)


def as_draft(report: Report) -> ReportDraft:
    """The draft that ``report`` was made from: its copies would show what is changed from here."""
    return ReportDraft(
        id=report.id,
        shop=report.shop,
        door=report.door,
        made_at=report.made_at,
        order=report.order,
        after_sale=report.after_sale,
        suspects=tuple(replace(s, annotated=None) for s in report.suspects),
        text=report.text,
        declarations=report.declarations,
    )


def _with_copies(desk: Desk, report: Report | ReportDraft, accepted: Limits) -> tuple[Suspect, ...]:
    return tuple(desk.copies.with_copy(suspect, accepted) for suspect in report.suspects)


def _of_shop(session: Session, draft: ReportDraft) -> ReportDraft:
    """A draft that was begun before the profile was paired belongs to the shop it has now."""
    joined = link.load(session)
    return replace(draft, shop=joined.shop) if joined and not draft.shop else draft


def adopt(session: Session, shop: str) -> None:
    """Reports and drafts made before the profile was paired become ``shop``'s."""
    for row in reports.without_shop(session):
        row.shop = shop
        row.body = canonical(replace(load(row.body), shop=shop))
    for draft in drafts.every(session):
        if not draft.shop:
            drafts.save(session, replace(draft, shop=shop), draft.made_at)
