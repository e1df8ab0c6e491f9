"""The service put together: routes, refusals, and the header that says who answered."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from merchant_desk import __version__
from merchant_desk.backend import problems, reuse
from merchant_desk.backend.chores import tidy_due
from merchant_desk.backend.guide import page as guide
from merchant_desk.backend.meter import Metered
from merchant_desk.backend.middleware import Bounded, Named
from merchant_desk.backend.platform.collect import Collector
from merchant_desk.backend.platform.worker import PlatformWorker
from merchant_desk.backend.refusals import RefusalError
from merchant_desk.backend.review import pages
from merchant_desk.backend.routes import blobs, changes, devices, health, meta, parts, reports
from merchant_desk.backend.routes.answers import answer
from merchant_desk.backend.settings import Settings
from merchant_desk.backend.state import Backend, open_backend
from merchant_desk.core.errors import DeskError
from merchant_desk.wire.base import API
from merchant_desk.wire.problem import Code

_CHORES_SECONDS = 300
_FINGERPRINTS_SECONDS = 3

_log = logging.getLogger(__name__)


def create_app(settings: Settings) -> FastAPI:
    """The service over what ``settings`` name; :class:`DeskError` when that cannot be used."""
    backend = open_backend(settings)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        chores = asyncio.gather(_chores(backend), _fingerprints(backend))
        limits = backend.settings.limits
        platforms = PlatformWorker(
            Collector(database=backend.database, blobs=backend.blobs, limits=limits)
        )
        with platforms:
            yield
            backend.stopping.set()
            await run_in_threadpool(platforms.stop)
        await chores
        backend.database.close()

    app = FastAPI(
        title="Merchant Desk",
        version=__version__,
        lifespan=lifespan,
        redirect_slashes=False,
        docs_url=None,
        redoc_url=None,
        openapi_url=f"{API}/openapi.json",
    )
    app.state.backend = backend
    for room in (meta, devices, blobs, parts, reports, changes):
        app.include_router(room.router, prefix=API)
    app.include_router(health.router)
    app.include_router(pages.router)
    app.include_router(guide.router, prefix=API)
    app.add_middleware(Bounded, longest=settings.report_bytes)
    app.add_middleware(Metered, meter=backend.meter)
    app.add_middleware(Named)
    app.add_exception_handler(RefusalError, _refused)
    app.add_exception_handler(DeskError, _troubled)
    app.add_exception_handler(RequestValidationError, _misspoken)
    app.add_exception_handler(HTTPException, _unrouted)
    app.add_exception_handler(pages.NotSignedInError, pages.not_signed_in)
    app.add_exception_handler(pages.GoneError, pages.gone)
    app.add_exception_handler(pages.ExpiredError, pages.expired)
    app.add_exception_handler(Exception, _broken)
    return app


async def _chores(backend: Backend) -> None:
    """Tidy up now and then, until the service stops."""
    while not backend.stopping.is_set():
        try:
            async with asyncio.timeout(_CHORES_SECONDS):
                await backend.stopping.wait()
        except TimeoutError:
            try:
                await run_in_threadpool(tidy_due, backend.database, backend.blobs)
            except DeskError as error:
                _log.warning("tidying up is put off: %s", error)


async def _fingerprints(backend: Backend) -> None:
    """Look for what other shops have reported, too, until the service stops: at most half of the
    time, as requests come first.
    """
    while not backend.stopping.is_set():
        start = time.monotonic()
        try:
            more = await run_in_threadpool(reuse.take_next, backend.database, backend.blobs)
        except DeskError as error:
            _log.warning("fingerprints are put off: %s", error)
            more = False
        pause = time.monotonic() - start if more else _FINGERPRINTS_SECONDS
        with suppress(TimeoutError):
            async with asyncio.timeout(pause):
                await backend.stopping.wait()


async def _refused(_: Request, error: Exception) -> Response:
    if not isinstance(error, RefusalError):
        raise error
    return answer(error)


async def _troubled(_: Request, error: Exception) -> Response:
    """What the disk or the database could not do: the operator reads why in the log."""
    if not isinstance(error, DeskError):
        raise error
    _log.error("%s", error, exc_info=error)
    codes = {
        problems.STORAGE_FULL: Code.STORAGE_FULL,
        problems.STORAGE_BUSY: Code.UNAVAILABLE,
        problems.DATABASE_AWAY: Code.UNAVAILABLE,
        problems.BLOBS_AWAY: Code.UNAVAILABLE,
    }
    return answer(RefusalError(codes.get(error.problem, Code.INTERNAL)))


async def _misspoken(_: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    return answer(RefusalError(Code.BAD_REQUEST, f"{place}：{first['msg']}"))


async def _unrouted(_: Request, error: Exception) -> Response:
    """A path or a method that we do not have."""
    if not isinstance(error, HTTPException):
        raise error
    codes = {404: Code.NOT_FOUND, 413: Code.TOO_LARGE}
    code = codes.get(error.status_code, Code.BAD_REQUEST)
    status = None if error.status_code == 400 else error.status_code
    response = answer(RefusalError(code, status=status))
    response.headers.update(error.headers or {})
    return response


async def _broken(_: Request, error: Exception) -> Response:
    """A fault of ours: the server logs it, the desk tries again later."""
    del error
    return answer(RefusalError(Code.INTERNAL))
