"""``backend review …`` and ``backend reviewer …`` on the command line."""

import argparse
import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from merchant_desk.backend import admin
from merchant_desk.backend.review.cases import STATES, Case, Filter, Line
from merchant_desk.backend.settings import Settings
from merchant_desk.core.report import Kind
from merchant_desk.wire.changes import Verdict

if TYPE_CHECKING:
    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]


def add(
    nouns: "Verbs",
    place: argparse.ArgumentParser,
    machine: argparse.ArgumentParser,
    settings: Callable[[argparse.Namespace], Settings],
) -> None:
    """Add the nouns; ``settings`` makes of the options where the backend is."""
    reviewer = nouns.add_parser("reviewer", help="who may sign in at /review")
    reviewers = reviewer.add_subparsers(required=True, metavar="VERB")
    new = reviewers.add_parser("add", parents=[place], help="a reviewer: prints a new password")
    new.add_argument("name")
    new.set_defaults(run=lambda options: _add(settings(options), options.name))

    review = nouns.add_parser("review", help="look at reports and decide")
    verbs = review.add_subparsers(required=True, metavar="VERB")
    listing = verbs.add_parser("list", parents=[place, machine], help="what waits, longest first")
    listing.add_argument("--state", choices=sorted(STATES), default="waiting")
    listing.add_argument("--kind", choices=[kind.value for kind in Kind], default="")
    listing.add_argument("--order", default="", metavar="NUMBER", help="or a part of it")
    listing.add_argument("--shop", default="", metavar="ID")
    listing.set_defaults(run=lambda options: _list(settings(options), options))

    one = argparse.ArgumentParser(add_help=False)
    one.add_argument("id")
    one.add_argument("--shop", default="", metavar="ID", help="when two shops have one of this id")
    show = verbs.add_parser("show", parents=[place, machine, one], help="all of one report")
    show.set_defaults(run=lambda options: _show(settings(options), options))
    for verb, verdict in (("accept", Verdict.ACCEPTED), ("reject", Verdict.REJECTED)):
        decide = verbs.add_parser(verb, parents=[place, one])
        decide.add_argument("--reason", default="", help="the shop reads it")
        decide.set_defaults(
            run=lambda options: _decide(settings(options), options), verdict=verdict
        )


def _add(settings: Settings, name: str) -> int:
    print(admin.add_reviewer(settings, name))
    return 0


def _list(settings: Settings, options: argparse.Namespace) -> int:
    wanted = Filter(
        standings=STATES[options.state],
        shop=options.shop,
        order=options.order,
        kind=options.kind,
    )
    lines = admin.queue(settings, wanted)
    if options.json:
        print(json.dumps([_line(line) for line in lines], ensure_ascii=False, indent=2))
        return 0
    for line in lines:
        kinds = ",".join(line.kinds)
        at = f"{line.received_at:%Y-%m-%d %H:%M}"
        print(f"{line.place.report} {line.standing} {line.shop_name} {line.order} {kinds} {at}")
    return 0


def _show(settings: Settings, options: argparse.Namespace) -> int:
    case = admin.case(settings, options.id, shop=options.shop)
    if options.json:
        print(json.dumps(_case(case), ensure_ascii=False, indent=2))
        return 0
    report = case.report
    print(f"{report.id}  {case.standing}  {case.shop_name}  {report.order}")
    print(f"{case.receipt_number}  {case.received_at:%Y-%m-%d %H:%M:%S} UTC  #{case.counted}")
    if report.text:
        print(report.text)
    for number, suspect in enumerate(report.suspects, 1):
        picture = suspect.picture
        others = case.elsewhere.get(picture.sha256, 0)
        print(f"{number}. {suspect.kind}  {picture.name}  {picture.sha256}  +{others}")
        for r in suspect.regions:
            print(f"   {r.x},{r.y} {r.w}x{r.h} {r.label}".rstrip())
        for item in suspect.proof:
            print(f"   = {item.name}  {item.sha256}")
        if suspect.source.url:
            print(f"   @ {suspect.source.url}")
    for event in case.events:
        verdict = event.verdict or "opened"
        print(f"{event.at:%Y-%m-%d %H:%M:%S}  {event.reviewer}  {verdict}  {event.reason}".rstrip())
    return 0


def _decide(settings: Settings, options: argparse.Namespace) -> int:
    admin.review(settings, options.id, options.verdict, options.reason, shop=options.shop)
    return 0


def _line(line: Line) -> dict[str, object]:
    return {
        "id": line.place.report,
        "shop": line.place.shop,
        "shop_name": line.shop_name,
        "order": line.order,
        "kinds": list(line.kinds),
        "pictures": line.pictures,
        "received_at": line.received_at.isoformat(),
        "state": line.standing.value,
    }


def _case(case: Case) -> dict[str, object]:
    return {
        "id": case.place.report,
        "shop": case.place.shop,
        "shop_name": case.shop_name,
        "state": case.standing.value,
        "reason": case.reason,
        "receipt": case.receipt_number,
        "received_at": case.received_at.isoformat(),
        "counted": case.counted,
        "cap": case.cap,
        "report": case.report.model_dump(mode="json"),
        "elsewhere": case.elsewhere,
        "events": [
            {
                "at": event.at.isoformat(),
                "reviewer": event.reviewer,
                "verdict": event.verdict,
                "reason": event.reason,
                "revision": event.revision,
            }
            for event in case.events
        ],
    }
