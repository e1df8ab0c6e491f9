"""Drafts: begun, saved as they are edited, found again, discarded and brought back."""

from datetime import UTC, datetime

from merchant_desk.core.change import Change, Topic
from merchant_desk.core.ids import new_report_id
from merchant_desk.core.report import Door, ReportDraft, Suspect
from merchant_desk.desk.desk import Desk
from merchant_desk.store import drafts
from merchant_desk.store.database import Session
from merchant_desk.sync import link


def new(
    desk: Desk,
    door: Door,
    *,
    order: str = "",
    after_sale: str = "",
    suspects: tuple[Suspect, ...] = (),
) -> ReportDraft:
    """A draft that is not saved yet."""
    with desk.database.read() as session:
        joined = link.load(session)
    return ReportDraft(
        id=new_report_id(),
        shop=joined.shop if joined else "",
        door=door,
        made_at=datetime.now(UTC),
        order=order,
        after_sale=after_sale,
        suspects=suspects,
    )


def save(desk: Desk, draft: ReportDraft, place: str = "") -> None:
    """After this returns the draft survives a crash, and so does ``place``: where its user was in
    it, in words of the window's own.
    """
    now = datetime.now(UTC)

    def write(session: Session) -> None:
        drafts.save(session, draft, now)
        if place:
            drafts.put_place(session, draft.id, place)

    desk.database.write(write)
    desk.notify(Change(Topic.DRAFTS, draft.id))


def put_place(desk: Desk, draft_id: str, place: str) -> None:
    """Keep where the user was in a draft that is kept."""
    desk.database.write(lambda session: drafts.put_place(session, draft_id, place))


def place(desk: Desk, draft_id: str) -> str:
    """Where the user was in the draft when it was last saved, or nothing."""
    with desk.database.read() as session:
        return drafts.place(session, draft_id)


def every(desk: Desk) -> tuple[ReportDraft, ...]:
    """The drafts that are kept, last changed first."""
    with desk.database.read() as session:
        return drafts.every(session)


def unfinished(
    desk: Desk, *, message: str = "", after_sale: str = "", picture: str = ""
) -> ReportDraft | None:
    """The last draft about the same message, after-sale or picture, if one is kept."""
    for draft in every(desk):
        if after_sale and draft.after_sale == after_sale:
            return draft
        for suspect in draft.suspects:
            same_message = bool(message) and suspect.message == message
            if same_message or (picture and suspect.picture.sha256 == picture):
                return draft
    return None


def discard(desk: Desk, draft_id: str) -> None:
    """Put the draft away; :func:`undiscard` brings it back for a day."""
    now = datetime.now(UTC)
    desk.database.write(lambda session: drafts.discard(session, draft_id, now))
    desk.notify(Change(Topic.DRAFTS, draft_id))


def undiscard(desk: Desk, draft_id: str) -> None:
    desk.database.write(lambda session: drafts.undiscard(session, draft_id))
    desk.notify(Change(Topic.DRAFTS, draft_id))
