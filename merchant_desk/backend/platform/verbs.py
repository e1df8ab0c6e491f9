"""``backend platform …`` on the command line."""

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from merchant_desk.backend.platform import connections, keys
from merchant_desk.backend.platform.connections import ShopStatus
from merchant_desk.backend.platform.pdd_client import ROUTER
from merchant_desk.backend.settings import Settings

if TYPE_CHECKING:
    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

SettingsOf = Callable[[argparse.Namespace], Settings]


def add(
    nouns: "Verbs",
    place: argparse.ArgumentParser,
    machine: argparse.ArgumentParser,
    settings_of: SettingsOf,
) -> None:
    """Add the verbs; ``place`` says where the backend's data is, ``machine`` brings ``--json``."""
    platform = nouns.add_parser("platform", help="where a shop's orders come from")
    verbs = platform.add_subparsers(required=True, metavar="VERB")

    connect = verbs.add_parser(
        "connect", parents=[place], help="read a shop's orders and after-sales from Pinduoduo"
    )
    connect.add_argument("shop", metavar="SHOP", help="its id or its name")
    where = connect.add_mutually_exclusive_group()
    where.add_argument(
        "--keys",
        type=Path,
        metavar="FILE",
        help="JSON with client_id, client_secret, access_token and, to renew it, refresh_token",
    )
    where.add_argument(
        "--environment",
        default=keys.PREFIX,
        metavar="PREFIX",
        help="without a file: the variables' beginning, before CLIENT_ID, CLIENT_SECRET, "
        f"ACCESS_TOKEN (default: {keys.PREFIX})",
    )
    connect.add_argument("--url", default=ROUTER, help=f"the router (default: {ROUTER})")
    connect.set_defaults(run=_connect, settings_of=settings_of)

    disconnect = verbs.add_parser("disconnect", parents=[place], help="what was read stays")
    disconnect.add_argument("shop", metavar="SHOP")
    disconnect.set_defaults(run=_disconnect, settings_of=settings_of)

    status = verbs.add_parser("status", parents=[place, machine], help="how far shops are read")
    status.set_defaults(run=_status, settings_of=settings_of)

    sync = verbs.add_parser(
        "sync", parents=[place, machine], help="read now; a running backend does so by itself"
    )
    sync.add_argument("shop", metavar="SHOP")
    sync.add_argument("--once", action="store_true", help="one round, not the whole history")
    sync.set_defaults(run=_sync, settings_of=settings_of)


def _connect(options: argparse.Namespace) -> int:
    where = keys.in_file(options.keys) if options.keys else keys.in_environment(options.environment)
    print(connections.connect(options.settings_of(options), options.shop, where, options.url))
    return 0


def _disconnect(options: argparse.Namespace) -> int:
    print(connections.disconnect(options.settings_of(options), options.shop))
    return 0


def _status(options: argparse.Namespace) -> int:
    found = connections.statuses(options.settings_of(options))
    if options.json:
        content = [each.model_dump(mode="json") for each in found]
        print(json.dumps(content, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_line(each) for each in found))
    return 0


def _sync(options: argparse.Namespace) -> int:
    settings = options.settings_of(options)
    done = connections.sync_once(settings, options.shop)
    changes = done.changes
    while done.has_more and done.problem is None and not options.once:
        done = connections.sync_once(settings, options.shop)
        changes += done.changes
    content = {"changes": changes, "has_more": done.has_more}
    print(json.dumps(content) if options.json else f"changes {changes}")
    if done.problem is not None:
        raise done.problem
    return 0


def _line(status: ShopStatus) -> str:
    head = f"{status.shop} {status.name}"
    if status.connected_at is None:
        return f"{head}: -"
    streams = (
        f"{each.stream} {each.read_to.astimezone():%m-%d %H:%M:%S} "
        f"(90 d {each.history:.0%}, {each.changes})"
        for each in status.streams
    )
    return ": ".join(part for part in (head, ", ".join(streams), status.problem) if part)
