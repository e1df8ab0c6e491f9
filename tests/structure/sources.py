"""The files of the repository, as the structure tests read them."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "merchant_desk"

FOLDERS = (".ci", "docs", "merchant_desk", "resources", "tests")
FILES = (
    ".gitignore",
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "build_installer.spec",
    "dev.py",
    "pyproject.toml",
    "requirements.lock",
)
"""All that is at the top; there is nothing else."""

NOT_KEPT = {".git", ".venv", ".cache", "__pycache__", "build", "dist", "out"}


def python_files() -> list[Path]:
    """Every Python file of ours."""
    return [path for path in files() if path.suffix == ".py"]


def files() -> list[Path]:
    """Every file that is kept, by its place."""
    inside = (path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*")))
    kept = (path for path in inside if path.is_file() and not NOT_KEPT & set(path.parts))
    return [*(ROOT / name for name in FILES), *kept]


def text_files() -> Iterator[tuple[Path, str]]:
    """Every kept file that is text, with its text."""
    for path in files():
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def place(path: Path) -> str:
    """Where ``path`` is in the repository, written with slashes."""
    return path.relative_to(ROOT).as_posix()
