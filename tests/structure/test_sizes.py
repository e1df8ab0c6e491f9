"""Files and classes stay small enough to have one purpose; each exception has its reason."""

import ast

from tests.structure.sources import place, python_files, tree

LINES = 400
METHODS = 20

LONG_FILES: dict[str, str] = {}
"""Place → why it has one purpose all the same."""

LARGE_CLASSES: dict[str, str] = {
    "merchant_desk/ui/widgets/virtual_list.py:VirtualList": "QAbstractItemView asks for 13 of it"
}
"""``place:Class`` → why it has one purpose all the same."""


def test_no_file_is_longer_than_400_lines() -> None:
    lengths = {
        place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in python_files()
    }
    assert {name for name, length in lengths.items() if length > LINES} == set(LONG_FILES)


def test_no_class_has_more_than_20_methods() -> None:
    large = {
        f"{place(path)}:{node.name}"
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and methods(node) > METHODS
    }
    assert large == set(LARGE_CLASSES)


def methods(node: ast.ClassDef) -> int:
    return sum(isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef) for each in node.body)
