"""One word a thing: the words that docs/glossary.md avoids are in no name of ours."""

import ast
import re
from collections.abc import Iterator

from tests.structure.sources import PACKAGE, ROOT, place, python_files, tree

ALLOWED: dict[str, str] = {}
"""Name → why the word means another thing there."""


def words_to_avoid() -> set[str]:
    """The last column of the glossary's table."""
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = [line.strip("|").split("|") for line in glossary.splitlines() if line.startswith("| ")]
    return {word.strip() for row in rows[1:] for word in row[-1].split(",") if word.strip()}


def names() -> Iterator[tuple[str, str]]:
    """Each module, class and function of the package, with where it is."""
    for path in python_files():
        if path.is_relative_to(PACKAGE):
            yield path.stem, place(path)
            for node in ast.walk(tree(path)):
                if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                    yield node.name, f"{place(path)}:{node.lineno}"


def parts(name: str) -> set[str]:
    """``ImageBox`` and ``image_box`` alike: image and box."""
    return {part.lower() for part in re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)}


def test_the_glossary_says_which_words_to_avoid() -> None:
    assert {"image", "annotation", "job"} <= words_to_avoid()


def test_no_name_has_a_word_to_avoid() -> None:
    avoided = words_to_avoid()
    found = [
        f"{where} {name}"
        for name, where in names()
        if parts(name) & avoided and name not in ALLOWED
    ]
    assert found == []


def test_every_exception_is_still_a_name() -> None:
    assert set(ALLOWED) <= {name for name, _ in names()}
