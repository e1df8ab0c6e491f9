"""Step 1: pairing a desk, and keeping it signed in."""

from fastapi import APIRouter

from merchant_desk.backend import access
from merchant_desk.backend.state import BackendDep
from merchant_desk.wire.access import Paired, PairRequest, TokenRequest, Tokens

router = APIRouter()


@router.post("/devices", status_code=201)
def pair(request: PairRequest, backend: BackendDep) -> Paired:
    life = backend.settings.token_life
    return backend.database.write(
        lambda session: access.pair(session, request.code, request.device, life)
    )


@router.post("/token")
def refresh(request: TokenRequest, backend: BackendDep) -> Tokens:
    life = backend.settings.token_life
    return backend.database.write(lambda session: access.refresh(session, request.refresh, life))
