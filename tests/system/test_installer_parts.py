"""What goes into the installer, as far as it can be told without a Windows."""

import json
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from PIL import Image

from resources.installer import facts, parts
from resources.installer.wine import for_windows, windows_path
from tests.structure.sources import ROOT


def test_a_path_is_told_as_a_program_in_wine_knows_it(tmp_path: Path) -> None:
    assert windows_path(Path("/a b/图.jpg")) == r"Z:\a b\图.jpg"


def test_what_windows_needs_is_taken_from_the_lock_file_with_its_hashes() -> None:
    kept = for_windows((ROOT / "requirements.lock").read_text("utf-8")).splitlines()
    names = {line.partition("==")[0] for line in kept}
    assert {"pyside6-essentials", "pywin32-ctypes", "colorama"} <= names
    assert not {"jeepney", "secretstorage", "swift"} & names
    assert all("--hash=sha256:" in line for line in kept)


def test_the_icon_has_every_size_that_windows_uses(tmp_path: Path) -> None:
    target = tmp_path / "desk.ico"
    facts.write_icon(ROOT / "resources" / "icons" / "merchant-desk.svg", target)
    with Image.open(target) as icon:
        assert {16, 32, 48, 256} <= {side for side, _ in icon.info["sizes"]}


def test_the_version_resource_has_four_numbers(tmp_path: Path) -> None:
    target = tmp_path / "version.txt"
    facts.write_version("1.20.3", target)
    assert "filevers=(1, 20, 3, 0)" in target.read_text("utf-8")


def test_what_is_frozen_is_listed_with_its_licence(tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    (work / "PYZ-00.toc").write_text("[('requests.api',\n  'x', 'PYMODULE'),\n ('idna', 'y', 'z')]")
    listing = tmp_path / "parts.json"
    packages = Path(str(distribution("requests").locate_file("")))
    parts.write(packages, work, listing, "3.12.9")
    told = {part["name"] for part in json.loads(listing.read_text("utf-8"))["components"]}
    assert told == {"requests", "idna", "CPython", "PyInstaller bootloader"}
    assert parts.forbidden(listing) == []


def test_a_gpl_part_and_an_unknown_one_may_not_ship(tmp_path: Path) -> None:
    listing = tmp_path / "parts.json"
    names = ("GPL-3.0-only", "LGPL-3.0-only OR GPL-2.0-only", "unknown", "MIT")
    components = [
        {"name": str(number), "licenses": [{"license": {"name": name}}]}
        for number, name in enumerate(names)
    ]
    listing.write_text(json.dumps({"components": components}))
    assert parts.forbidden(listing) == ["0: GPL-3.0-only", "2: unknown"]


@pytest.mark.parametrize("name", ["PySide6-Essentials", "pillow", "SQLAlchemy", "pysqlite3"])
def test_the_licences_of_what_we_ship_are_told(name: str) -> None:
    try:
        assert parts.ALLOWED.search(parts.licence(distribution(name)))
    except PackageNotFoundError as error:
        raise AssertionError(f"{name} is not installed: is it still a dependency?") from error
