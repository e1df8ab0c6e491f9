"""Step 1: pairing a desk, keeping it signed in, and taking that away again."""

from fastapi import APIRouter, Depends, Response

from merchant_desk.backend import access
from merchant_desk.backend.routes.answers import ALWAYS, SIGNED_IN, example, refuses
from merchant_desk.backend.routes.examples import (
    DEVICES,
    PAIR_REQUEST,
    PAIRED,
    TOKEN_REQUEST,
    TOKENS,
)
from merchant_desk.backend.state import BackendDep, CallerDep, IdPath, newcomer
from merchant_desk.wire.access import DeviceList, Paired, PairRequest, TokenRequest, Tokens
from merchant_desk.wire.problem import Code

router = APIRouter(tags=["devices"])


@router.post(
    "/devices",
    status_code=201,
    dependencies=[Depends(newcomer)],
    responses={
        201: example(PAIRED, "it is paired"),
        **refuses(*ALWAYS, Code.BAD_PAIRING_CODE, Code.RATE_LIMIT),
    },
    openapi_extra=PAIR_REQUEST,
)
def pair(request: PairRequest, backend: BackendDep) -> Paired:
    """Join a device to the shop that the operator made the code for."""
    life = backend.settings.token_life
    return backend.database.write(
        lambda session: access.pair(session, request.code, request.device, life)
    )


@router.get(
    "/devices",
    responses={200: example(DEVICES, "newest last"), **refuses(*SIGNED_IN, *ALWAYS)},
)
def list_devices(backend: BackendDep, caller: CallerDep) -> DeviceList:
    """The devices of the caller's shop that are signed in."""
    return backend.read(lambda session: access.devices(session, caller))


@router.delete(
    "/devices/{device}",
    status_code=204,
    response_class=Response,
    responses=refuses(*SIGNED_IN, *ALWAYS, Code.NOT_FOUND),
)
def revoke(device: IdPath, backend: BackendDep, caller: CallerDep) -> Response:
    """Sign a device of the caller's shop out, for good; it may be the caller itself."""
    backend.database.write(lambda session: access.revoke(session, caller.shop, device))
    return Response(status_code=204)


@router.post(
    "/token",
    dependencies=[Depends(newcomer)],
    responses={
        200: example(TOKENS, "both are new"),
        **refuses(*ALWAYS, Code.DEVICE_REVOKED, Code.RATE_LIMIT),
    },
    openapi_extra=TOKEN_REQUEST,
)
def refresh(request: TokenRequest, backend: BackendDep) -> Tokens:
    """Change a refresh token for its successor and an access token."""
    life = backend.settings.token_life
    return backend.database.write(lambda session: access.refresh(session, request.refresh, life))
