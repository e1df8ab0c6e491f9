"""The repository is laid out as docs/architecture.md says."""

import ast
from fnmatch import fnmatch

from tests.structure.sources import FILES, FOLDERS, PACKAGE, ROOT, place, python_files, tree

ROOMS = ("backend", "core", "desk", "evidence", "store", "sync", "ui", "update", "wire")


def test_nothing_lies_at_the_top_but_what_a_repository_needs() -> None:
    ignored = [line.rstrip("/") for line in (ROOT / ".gitignore").read_text().splitlines()]
    found = {
        path.name
        for path in ROOT.iterdir()
        if path.name != ".git" and not any(fnmatch(path.name, each) for each in ignored)
    }
    assert found - {*FOLDERS, *FILES} == set()


def test_everything_that_a_repository_needs_is_there() -> None:
    assert [name for name in (*FOLDERS, *FILES) if not (ROOT / name).exists()] == []


def test_the_package_has_nine_rooms() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir()}
    assert folders - {"__pycache__", "resources"} == set(ROOMS)


def test_every_file_of_the_package_says_what_it_is_for() -> None:
    ours = [path for path in python_files() if path.is_relative_to(PACKAGE)]
    assert [place(path) for path in ours if ast.get_docstring(tree(path)) is None] == []


def test_rooms_hold_nothing_but_their_docstring() -> None:
    talkative = [room for room in ROOMS if len(tree(PACKAGE / room / "__init__.py").body) != 1]
    assert talkative == []


def test_unit_tests_mirror_the_package() -> None:
    folders = {path.name for path in (ROOT / "tests" / "unit").iterdir() if path.is_dir()}
    assert folders - {"__pycache__"} <= set(ROOMS)
