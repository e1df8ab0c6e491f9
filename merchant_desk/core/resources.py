"""Where the files that ship with the program are."""

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def resources_dir() -> Path:
    """The ``resources`` folder: inside the package once installed, beside it in a checkout."""
    installed = _PACKAGE / "resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"
