"""The list of parts that ship (CycloneDX 1.6), and whether their licences let them."""

import json
import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageMetadata, distributions
from pathlib import Path

from merchant_desk import __version__

ALLOWED = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software|MPL|LGPL|Lesser General|HPND|zlib|Unlicense|0BSD|CC0",
    re.IGNORECASE,
)

_UNTOLD = {"pysqlite3": "Zlib"}
"""What distributions say only in the licence file beside their source."""


def write(packages: Path, work: Path, target: Path) -> None:
    """The distributions of ``packages`` that the frozen program holds, by PyInstaller's own list
    in ``work``, as CycloneDX JSON.
    """
    shipped = set(modules(work))
    components = [
        {
            "type": "library",
            "name": part.name,
            "version": part.version,
            "purl": f"pkg:pypi/{_name(part)}@{part.version}",
            "licenses": [{"license": {"name": licence(part)}}],
        }
        for part in sorted(distributions(path=[str(packages)]), key=_name)
        if tops(part) & shipped
    ]
    program = {"type": "application", "name": "merchant-desk", "version": __version__}
    listing = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": program},
        "components": components,
    }
    target.write_text(json.dumps(listing, ensure_ascii=False, indent=2) + "\n", "utf-8")


def forbidden(listing: Path) -> list[str]:
    """The parts whose licence is none that we may ship inside the program."""
    found = json.loads(listing.read_text("utf-8"))["components"]
    names = [(part["name"], part["licenses"][0]["license"]["name"]) for part in found]
    return [f"{name}: {licence}" for name, licence in names if not ALLOWED.search(licence)]


def licence(part: Distribution) -> str:
    """What the distribution says of its licence, in its newer or its older way."""
    told = part.metadata
    classifiers = [each for each in told.get_all("Classifier") or () if "License ::" in each]
    return (
        _first(told, "License-Expression")
        or "; ".join(each.rpartition(":: ")[2] for each in classifiers)
        or _first(told, "License").strip().partition("\n")[0]
        or _UNTOLD.get(part.name, "unknown")
    )


def _first(told: PackageMetadata, name: str) -> str:
    return next(iter(told.get_all(name) or ()), "")


def tops(part: Distribution) -> set[str]:
    """The top-level modules of the distribution."""
    files = (path.parts for path in part.files or ())
    return {
        parts[0].partition(".")[0] for parts in files if not parts[0].endswith((".dist-info", ".."))
    }


def modules(work: Path) -> Iterator[str]:
    """The top-level modules and folders that PyInstaller put into the program."""
    for table in (*work.rglob("PYZ-*.toc"), *work.rglob("COLLECT-*.toc")):
        for name in re.findall(r"^ *[(\[]*'([^']+)'", table.read_text("utf-8"), re.MULTILINE):
            yield re.split(r"[.\\/]", name)[0]


def _name(part: Distribution) -> str:
    return re.sub(r"[-_.]+", "-", part.name).lower()
