"""The list of parts that ship (CycloneDX 1.6), and whether their licences let them."""

import json
import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageMetadata, distributions
from pathlib import Path

from merchant_desk import __version__

ALLOWED = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software|MPL|LGPL|Lesser General|HPND|zlib|Unlicense|0BSD|CC0"
    r"|Bootloader-exception",  # whatever licence a program has, it may be started by it
    re.IGNORECASE,
)

_BOOTLOADER = "GPL-2.0-or-later WITH Bootloader-exception"

_UNTOLD = {"pysqlite3": "Zlib"}
"""What distributions say only in the licence file beside their source."""


def write(packages: Path, work: Path, target: Path, python: str) -> None:
    """The distributions of ``packages`` that the frozen program holds, by PyInstaller's own list
    in ``work``, with the interpreter (``python`` is its version) and what starts it, as CycloneDX
    JSON.
    """
    shipped = set(modules(work))
    found = sorted(distributions(path=[str(packages)]), key=_name)
    components = [
        _component(part.name, part.version, licence(part), f"pkg:pypi/{_name(part)}@{part.version}")
        for part in found
        if tops(part) & shipped
    ]
    components.append(
        _component("CPython", python, "PSF-2.0", f"pkg:generic/cpython@{python}"),
    )
    components += [
        _component("PyInstaller bootloader", part.version, _BOOTLOADER, f"pkg:pypi/{_name(part)}")
        for part in found
        if _name(part) == "pyinstaller"
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


def _component(name: str, version: str, told: str, purl: str) -> dict[str, object]:
    return {
        "type": "library",
        "name": name,
        "version": version,
        "purl": purl,
        "licenses": [{"license": {"name": told}}],
    }


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
