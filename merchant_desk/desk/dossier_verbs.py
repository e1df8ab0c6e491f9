"""The dossier's verbs on the command line: ``export`` and ``verify``."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from merchant_desk.core.errors import DeskError
from merchant_desk.desk import dossiers
from merchant_desk.desk.desk import open_desk
from merchant_desk.desk.problems import DOSSIER_CHANGED

if TYPE_CHECKING:
    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]


def add(verbs: "Verbs", machine: argparse.ArgumentParser) -> None:
    """Add the verbs; ``machine`` has the options ``--profile`` and ``--json``."""
    export = verbs.add_parser("export", parents=[machine], help="the dossier of reports, to a file")
    export.add_argument("ids", nargs="+", metavar="ID")
    what = export.add_mutually_exclusive_group(required=True)
    what.add_argument("--pdf", type=Path, metavar="OUT")
    what.add_argument("--zip", type=Path, metavar="OUT", help="with every original, checkable")
    export.set_defaults(run=_export)

    check = verbs.add_parser("verify", parents=[machine], help="check a dossier's ZIP")
    check.add_argument("file", type=Path, metavar="FILE.zip")
    check.set_defaults(run=_verify)


def _export(options: argparse.Namespace) -> int:
    ids = tuple(dict.fromkeys(options.ids))
    with open_desk(options.profile, worker=False) as desk:
        if options.pdf:
            dossiers.export_pdf(desk, ids, options.pdf)
        else:
            dossiers.export_zip(desk, ids, options.zip)
    target = options.pdf or options.zip
    print(json.dumps({"file": str(target)}, ensure_ascii=False) if options.json else target)
    return 0


def _verify(options: argparse.Namespace) -> int:
    found = dossiers.verify(options.file)
    if options.json:
        lines = [{"file": f.name, "ok": f.ok, "verdict": f.verdict} for f in found]
        print(json.dumps(lines, ensure_ascii=False, indent=2))
    else:
        for each in found:
            print(f"{'ok ' if each.ok else 'BAD'} {each.verdict:<10} {each.name}")
    wrong = [each.name for each in found if not each.ok]
    if wrong:
        more = f" +{len(wrong) - 3}" if len(wrong) > 3 else ""
        raise DeskError(DOSSIER_CHANGED, files=", ".join(wrong[:3]) + more)
    return 0
