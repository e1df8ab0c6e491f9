"""The command line: everything that the windows do, without them."""

import argparse
import json
import sys
import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

from merchant_desk import __version__
from merchant_desk.backend import verbs as backend_verbs
from merchant_desk.core.errors import DeskError
from merchant_desk.core.order import order_number
from merchant_desk.core.picture import Picture, Proof
from merchant_desk.core.region import Region, fits, parse_region
from merchant_desk.core.report import Declaration, Door, Kind, ReportDraft, Source, Suspect
from merchant_desk.core.state import ReportState
from merchant_desk.desk import (
    connection,
    doctor,
    dossier_verbs,
    drafts,
    import_verbs,
    orders,
    pictures,
    plain,
    records,
    reports,
)
from merchant_desk.desk.desk import Desk, open_desk
from merchant_desk.desk.problems import REGION_OUTSIDE, UNLISTED_ORDER
from merchant_desk.sync.worker import POLL

DONE, FAILED = 0, 1
_DONE_STATES = {
    ReportState.ACCEPTED,
    ReportState.CLOSED,
    ReportState.CANCELLED,
    ReportState.WITHDRAWN,
}


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, as every other error here does."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message} ({self.prog} --help)\n")


def main(arguments: Sequence[str]) -> int:
    """Run one command; the exit code: 0 done, 1 failed, 2 (by exiting) wrong use."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    options = _parser().parse_args(_with_regions_joined(arguments))
    try:
        return int(options.run(options))
    except DeskError as error:
        print(error, file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return FAILED


def _with_regions_joined(arguments: Sequence[str]) -> list[str]:
    """``--region -5,0,9,9`` as ``--region=-5,0,9,9``: the parser takes a leading minus for an
    option, and the user would not learn that the region is outside the picture.
    """
    joined: list[str] = []
    for word in arguments:
        if joined and joined[-1] == "--region":
            joined[-1] += f"={word}"
        else:
            joined.append(word)
    return joined


def _pair(options: argparse.Namespace) -> int:
    with open_desk(options.profile, worker=False) as desk:
        joined = connection.pair(desk, options.url, options.code)
    print(f"{joined.shop_name} ({joined.shop}) @ {joined.url}")
    return DONE


def _report(options: argparse.Namespace) -> int:
    with open_desk(options.profile, worker=False) as desk:
        draft = _compose(desk, options)
        if options.draft:
            drafts.save(desk, draft)
            state = ReportState.DRAFT
        else:
            reports.submit(desk, draft)
            state = ReportState.READY
    _say(options, {"id": draft.id, "state": state}, f"{draft.id} {state}")
    return DONE


def _compose(desk: Desk, options: argparse.Namespace) -> ReportDraft:
    number = order_number(options.order)
    is_listed = orders.order(desk, number) is not None
    if not is_listed and not options.unlisted_order and orders.known(desk):
        raise DeskError(UNLISTED_ORDER, order=number)
    proof = tuple(pictures.attach(desk, path) for path in options.proof)
    source = Source(options.source_url, options.source_site, options.seen_at)
    suspects = tuple(
        _suspect(pictures.attach_picture(desk, path), at, proof, source, options)
        for at, path in enumerate(options.pictures, 1)
    )
    door = Door.AFTER_SALE if options.after_sale else Door.FILE
    draft = drafts.new(desk, door, order=number, after_sale=options.after_sale, suspects=suspects)
    # Submitting by a command is declaring: its help says so.
    return replace(draft, text=options.text, declarations=frozenset(Declaration))


def _suspect(
    picture: Picture,
    at: int,
    proof: tuple[Proof, ...],
    source: Source,
    options: argparse.Namespace,
) -> Suspect:
    regions = tuple(region for number, region in options.region if number == at)
    for region in regions:
        if not fits(region, picture.width, picture.height):
            raise DeskError(
                REGION_OUTSIDE,
                region=f"{region.x},{region.y},{region.w},{region.h}",
                width=picture.width,
                height=picture.height,
            )
    return Suspect(
        picture=picture, kind=Kind(options.kind), regions=regions, proof=proof, source=source
    )


def _queue(options: argparse.Namespace) -> int:
    with open_desk(options.profile, worker=False) as desk:
        lines = [plain.queue_line(r) for r in records.records(desk) if r.state not in _DONE_STATES]
    words = (f"{line['id']} {line['state']:<10} {line['order']} {line['kind']}" for line in lines)
    _say(options, lines, "\n".join(words))
    return DONE


def _sync(options: argparse.Namespace) -> int:
    with open_desk(options.profile, worker=False, hold=True) as desk:
        result = connection.sync_once(desk)
        while not options.once and result.problem is None:
            threading.Event().wait(POLL.total_seconds())
            result = connection.sync_once(desk)
    counts = plain.sync_result(result)
    _say(options, counts, " ".join(f"{name} {count}" for name, count in counts.items()))
    if result.problem is not None:
        raise result.problem
    return DONE if not result.failed else FAILED


def _show(options: argparse.Namespace) -> int:
    with open_desk(options.profile, worker=False) as desk:
        content = plain.whole(records.detail(desk, options.id))
    lines = [f"{name}: {content[name]}" for name in ("id", "state", "order", "kind")]
    lines += [f"{e['at']} {e['state']} {e['note']}".rstrip() for e in content["events"]]
    _say(options, content, "\n".join(lines))
    return DONE


def _cancel(options: argparse.Namespace) -> int:
    with open_desk(options.profile, worker=False) as desk:
        reports.cancel(desk, options.id)
    print(f"{options.id} {ReportState.CANCELLED}")
    return DONE


def _withdraw(options: argparse.Namespace) -> int:
    with open_desk(options.profile, worker=False) as desk:
        reports.withdraw(desk, options.id)
    print(f"{options.id} {ReportState.WITHDRAWN}")
    return DONE


def _retry(options: argparse.Namespace) -> int:
    with open_desk(options.profile, worker=False) as desk:
        reports.retry(desk, options.id)
        record = records.record(desk, options.id)
    print(f"{options.id} {record.state if record else ''}")
    return DONE


def _doctor(options: argparse.Namespace) -> int:
    with open_desk(options.profile, worker=False) as desk:
        found = doctor.examine(desk)
    lines = (f"{'ok ' if each.ok else 'BAD'} {each.name}: {each.what}" for each in found)
    _say(options, [plain.finding(each) for each in found], "\n".join(lines))
    return DONE if all(each.ok for each in found) else FAILED


def _parser() -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = _Parser(
        prog="merchant-desk",
        description="Report fake after-sale evidence. Without a verb the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"merchant-desk {__version__}")
    parser.add_argument("--profile", type=Path, help="the folder that holds everything")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--profile", type=Path, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    machine = argparse.ArgumentParser(add_help=False, parents=[common])
    machine.add_argument("--json", action="store_true", help="one JSON document on stdout")
    verbs = parser.add_subparsers(required=True, metavar="VERB")

    pair = verbs.add_parser("pair", parents=[common], help="join this profile to a shop")
    pair.add_argument("url")
    pair.add_argument("code")
    pair.set_defaults(run=_pair)

    _add_report(verbs.add_parser("report", parents=[machine], help="report pictures of one order"))

    queue = verbs.add_parser("queue", parents=[machine], help="what is still to be sent")
    queue.set_defaults(run=_queue)

    sync = verbs.add_parser("sync", parents=[machine], help="send and receive, until stopped")
    sync.add_argument("--once", action="store_true", help="one round only")
    sync.set_defaults(run=_sync)

    for verb, run, what in (
        ("show", _show, "a report with its events"),
        ("cancel", _cancel, "give up a report that is not on its way"),
        ("withdraw", _withdraw, "take back a report that the platform has not decided on"),
        ("retry", _retry, "try a waiting or parked report now"),
    ):
        single = verbs.add_parser(verb, parents=[machine], help=what)
        single.add_argument("id")
        single.set_defaults(run=run)

    examine = verbs.add_parser("doctor", parents=[machine], help="look after the profile")
    examine.set_defaults(run=_doctor)
    dossier_verbs.add(verbs, machine)
    import_verbs.add(verbs, machine)
    backend_verbs.add(verbs, machine)
    return parser


def _add_report(report: argparse.ArgumentParser) -> None:
    report.description = (
        "Report one or more pictures of one order. By submitting you declare that the material is "
        "true and that you know that the platform gives no result for a report."
    )
    report.add_argument("pictures", nargs="+", type=Path, metavar="PICTURE")
    report.add_argument("--order", required=True, metavar="SN", help="260517-607198974342268")
    report.add_argument("--kind", required=True, choices=[str(kind) for kind in Kind])
    report.add_argument(
        "--region",
        action="append",
        default=[],
        type=_region,
        metavar="[N:]x,y,w,h[,label]",
        help="in pixels of the upright picture; N: which picture, the first by default",
    )
    report.add_argument("--proof", action="append", default=[], type=Path, metavar="FILE")
    report.add_argument("--source-url", default="", metavar="URL")
    report.add_argument("--source-site", default="", metavar="NAME")
    report.add_argument(
        "--seen-at", type=_moment, metavar="TIME", help="2026-11-23T10:00, local unless it says so"
    )
    report.add_argument("--text", default="")
    report.add_argument("--after-sale", default="", metavar="ID")
    report.add_argument(
        "--unlisted-order", action="store_true", help="the order is not in the synced list"
    )
    report.add_argument("--draft", action="store_true", help="save it, do not queue it")
    report.set_defaults(run=_report)


def _region(text: str) -> tuple[int, Region]:
    number, colon, rest = text.partition(":")
    try:
        if colon and number.isdecimal():
            return int(number), parse_region(rest)
        return 1, parse_region(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"not x,y,w,h[,label]: {text}") from None


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).astimezone()
    except ValueError:
        raise argparse.ArgumentTypeError(f"not a time: {text}") from None


def _say(options: argparse.Namespace, content: Any, words: str) -> None:
    if options.json:
        print(json.dumps(content, ensure_ascii=False, indent=2))
    elif words:
        print(words)
