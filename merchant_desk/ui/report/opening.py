"""What a report begins with. No Qt: prepared on a thread, as pictures may have to be fetched."""

from dataclasses import dataclass
from pathlib import Path

from merchant_desk.core.after_sale import AfterSale
from merchant_desk.core.errors import DeskError
from merchant_desk.core.picture import Picture
from merchant_desk.core.report import Door, ReportDraft, Suspect
from merchant_desk.desk import drafts, orders, pictures
from merchant_desk.desk.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A fresh draft, and the kept one about the same thing, if there is one.

    ``refusals`` are of pictures that could not be taken in beside others that could.
    """

    fresh: ReportDraft
    kept: ReportDraft | None = None
    buyer: str = ""
    place: str = ""
    """Where the user was in the draft that is gone on with."""
    refusals: tuple[DeskError, ...] = ()


def prepare(
    desk: Desk,
    *,
    door: Door,
    picture: str = "",
    message: str = "",
    buyer: str = "",
    after_sale: str = "",
    files: tuple[Path, ...] = (),
) -> Opening:
    """Take in what the report is about; :class:`DeskError` when none of its pictures can be."""
    case = orders.after_sale(desk, after_sale) if after_sale else None
    taken, refusals = _pictures(desk, picture, case, files)
    if refusals and not taken:
        raise refusals[0]
    suspects = tuple(
        Suspect(picture=p, message=message if p.sha256 == picture else "") for p in taken
    )
    first = taken[0].sha256 if taken else ""
    kept = drafts.unfinished(desk, message=message, after_sale=after_sale, picture=first)
    return Opening(
        fresh=drafts.new(
            desk,
            door,
            order=case.order if case else "",
            after_sale=after_sale,
            suspects=suspects,
        ),
        kept=kept,
        place=drafts.place(desk, kept.id) if kept else "",
        buyer=buyer or (case.buyer if case else ""),
        refusals=tuple(refusals),
    )


def reopen(desk: Desk, draft: ReportDraft) -> Opening:
    """Go on with a kept draft."""
    order = orders.order(desk, draft.order) if draft.order else None
    buyer = order.buyer if order else ""
    return Opening(fresh=draft, buyer=buyer, place=drafts.place(desk, draft.id))


def _pictures(
    desk: Desk, picture: str, case: AfterSale | None, files: tuple[Path, ...]
) -> tuple[list[Picture], list[DeskError]]:
    """The picture that was pointed at comes first, then the case's others, then files."""
    taken: dict[str, Picture] = {}
    refusals: list[DeskError] = []
    of_case = case.pictures if case else ()
    for sha256 in dict.fromkeys((*((picture,) if picture else ()), *of_case)):
        try:
            taken[sha256] = pictures.from_chat(desk, sha256)
        except DeskError as refusal:
            refusals.append(refusal)
    for path in files:
        try:
            found = pictures.attach_picture(desk, path)
            taken.setdefault(found.sha256, found)
        except DeskError as refusal:
            refusals.append(refusal)
    return list(taken.values()), refusals
