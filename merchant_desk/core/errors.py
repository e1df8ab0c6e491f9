"""The one error that reaches a user.

A foreign exception (of the database, the network, a decoder) is turned into a :class:`DeskError`
where it enters our code. Only the window and the command line show it.
"""

from typing import NamedTuple


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - lupdate knows this name
    """Mark ``text`` for the translators without importing Qt; the text comes back unchanged."""
    del context
    return text


class Problem(NamedTuple):
    """What can go wrong, in the source language; ``{name}`` fields are filled from the facts."""

    code: str
    title: str
    advice: str


class DeskError(Exception):
    """A problem with its facts: one sentence of what happened, one of what to do."""

    def __init__(self, problem: Problem, **facts: object) -> None:
        super().__init__(problem.code)
        self.problem = problem
        self.facts = facts

    @property
    def code(self) -> str:
        return self.problem.code

    @property
    def title(self) -> str:
        return self.problem.title.format_map(self.facts)

    @property
    def advice(self) -> str:
        return self.problem.advice.format_map(self.facts)

    def __str__(self) -> str:
        """One line for a terminal."""
        return f"{self.title}。{self.advice}。"
