"""Step 7: the change feed, with a long poll."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Query, Request
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool

from merchant_desk.backend import feed
from merchant_desk.backend.routes.answers import ALWAYS, SIGNED_IN, example, refuses
from merchant_desk.backend.routes.examples import CHANGES
from merchant_desk.backend.state import BackendDep, ShopDep
from merchant_desk.wire.changes import ChangePage
from merchant_desk.wire.problem import Code

router = APIRouter(tags=["changes"])

_LOOK_SECONDS = 0.5
"""How often a waiting request looks for news. Looking works across processes: a review made on the
command line, or another process of the same service, reaches every desk that waits."""


@router.get(
    "/shops/{shop}/changes",
    responses={
        200: example(CHANGES, "what changed, oldest first"),
        **refuses(*SIGNED_IN, *ALWAYS, Code.NOT_FOUND, Code.CURSOR_GONE),
    },
)
async def get(
    shop: ShopDep,
    request: Request,
    backend: BackendDep,
    cursor: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=1000)] = 500,
    wait: Annotated[float, Query(ge=0, le=30, description="seconds")] = 0,
) -> ChangePage:
    """Changes after ``cursor``. Without any, answer only after ``wait`` seconds or with the first;
    meanwhile no thread is held.
    """

    def look(session: Session) -> ChangePage:
        return feed.page(session, shop, cursor, limit)

    loop = asyncio.get_running_loop()
    end = loop.time() + wait
    while True:
        page = await run_in_threadpool(backend.read, look)
        left = end - loop.time()
        if page.changes or left <= 0 or backend.stopping.is_set():
            return page
        if await request.is_disconnected():
            return page
        try:
            async with asyncio.timeout(min(left, _LOOK_SECONDS)):
                await backend.stopping.wait()
        except TimeoutError:
            continue
