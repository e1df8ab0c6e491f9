"""How a refusal goes out."""

from fastapi.responses import JSONResponse

from merchant_desk import __version__
from merchant_desk.backend.refusals import RefusalError
from merchant_desk.wire.base import PROBLEM_TYPE, SERVER_HEADER
from merchant_desk.wire.blobs import OFFSET_HEADER
from merchant_desk.wire.problem import Code

_RETRY_AFTER = {Code.STORAGE_FULL: 300, Code.UNAVAILABLE: 5, Code.RATE_LIMIT: 30}
"""Seconds before which trying again is pointless."""


def answer(refusal: RefusalError) -> JSONResponse:
    """The refusal as it goes out. It names our server by itself: an unexpected error is answered
    outside of every middleware.
    """
    headers = {SERVER_HEADER: __version__, "Cache-Control": "no-store"}
    if refusal.details.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    if (seconds := _RETRY_AFTER.get(refusal.code)) is not None:
        headers["Retry-After"] = str(seconds)
    if refusal.details.offset is not None:
        headers[OFFSET_HEADER] = str(refusal.details.offset)
    return JSONResponse(
        refusal.details.model_dump(mode="json"),
        refusal.details.status,
        headers,
        media_type=PROBLEM_TYPE,
    )
