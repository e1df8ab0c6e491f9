"""``python3 dev.py release``: make keys, or sign an installer and lay it out to be served.

A repository of The Update Framework: any server of files will do. See ``docs/releasing.md``.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from tuf.api.metadata import Root

from resources.release.keys import make_keys, read_keys
from resources.release.repository import ReleaseError, publish, renew, replace_keys


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py release")
    parser.add_argument("--keys", type=Path, required=True, metavar="FOLDER", help="never publish")
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="the repository to be served")
    parser.add_argument("--new-keys", action="store_true", help="make the keys, once")
    parser.add_argument("--installer", type=Path, metavar="FILE", help="what is published")
    parser.add_argument("--version", default="", help="of the installer")
    parser.add_argument("--notes", type=Path, metavar="FILE", help='JSON: {"zh_CN": …, "en": …}')
    parser.add_argument("--renew", action="store_true", help="sign what is there for longer")
    parser.add_argument(
        "--replace-keys",
        type=Path,
        metavar="FOLDER",
        help="sign with new keys from now on, which are made there; --keys has the old root's",
    )
    options = parser.parse_args(arguments)
    try:
        if options.new_keys:
            make_keys(options.keys)
        if options.to and options.replace_keys:
            _replace_keys(options.to, options.keys, options.replace_keys)
        elif options.to and options.renew:
            renew(options.to, read_keys(options.keys))
        elif options.to and options.installer:
            notes = json.loads(options.notes.read_text("utf-8")) if options.notes else {}
            publish(
                options.to,
                read_keys(options.keys),
                installer=options.installer,
                version=options.version,
                notes=notes,
            )
    except (OSError, ValueError, ReleaseError) as error:
        print(f"release: {error}", file=sys.stderr)
        return 1
    return 0


def _replace_keys(site: Path, old: Path, new: Path) -> None:
    root = read_keys(old).get(Root.type)
    if root is None:
        raise ReleaseError(f"there is no root.pem in {old}")
    if not new.exists():
        make_keys(new)
    replace_keys(site, root, read_keys(new))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
