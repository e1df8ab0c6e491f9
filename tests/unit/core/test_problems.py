"""What can go wrong is said in one sentence of what happened and one of what to do."""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import merchant_desk
from merchant_desk.core import problems, resources
from merchant_desk.core.errors import QT_TRANSLATE_NOOP, DeskError, Problem


def every_problem() -> Iterator[tuple[str, Problem]]:
    """Each problem of each room's ``problems.py``."""
    for module in pkgutil.walk_packages(merchant_desk.__path__, "merchant_desk."):
        if module.name.endswith(".problems"):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, Problem):
                    yield f"{module.name}.{name}", value


PROBLEMS = dict(every_problem())


def test_an_error_is_one_line_with_its_facts_in_it() -> None:
    error = DeskError(problems.BAD_ORDER_NUMBER, text="12")
    assert error.title == "“12”不是订单号"
    assert str(error) == "“12”不是订单号。请填写形如 260517-607198974342268 的订单号。"


def test_marking_a_sentence_for_the_translators_leaves_it_as_it_is() -> None:
    assert QT_TRANSLATE_NOOP("Problem", "无") == "无"


@pytest.mark.parametrize("problem", list(PROBLEMS.values()), ids=list(PROBLEMS))
def test_every_problem_says_what_happened_and_what_to_do(problem: Problem) -> None:
    for sentence in (problem.title, problem.advice):
        assert sentence
        assert "\n" not in sentence
        assert not sentence.endswith(("。", ".")), "a sentence ends where it is shown"


@pytest.mark.parametrize("problem", list(PROBLEMS.values()), ids=list(PROBLEMS))
def test_every_problem_takes_its_facts_by_name(problem: Problem) -> None:
    for sentence in (problem.title, problem.advice):
        names = [field for _, field, _, _ in Formatter().parse(sentence) if field is not None]
        assert all(name.isidentifier() for name in names)


def test_resources_lie_beside_the_package_in_a_checkout() -> None:
    assert resources.resources_dir() == Path(merchant_desk.__file__).parents[1] / "resources"


def test_resources_lie_in_the_package_once_it_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    assert resources.resources_dir() == tmp_path / "resources"
