"""What is installed is whole: the wheel carries the resources, and nothing of the workshop."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.structure.sources import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    return set(zipfile.ZipFile(built).namelist())


@pytest.mark.parametrize("pattern", ["icons/*", "i18n/*.qm", "demo/*.json", "demo/pictures/*"])
def test_every_resource_is_in_the_wheel(wheel: set[str], pattern: str) -> None:
    kept = list((ROOT / "resources").glob(pattern))
    assert kept
    inside = {f"merchant_desk/{path.relative_to(ROOT).as_posix()}" for path in kept}
    assert inside - wheel == set()


@pytest.mark.parametrize("room", ["backend", "store"])
def test_the_migrations_are_in_the_wheel(wheel: set[str], room: str) -> None:
    versions = ROOT / "merchant_desk" / room / "migrations" / "versions"
    files = {path.relative_to(ROOT).as_posix() for path in versions.glob("[0-9]*.py")}
    assert files
    assert files <= wheel


def test_the_demo_s_workshop_and_the_tests_stay_at_home(wheel: set[str]) -> None:
    assert [name for name in wheel if "studio" in name or name.startswith("tests")] == []


def test_the_licence_goes_along(wheel: set[str]) -> None:
    assert any(name.endswith("licenses/LICENSE") for name in wheel)


def test_the_command_is_there() -> None:
    command = Path(sys.executable).with_name("merchant-desk")
    assert command.exists() or command.with_suffix(".exe").exists()
