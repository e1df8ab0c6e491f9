"""Dossiers: gathering all that proves a report, and writing it where the user wants it."""

import json
import os
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import IO

from merchant_desk.core.chat import Message
from merchant_desk.core.errors import DeskError
from merchant_desk.core.renaming import rename_over
from merchant_desk.core.report import Report
from merchant_desk.desk import chats, orders, pictures, plain, records, reports
from merchant_desk.desk.desk import Desk
from merchant_desk.desk.problems import NOT_EXPORTED, NOT_SEALED
from merchant_desk.evidence.dossier import verify as checking
from merchant_desk.evidence.dossier.archive import files_of, write_archive
from merchant_desk.evidence.dossier.case import Case, Piece, places
from merchant_desk.evidence.dossier.sections import dossier
from merchant_desk.evidence.dossier.verify import FileFinding
from merchant_desk.sync import link
from merchant_desk.wire.report import canonical

Progress = Callable[[int, int], None]
"""Called with how many steps are done, of how many."""

_AROUND = 10
"""Messages before and after a suspect picture that belong to the excerpt."""

_SEARCHED = 1000


def export_pdf(
    desk: Desk, ids: tuple[str, ...], target: Path, progress: Progress = lambda _done, _of: None
) -> None:
    """Write the dossier of these reports as a PDF. ``target`` is replaced once all is written;
    :class:`DeskError` when a report or a file of it is not there, or it cannot be written.
    """
    cases = tuple(gather(desk, report_id) for report_id in ids)
    progress(1, 2)
    content = _pdf(cases)
    _write(target, lambda file: file.write(content))
    progress(2, 2)


def export_zip(
    desk: Desk, ids: tuple[str, ...], target: Path, progress: Progress = lambda _done, _of: None
) -> None:
    """As :func:`export_pdf`, with every original, as a ZIP that :func:`verify` can check."""
    cases = tuple(gather(desk, report_id) for report_id in ids)
    steps = files_of(cases) + 1
    done = 1
    progress(done, steps)
    content = _pdf(cases)

    def step() -> None:
        nonlocal done
        done += 1
        progress(done, steps)

    _write(target, lambda file: write_archive(cases, content, file, step))


def verify(path: Path) -> tuple[FileFinding, ...]:
    """What became of each file of a dossier's ZIP, and of the ZIP itself."""
    return checking.verify(path)


def gather(desk: Desk, report_id: str) -> Case:
    """The report with all that is known around it; files that are not here are downloaded."""
    detail = records.detail(desk, report_id)
    if not isinstance(detail.report, Report):
        raise DeskError(NOT_SEALED)
    report = _with_copies(desk, detail.report)
    order = orders.order(desk, report.order)
    with desk.database.read() as session:
        joined = link.load(session)
    talks = {t.buyer.id: t.buyer.name for t in chats.conversations(desk)} if order else {}
    pieces = tuple(
        Piece(place=place, item=item, path=pictures.fetch(desk, item.sha256))
        for place, item in places(report)
    )
    history = json.dumps(plain.whole(detail), ensure_ascii=False, indent=2, sort_keys=True)
    return Case(
        report=report,
        record=detail.record,
        events=detail.events,
        body=canonical(detail.report),
        history=history.encode("utf-8"),
        shop_name=joined.shop_name if joined else "",
        buyer_name=talks.get(order.buyer, "") if order else "",
        order=order,
        after_sale=orders.after_sale(desk, report.after_sale) if report.after_sale else None,
        messages=_excerpt(desk, order.buyer, report) if order else (),
        pieces=pieces,
    )


def _with_copies(desk: Desk, report: Report) -> Report:
    """Reports that were sealed before there were annotated copies get theirs here."""
    accepted = reports.limits(desk)
    suspects = tuple(
        s if s.annotated is not None else desk.copies.with_copy(s, accepted)
        for s in report.suspects
    )
    return replace(report, suspects=suspects)


def _excerpt(desk: Desk, buyer: str, report: Report) -> tuple[Message, ...]:
    """What was said around the suspect pictures; the last words when none came by chat."""
    said = chats.messages(desk, buyer, limit=_SEARCHED)
    named = {s.message for s in report.suspects if s.message}
    shown = {s.picture.sha256 for s in report.suspects}
    hits = [at for at, m in enumerate(said) if m.id in named or m.picture in shown]
    if not hits:
        return said[-_AROUND:]
    near = {n for hit in hits for n in range(hit - _AROUND, hit + _AROUND + 1)}
    return tuple(message for at, message in enumerate(said) if at in near)


def _pdf(cases: tuple[Case, ...]) -> bytes:
    from merchant_desk.evidence.dossier.pdf import pdf  # noqa: PLC0415 - only who exports loads it

    title = "虚假售后凭证 证据材料 " + " ".join(case.report.order for case in cases)
    return pdf(dossier(cases), title)


def _write(target: Path, fill: Callable[[IO[bytes]], object]) -> None:
    """Fill a new file beside ``target``, then give it that name: whole or not at all."""
    temporary = target.with_name(f".{target.name}-{uuid.uuid4().hex[:12]}")
    try:
        with temporary.open("x+b") as file:
            fill(file)
            file.flush()
            os.fsync(file.fileno())
        rename_over(temporary, target)
    except OSError as error:
        cause = error.strerror or str(error)
        raise DeskError(NOT_EXPORTED, path=target, cause=cause) from error
    finally:
        temporary.unlink(missing_ok=True)
