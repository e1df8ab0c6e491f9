"""``/v1/guide``: what ``/v1/openapi.json`` says, to be read: operations, examples, refusals."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request, Response

from merchant_desk.backend.refusals import RULES
from merchant_desk.backend.rendering import PAGE_HEADERS, environment

router = APIRouter(include_in_schema=False)
_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Example:
    """A body as it may be sent or answered; ``name`` is a refusal's code, or nothing."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One operation of the description."""

    method: str
    path: str
    about: str
    parameters: tuple[dict[str, Any], ...]
    sent: tuple[Example, ...]
    answers: tuple[tuple[str, str, tuple[Example, ...]], ...]
    """Status, description, examples."""

    @property
    def anchor(self) -> str:
        return f"{self.method}-{self.path}".replace("/", "-").strip("-")


@router.get("/guide")
def guide(request: Request) -> Response:
    description = request.app.openapi()
    text = (
        environment(_TEMPLATES)
        .get_template("guide.html")
        .render(
            title=description["info"]["title"],
            version=description["info"]["version"],
            operations=tuple(operations(description)),
            rules=RULES,
        )
    )
    return Response(text, headers=PAGE_HEADERS, media_type="text/html")


def operations(description: dict[str, Any]) -> Iterator[Operation]:
    """Every operation of an OpenAPI description, in its order."""
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            yield Operation(
                method=method.upper(),
                path=path,
                about=operation.get("description", "").replace("``", ""),
                parameters=tuple(operation.get("parameters", ())),
                sent=tuple(_examples(operation.get("requestBody", {}))),
                answers=tuple(
                    (status, answer.get("description", ""), tuple(_examples(answer)))
                    for status, answer in sorted(operation["responses"].items())
                ),
            )


def _examples(body: dict[str, Any]) -> Iterator[Example]:
    for content in body.get("content", {}).values():
        if "example" in content:
            yield Example("", _pretty(content["example"]))
        for name, example in content.get("examples", {}).items():
            yield Example(name, _pretty(example["value"]))


def _pretty(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
