"""How a refusal goes out, and how it is told of beforehand."""

from typing import Any

from fastapi.responses import JSONResponse

from merchant_desk import __version__
from merchant_desk.backend.refusals import RefusalError
from merchant_desk.wire.base import PROBLEM_TYPE, SERVER_HEADER
from merchant_desk.wire.blobs import COMPLETE_HEADER, OFFSET_HEADER, PART_TYPE
from merchant_desk.wire.problem import Code, ProblemDetails

_DETAILS = {"$ref": f"#/components/schemas/{ProblemDetails.__name__}"}
_RETRY_AFTER = {Code.STORAGE_FULL: 300, Code.UNAVAILABLE: 5, Code.RATE_LIMIT: 30}
"""Seconds before which trying again is pointless, where the refusal does not know better."""
SIGNED_IN = (Code.UNAUTHORIZED, Code.DEVICE_REVOKED, Code.RATE_LIMIT)
"""Why a request that needs an access token may be refused."""
ALWAYS = (Code.BAD_REQUEST, Code.TOO_LARGE, Code.INTERNAL, Code.UNAVAILABLE, Code.STORAGE_FULL)
"""Why any request may be refused."""


def answer(refusal: RefusalError) -> JSONResponse:
    """The refusal as it goes out. It names our server by itself: an unexpected error is answered
    outside of every middleware.
    """
    headers = {SERVER_HEADER: __version__, "Cache-Control": "no-store"}
    if refusal.details.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    seconds = refusal.retry_after or _RETRY_AFTER.get(refusal.code)
    if seconds is not None:
        headers["Retry-After"] = str(seconds)
    if refusal.details.offset is not None:
        headers[OFFSET_HEADER] = str(refusal.details.offset)
    return JSONResponse(
        refusal.details.model_dump(mode="json"),
        refusal.details.status,
        headers,
        media_type=PROBLEM_TYPE,
    )


def refuses(*codes: Code) -> dict[int | str, dict[str, Any]]:
    """The refusals of a route for its description, with an example of each."""
    by_status: dict[int | str, dict[str, Any]] = {}
    for code in codes:
        details = RefusalError(code).details
        found = by_status.setdefault(
            details.status,
            {
                "description": "",
                "content": {PROBLEM_TYPE: {"schema": _DETAILS, "examples": {}}},
            },
        )
        found["description"] = "; ".join(filter(None, (found["description"], str(code))))
        examples = found["content"][PROBLEM_TYPE]["examples"]
        examples[str(code)] = {"value": details.model_dump(mode="json"), "summary": details.title}
    return by_status


def example(value: object, description: str) -> dict[str, Any]:
    """A good answer for a route's description."""
    return {"description": description, "content": {"application/json": {"example": value}}}


def _file(media_type: str) -> dict[str, Any]:
    return {"content": {media_type: {"schema": {"type": "string", "format": "binary"}}}}


BINARY_BODY = {"requestBody": {"required": True, **_file("application/octet-stream")}}
PART_BODY = {"requestBody": _file(PART_TYPE)}
FILE_ANSWER = {"description": "the file", **_file("*/*")}
OFFSET_ANSWER = {
    "description": "how much is there",
    "headers": {
        OFFSET_HEADER: {"schema": {"type": "integer"}, "description": "bytes"},
        COMPLETE_HEADER: {"schema": {"type": "string", "enum": ["?0", "?1"]}},
    },
}
