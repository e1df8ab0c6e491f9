"""What the routes work with, handed to them by FastAPI's dependencies."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, TypeVar

from fastapi import Depends, Path, Request
from sqlalchemy.orm import Session

from merchant_desk.backend import access
from merchant_desk.backend.access import Caller
from merchant_desk.backend.blobs import Blobs
from merchant_desk.backend.database import Database, open_database
from merchant_desk.backend.limiter import Limiter
from merchant_desk.backend.meter import Meter
from merchant_desk.backend.refusals import RefusalError
from merchant_desk.backend.settings import Settings
from merchant_desk.backend.stores import open_blobs
from merchant_desk.wire.problem import Code

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Backend:
    """One running service: its settings and what it keeps."""

    settings: Settings
    database: Database
    blobs: Blobs
    devices: Limiter
    addresses: Limiter
    meter: Meter = field(default_factory=Meter)
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when the service is about to stop, so that long polls end."""

    def read(self, look: Callable[[Session], T]) -> T:
        with self.database.read() as session:
            return look(session)


def open_backend(settings: Settings) -> Backend:
    """Open what ``settings`` name, making it when missing; :class:`DeskError` when unusable."""
    blobs = open_blobs(settings)
    blobs.store.check()
    blobs.arrivals.sweep()
    database = open_database(settings)
    per_device, per_address = settings.requests_per_second, settings.attempts_per_second
    return Backend(
        settings,
        database,
        blobs,
        devices=Limiter(per_device, int(per_device * 10) or 1),
        addresses=Limiter(per_address, int(per_address * 60) or 1),
    )


async def backend_of(request: Request) -> Backend:
    found = request.app.state.backend
    if not isinstance(found, Backend):
        raise TypeError(found)
    return found


BackendDep = Annotated[Backend, Depends(backend_of)]


def caller_of(request: Request, backend: BackendDep) -> Caller:
    """The device whose access token came along; refused with 401 without a good one."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise RefusalError(Code.UNAUTHORIZED)
    caller = backend.read(lambda session: access.authenticate(session, token.strip()))
    backend.devices.take(caller.device)
    return caller


def newcomer(request: Request, backend: BackendDep) -> None:
    """Somebody without an access token: each address may try only so often."""
    backend.addresses.take(request.client.host if request.client else "")


CallerDep = Annotated[Caller, Depends(caller_of)]


async def shop_of(shop: Annotated[str, Path(max_length=64)], caller: CallerDep) -> str:
    """The shop in the path. Another shop's looks as if it did not exist."""
    if shop != caller.shop:
        raise RefusalError(Code.NOT_FOUND)
    return shop


ShopDep = Annotated[str, Depends(shop_of)]
Sha256Path = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")]
IdPath = Annotated[str, Path(pattern=r"^[A-Za-z0-9._-]{1,64}$")]
