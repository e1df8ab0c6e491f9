"""The backend's verbs on the command line: ``serve`` and ``backend …``."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from merchant_desk.backend import admin
from merchant_desk.backend.platform import verbs as platform_verbs
from merchant_desk.backend.problems import NOT_INSTALLED
from merchant_desk.backend.review import verbs as review_verbs
from merchant_desk.backend.settings import ADDRESS_RATE, DEVICE_RATE, Settings
from merchant_desk.core.errors import DeskError
from merchant_desk.core.resources import resources_dir

if TYPE_CHECKING:
    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]


def add(verbs: "Verbs", machine: argparse.ArgumentParser) -> None:
    """Add the verbs to the program's parser; ``machine`` brings ``--json``."""
    place = argparse.ArgumentParser(add_help=False)
    place.add_argument("--data", type=Path, default=_default_data(), metavar="DIR")
    place.add_argument("--database", default="", metavar="URL", help="default: SQLite in DIR")
    place.add_argument(
        "--blobs",
        default="",
        metavar="URL",
        help="s3://BUCKET/PREFIX?endpoint=URL&region=NAME with AWS_ACCESS_KEY_ID and "
        "AWS_SECRET_ACCESS_KEY in the environment; default: a folder in DIR",
    )

    serve = verbs.add_parser("serve", parents=[place], help="run the backend that desks sync to")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000, help="0: a free one")
    serve.add_argument("--demo", action="store_true", help="with the made-up demo shop")
    serve.add_argument(
        "--follow-stdin", action="store_true", help="stop when the standard input ends"
    )
    serve.add_argument(
        "--log", action="store_true", help="a line of JSON on stderr for every request"
    )
    serve.add_argument("--cap", type=_cap, default=3, help="reports per order, or none")
    serve.add_argument(
        "--rate",
        type=_rate,
        default=DEVICE_RATE,
        metavar="N",
        help="requests a second of one device, for long (default: %(default)s)",
    )
    serve.add_argument(
        "--attempts",
        type=_rate,
        default=ADDRESS_RATE,
        metavar="N",
        help="pairings and renewals of tokens a second of one address, for long; more where many "
        "shops share one (default: %(default)s)",
    )
    serve.set_defaults(run=_serve)

    backend = verbs.add_parser("backend", help="look after the backend")
    nouns = backend.add_subparsers(required=True, metavar="NOUN")

    shop = nouns.add_parser("shop", help="shops").add_subparsers(required=True, metavar="VERB")
    add_shop = shop.add_parser("add", parents=[place], help="a new shop: prints a pairing code")
    add_shop.add_argument("name")
    add_shop.set_defaults(run=_add_shop)

    listing = nouns.add_parser("reports", parents=[place, machine], help="what shops reported")
    listing.set_defaults(run=_reports)

    platform_verbs.add(nouns, place, machine, _settings)

    review_verbs.add(nouns, place, machine, _settings)


def _settings(options: argparse.Namespace) -> Settings:
    return Settings(data=options.data, database_url=options.database, blobs_url=options.blobs)


def _serve(options: argparse.Namespace) -> int:
    try:
        from merchant_desk.backend.serve import serve  # noqa: PLC0415 - an extra, not always there
    except ImportError as error:
        raise DeskError(NOT_INSTALLED) from error
    settings = Settings(
        data=options.data,
        database_url=options.database,
        blobs_url=options.blobs,
        reports_per_order=options.cap,
        requests_per_second=options.rate,
        attempts_per_second=options.attempts,
    )
    if options.log:
        from merchant_desk.backend.meter import log_to_stderr  # noqa: PLC0415 - an extra as well

        log_to_stderr()
    if options.demo:
        print(f"pairing code {admin.seed_demo(settings, resources_dir())}", flush=True)
    serve(settings, options.host, options.port, follow_stdin=options.follow_stdin)
    return 0


def _add_shop(options: argparse.Namespace) -> int:
    print(admin.add_shop(_settings(options), options.name))
    return 0


def _reports(options: argparse.Namespace) -> int:
    listed = admin.reports(_settings(options))
    if options.json:
        content = [report.model_dump(mode="json") for report in listed]
        print(json.dumps(content, ensure_ascii=False, indent=2))
    else:
        for report in listed:
            print(f"{report.id} {report.shop_name} {report.order} {report.state}")
    return 0


def _cap(text: str) -> int | None:
    return None if text == "none" else int(text)


def _rate(text: str) -> float:
    rate = float(text)
    if not rate > 0:
        raise argparse.ArgumentTypeError("more than 0")
    return rate


def _default_data() -> Path:
    return Path(platformdirs.user_data_dir("MerchantDesk", appauthor=False)) / "backend"
