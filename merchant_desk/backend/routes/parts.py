"""Step 3 for large files: how much is there, and the next part."""

import re
from typing import Annotated

from fastapi import APIRouter, Header, Request, Response
from starlette.concurrency import run_in_threadpool

from merchant_desk.backend import parts
from merchant_desk.backend.access import Caller
from merchant_desk.backend.blobs import settle, touch
from merchant_desk.backend.models import BlobRow
from merchant_desk.backend.refusals import RefusalError
from merchant_desk.backend.routes.answers import (
    ALWAYS,
    OFFSET_ANSWER,
    PART_BODY,
    SIGNED_IN,
    refuses,
)
from merchant_desk.backend.routes.bodies import announced, receive
from merchant_desk.backend.state import Backend, BackendDep, CallerDep, Sha256Path
from merchant_desk.backend.store import Arrival
from merchant_desk.wire.blobs import COMPLETE_HEADER, OFFSET_HEADER, WHOLE, complete_flag
from merchant_desk.wire.problem import Code

router = APIRouter(tags=["blobs"])

_SMALLEST = 64 * 1024
"""Bytes that a part has at least, unless it is the last: nobody may fill the store with crumbs."""
_NUMBER = re.compile(r"[0-9]{1,15}")

OffsetHeader = Annotated[str, Header(alias=OFFSET_HEADER)]
CompleteHeader = Annotated[str, Header(alias=COMPLETE_HEADER)]


@router.head(
    "/blobs/{sha256}",
    status_code=204,
    response_class=Response,
    responses={204: OFFSET_ANSWER, **refuses(*SIGNED_IN, *ALWAYS)},
)
def head(sha256: Sha256Path, backend: BackendDep, caller: CallerDep) -> Response:
    """How many bytes of the file are there, and whether it is whole."""
    size = _whole(backend, caller.shop, sha256)
    if size is not None:
        return _answer(204, size, is_complete=True)
    found = backend.read(lambda session: parts.offsets(session, caller.shop, [sha256]))
    return _answer(204, found.get(sha256, 0), is_complete=False)


@router.patch(
    "/blobs/{sha256}",
    status_code=204,
    response_class=Response,
    responses={
        204: OFFSET_ANSWER,
        201: OFFSET_ANSWER,
        200: OFFSET_ANSWER,
        **refuses(*SIGNED_IN, *ALWAYS, Code.WRONG_DIGEST, Code.WRONG_OFFSET),
    },
    openapi_extra=PART_BODY,
)
async def patch(
    sha256: Sha256Path,
    request: Request,
    backend: BackendDep,
    caller: CallerDep,
    upload_offset: OffsetHeader,
    upload_complete: CompleteHeader,
) -> Response:
    """Append a part: 204 when more is to come, 201 when the file is whole, 200 when it was known.

    The last part may be empty, to make whole what is all there.
    """
    if not _NUMBER.fullmatch(upload_offset) or upload_complete not in {"?0", "?1"}:
        raise RefusalError(Code.BAD_REQUEST, f"{OFFSET_HEADER}、{COMPLETE_HEADER} 的写法不正确")
    start, is_last = int(upload_offset), upload_complete == "?1"
    if start + announced(request) > backend.settings.limits.video_bytes:
        raise RefusalError(Code.TOO_LARGE)
    size = await run_in_threadpool(_begin, backend, caller, sha256, start)
    if size is not None:
        return _answer(200, size, is_complete=True)
    with backend.blobs.arrivals.receive() as arrival:
        most = min(WHOLE, backend.settings.limits.video_bytes - start)
        await receive(request, arrival, lambda: most, backend.settings.silence)
        if arrival.size < _SMALLEST and not is_last:
            raise RefusalError(Code.BAD_REQUEST, "分片过小")
        return await run_in_threadpool(
            _append, backend, caller, sha256, start, arrival, is_last=is_last
        )


def _begin(backend: Backend, caller: Caller, sha256: str, start: int) -> int | None:
    """The file's size when it is whole already; refused when the part does not fit."""
    size = _whole(backend, caller.shop, sha256)
    if size is not None and backend.database.write(
        lambda session: touch(session, caller.shop, sha256)
    ):
        return size
    backend.read(lambda session: parts.require_offset(session, caller.shop, sha256, start))
    return None


def _append(
    backend: Backend, caller: Caller, sha256: str, start: int, arrival: Arrival, *, is_last: bool
) -> Response:
    shop_id, database, blobs = caller.shop, backend.database, backend.blobs
    if arrival.size:
        parts.append(database, blobs, shop_id, sha256, start, arrival)
    end = start + arrival.size
    if not is_last:
        return _answer(204, end, is_complete=False)
    blob = parts.join(database, blobs, shop_id, sha256, backend.settings.limits)
    is_new = settle(database, blobs, shop_id, blob)
    parts.forget(database, blobs, shop_id, sha256)
    return _answer(201 if is_new else 200, end, is_complete=True)


def _whole(backend: Backend, shop_id: str, sha256: str) -> int | None:
    row = backend.read(lambda session: session.get(BlobRow, (shop_id, sha256)))
    if row is None or not backend.blobs.has(shop_id, sha256, row.size):
        return None
    return row.size


def _answer(status: int, offset: int, *, is_complete: bool) -> Response:
    headers = {
        OFFSET_HEADER: str(offset),
        COMPLETE_HEADER: complete_flag(is_complete),
        "Cache-Control": "no-store",
    }
    return Response(status_code=status, headers=headers)
