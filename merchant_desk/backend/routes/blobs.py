"""Steps 2 and 3: files by their SHA-256. They are streamed, never held in memory."""

from collections.abc import AsyncIterator

from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse
from sqlalchemy import select
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from merchant_desk.backend.blobs import enter, size_limit, touch
from merchant_desk.backend.models import BlobRow
from merchant_desk.backend.refusals import RefusalError
from merchant_desk.backend.state import Backend, BackendDep, CallerDep, Sha256Path, ShopDep
from merchant_desk.backend.store import Arrival
from merchant_desk.wire.blobs import BlobAnswer, BlobNeed, BlobQuery, content_digest
from merchant_desk.wire.problem import Code

router = APIRouter()

_WRITE = 1024**2
"""Bytes that are gathered before a thread writes them: hopping costs more than copying."""


@router.post("/blobs:check")
def check(query: BlobQuery, backend: BackendDep, caller: CallerDep) -> BlobAnswer:
    """Which files the caller's shop has. Another shop's files are never told of."""
    names = [blob.sha256 for blob in query.blobs]
    rows = select(BlobRow.sha256, BlobRow.size).where(
        BlobRow.shop_id == caller.shop, BlobRow.sha256.in_(names)
    )
    found = backend.read(lambda session: session.execute(rows).all())
    have = {r.sha256 for r in found if backend.blobs.has(caller.shop, r.sha256, r.size)}
    return BlobAnswer(
        have=tuple(name for name in names if name in have),
        need=tuple(BlobNeed(sha256=name) for name in names if name not in have),
    )


@router.put("/blobs/{sha256}")
async def put(
    sha256: Sha256Path, request: Request, backend: BackendDep, caller: CallerDep
) -> Response:
    """Take a whole file: 201 when it is new to the shop, 200 when it was known."""
    digests = request.headers.get("Content-Digest", "").split(",")
    if content_digest(sha256) not in (digest.strip() for digest in digests):
        raise RefusalError(Code.WRONG_DIGEST, "Content-Digest 与地址中的 SHA-256 不符")
    announced = request.headers.get("Content-Length", "")
    if announced.isdecimal() and int(announced) > backend.settings.limits.video_bytes:
        raise RefusalError(Code.TOO_LARGE)
    arrival = await run_in_threadpool(backend.blobs.arrivals.receive)
    with arrival:
        await _receive(request, arrival, backend)
        is_new = await run_in_threadpool(_keep, backend, caller.shop, sha256, arrival)
    return Response(status_code=201 if is_new else 200)


@router.get("/shops/{shop}/blobs/{sha256}")
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


async def _receive(request: Request, arrival: Arrival, backend: Backend) -> None:
    limits = backend.settings.limits
    try:
        async for data in _gathered(request.stream()):
            await run_in_threadpool(arrival.write, data)
            if arrival.size > size_limit(arrival.media_type, limits):
                raise RefusalError(Code.TOO_LARGE)
    except ClientDisconnect as error:
        raise RefusalError(Code.BAD_REQUEST, "文件没有传完") from error


async def _gathered(stream: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    gathered = bytearray()
    async for data in stream:
        gathered += data
        if len(gathered) >= _WRITE:
            yield bytes(gathered)
            gathered.clear()
    if gathered:
        yield bytes(gathered)


def _keep(backend: Backend, shop_id: str, sha256: str, arrival: Arrival) -> bool:
    """Keep the bytes, then the row that tells of them.

    A known row is touched first, so that nothing collects it while its bytes are written again;
    of a new one the bytes are looked at last, in case that they were collected as a stray's.
    """
    is_known = backend.database.write(lambda session: touch(session, shop_id, sha256))
    blob = backend.blobs.keep(shop_id, arrival, sha256)
    is_new = backend.database.write(lambda session: enter(session, shop_id, blob))
    if not is_known and not backend.blobs.has(shop_id, sha256, blob.size):
        raise RefusalError(Code.UNAVAILABLE)
    return is_new
