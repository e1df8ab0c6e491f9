"""The lock pins everything that pyproject.toml asks for, by hash, and names no place to get it."""

import re
import tomllib
from collections.abc import Iterator

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.structure.sources import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINS = {
    canonicalize_name(name): Version(version)
    for name, version in re.findall(r"^([\w.-]+)==([^\s;\\]+)", LOCK, re.MULTILINE)
}
BLOCKS = re.split(r"^(?=[\w.-]+==)", LOCK, flags=re.MULTILINE)[1:]


def asked_for() -> Iterator[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for lines in (project["dependencies"], *project["optional-dependencies"].values()):
        yield from map(Requirement, lines)


def test_everything_asked_for_is_pinned_to_a_version_that_was_asked_for() -> None:
    for each in asked_for():
        assert PINS[canonicalize_name(each.name)] in each.specifier, each


def test_every_pin_has_a_hash() -> None:
    assert len(BLOCKS) == len(PINS)
    assert [block.split()[0] for block in BLOCKS if "--hash=sha256:" not in block] == []


def test_what_is_compiled_is_pinned_for_more_than_one_platform() -> None:
    for name in ("pillow", "pydantic-core", "pyside6-essentials", "pysqlite3", "sqlalchemy"):
        (block,) = (block for block in BLOCKS if block.startswith(f"{name}=="))
        assert block.count("--hash=") > 2, name


def test_no_line_names_a_place_on_the_network_or_the_disk() -> None:
    for line in LOCK.splitlines():
        assert "://" not in line, line
        assert " @ " not in line, line
        option = line.strip().split("=")[0]
        assert not option.startswith("--") or option == "--hash", line
