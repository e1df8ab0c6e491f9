"""For the operator's machines: whether the process lives, whether it can work, and its numbers."""

from ipaddress import ip_address

from fastapi import APIRouter, Request, Response
from sqlalchemy import text

from merchant_desk.backend.refusals import RefusalError
from merchant_desk.backend.routes.answers import example, refuses
from merchant_desk.backend.state import BackendDep
from merchant_desk.wire.base import Message
from merchant_desk.wire.problem import Code

router = APIRouter(tags=["health"])


class Health(Message):
    status: str


@router.get("/healthz", responses={200: example({"status": "ok"}, "it lives")})
def healthz() -> Health:
    """The process answers."""
    return Health(status="ok")


@router.get(
    "/readyz",
    responses={200: example({"status": "ready"}, "it can work"), **refuses(Code.UNAVAILABLE)},
)
def readyz(backend: BackendDep) -> Health:
    """Database and blob store can be used, and the service is not about to stop."""
    if backend.stopping.is_set():
        raise RefusalError(Code.UNAVAILABLE)
    backend.read(lambda session: session.execute(text("SELECT 1")))
    backend.blobs.store.check()
    return Health(status="ready")


@router.get("/metrics", response_class=Response, responses=refuses(Code.NOT_FOUND))
def metrics(request: Request, backend: BackendDep) -> Response:
    """The numbers of this process for Prometheus; only for who asks from the same machine."""
    is_near = request.client is not None and ip_address(request.client.host).is_loopback
    if not is_near or "X-Forwarded-For" in request.headers or "Forwarded" in request.headers:
        raise RefusalError(Code.NOT_FOUND)
    return Response(backend.meter.text(), media_type=backend.meter.content_type)
