"""What a backend answered, or that none did."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from merchant_desk.core.errors import DeskError
from merchant_desk.sync import problems
from merchant_desk.wire.problem import ProblemDetails

M = TypeVar("M", bound=BaseModel)


class UnreachableError(DeskError):
    """No answer came from a backend of ours: offline, cut, or somebody else spoke."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A backend's answer: the status code with its body, or with its problem."""

    status: int
    body: Any
    problem: ProblemDetails | None
    retry_after: timedelta
    offset: int = 0
    """Bytes of a large file that are there."""
    is_complete: bool = False
    """The large file is there whole."""

    @property
    def code(self) -> str:
        return self.problem.code if self.problem else ""

    def parse(self, model: type[M]) -> M:
        """The body as ``model``; :class:`UnreachableError` when it is not one (half an answer)."""
        try:
            return TypeAdapter(model).validate_python(self.body)
        except ValidationError as error:
            raise UnreachableError(problems.NOT_OUR_ANSWER, url="") from error

    def require(self, model: type[M]) -> M:
        """The body as ``model`` when the status is 2xx; :class:`DeskError` otherwise."""
        if 200 <= self.status < 300:
            return self.parse(model)
        detail = self.problem.detail or self.problem.title if self.problem else ""
        raise DeskError(problems.REFUSED, status=self.status, detail=detail)
