"""A file takes another's place, in spite of who looks at it."""

from pathlib import Path

import pytest

from merchant_desk.core import renaming


class Guarded:
    """A file that its system lets nobody replace the first times."""

    def __init__(self, refusals: int) -> None:
        self.refusals = refusals

    def replace(self, _target: Path) -> None:
        self.refusals -= 1
        if self.refusals >= 0:
            raise PermissionError


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renaming, "IS_WINDOWS", True)
    monkeypatch.setattr(renaming, "_PAUSE", 0)


def test_a_file_takes_the_place_of_another(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_text("old")
    new.write_text("new")
    renaming.rename_over(new, old)
    assert old.read_text() == "new"
    assert not new.exists()


def test_windows_is_asked_again_while_somebody_looks_at_the_file(windows: None) -> None:
    file = Guarded(3)
    renaming.rename_over(file, Path("x"))  # type: ignore[arg-type]
    assert file.refusals == -1


def test_a_refusal_that_stays_is_told(windows: None) -> None:
    with pytest.raises(PermissionError):
        renaming.rename_over(Guarded(renaming.TRIES + 1), Path("x"))  # type: ignore[arg-type]
