"""How bodies come in: a piece at a time, never more than is allowed, never for ever."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from merchant_desk.backend.refusals import RefusalError
from merchant_desk.backend.store import Arrival
from merchant_desk.wire.problem import Code


def announced(request: Request) -> int:
    """How many bytes the body claims to have; 0 when it does not say."""
    length = request.headers.get("Content-Length", "")
    return int(length) if length.isdecimal() and len(length) < 20 else 0


async def receive(
    request: Request, arrival: Arrival, limit: Callable[[], int], silence: timedelta
) -> None:
    """Give the body to ``arrival``; refused past ``limit``, which is asked as bytes come in."""
    async for data in stream(request, silence):
        if arrival.take(data):
            await run_in_threadpool(arrival.flush)
        if arrival.size > limit():
            raise RefusalError(Code.TOO_LARGE)


async def whole(request: Request, longest: int, silence: timedelta) -> bytes:
    """The body, when it has at most ``longest`` bytes; refused otherwise."""
    body = bytearray()
    async for data in stream(request, silence):
        body += data
        if len(body) > longest:
            raise RefusalError(Code.TOO_LARGE)
    return bytes(body)


async def stream(request: Request, silence: timedelta) -> AsyncIterator[bytes]:
    """The body as it comes; refused when the sender stops in the middle, or is silent too long."""
    pieces = request.stream()
    try:
        while True:
            async with asyncio.timeout(silence.total_seconds()):
                piece = await anext(pieces, None)
            if piece is None:
                return
            yield piece
    except (ClientDisconnect, TimeoutError) as error:
        raise RefusalError(Code.BAD_REQUEST, "内容没有传完") from error
