"""Steps 2 and 3: files by their SHA-256, at once. They are streamed, never held in memory."""

from typing import Annotated

from fastapi import APIRouter, Header, Request, Response
from fastapi.responses import StreamingResponse
from sqlalchemy import select
from starlette.concurrency import run_in_threadpool

from merchant_desk.backend import parts
from merchant_desk.backend.blobs import settle, size_limit
from merchant_desk.backend.models import BlobRow
from merchant_desk.backend.refusals import RefusalError
from merchant_desk.backend.routes.answers import (
    ALWAYS,
    BINARY_BODY,
    FILE_ANSWER,
    SIGNED_IN,
    example,
    refuses,
)
from merchant_desk.backend.routes.bodies import announced, receive
from merchant_desk.backend.routes.examples import BLOB_ANSWER, BLOB_QUERY
from merchant_desk.backend.state import Backend, BackendDep, CallerDep, Sha256Path, ShopDep
from merchant_desk.backend.store import Arrival
from merchant_desk.wire.blobs import BlobAnswer, BlobNeed, BlobQuery, content_digest
from merchant_desk.wire.problem import Code

router = APIRouter(tags=["blobs"])


@router.post(
    "/blobs:check",
    responses={200: example(BLOB_ANSWER, "what to upload"), **refuses(*SIGNED_IN, *ALWAYS)},
    openapi_extra=BLOB_QUERY,
)
def check(query: BlobQuery, backend: BackendDep, caller: CallerDep) -> BlobAnswer:
    """Which files the caller's shop has, and how much of the others. Another shop's files are
    never told of.
    """
    names = [blob.sha256 for blob in query.blobs]
    rows = select(BlobRow.sha256, BlobRow.size).where(
        BlobRow.shop_id == caller.shop, BlobRow.sha256.in_(names)
    )
    found = backend.read(lambda session: session.execute(rows).all())
    have = {r.sha256 for r in found if backend.blobs.has(caller.shop, r.sha256, r.size)}
    missing = [name for name in names if name not in have]
    there = backend.read(lambda session: parts.offsets(session, caller.shop, missing))
    return BlobAnswer(
        have=tuple(name for name in names if name in have),
        need=tuple(BlobNeed(sha256=name, offset=there.get(name, 0)) for name in missing),
    )


@router.put(
    "/blobs/{sha256}",
    status_code=201,
    response_class=Response,
    responses={
        200: {"description": "it was known"},
        **refuses(*SIGNED_IN, *ALWAYS, Code.WRONG_DIGEST),
    },
    openapi_extra=BINARY_BODY,
)
async def put(
    sha256: Sha256Path,
    request: Request,
    backend: BackendDep,
    caller: CallerDep,
    digest: Annotated[str, Header(alias="Content-Digest")],
) -> Response:
    """Take a whole file: 201 when it is new to the shop, 200 when it was known."""
    if content_digest(sha256) not in (each.strip() for each in digest.split(",")):
        raise RefusalError(Code.WRONG_DIGEST, "Content-Digest 与地址中的 SHA-256 不符")
    limits = backend.settings.limits
    if announced(request) > limits.video_bytes:
        raise RefusalError(Code.TOO_LARGE)
    with backend.blobs.arrivals.receive() as arrival:
        await receive(
            request,
            arrival,
            lambda: size_limit(arrival.media_type, limits),
            backend.settings.silence,
        )
        is_new = await run_in_threadpool(_keep, backend, caller.shop, sha256, arrival)
    return Response(status_code=201 if is_new else 200)


@router.get(
    "/shops/{shop}/blobs/{sha256}",
    response_class=StreamingResponse,
    responses={200: FILE_ANSWER, **refuses(*SIGNED_IN, *ALWAYS, Code.NOT_FOUND)},
)
def get(shop: ShopDep, sha256: Sha256Path, backend: BackendDep) -> StreamingResponse:
    """A file of the shop: a chat picture, a product photo, what a report rests on."""
    row = backend.read(lambda session: session.get(BlobRow, (shop, sha256)))
    if row is None or not backend.blobs.has(shop, sha256, row.size):
        raise RefusalError(Code.NOT_FOUND)
    return StreamingResponse(
        backend.blobs.read(shop, sha256),
        media_type=row.media_type or "application/octet-stream",
        headers={
            "Content-Length": str(row.size),
            "Cache-Control": "private, max-age=31536000, immutable",
            "X-Content-Type-Options": "nosniff",
        },
    )


def _keep(backend: Backend, shop_id: str, sha256: str, arrival: Arrival) -> bool:
    """Keep the bytes, then the row that tells of them."""
    blob = backend.blobs.keep(shop_id, arrival, sha256)
    return settle(backend.database, backend.blobs, shop_id, blob)
