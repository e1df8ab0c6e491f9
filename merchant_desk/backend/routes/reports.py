"""Steps 4 and 5: keeping a report once, and telling whether it arrived."""

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from merchant_desk.backend import reports
from merchant_desk.backend.routes.answers import ALWAYS, SIGNED_IN, example, refuses
from merchant_desk.backend.routes.bodies import whole
from merchant_desk.backend.routes.examples import RECEIPT, REPORT_BODY
from merchant_desk.backend.state import Backend, BackendDep, IdPath, ShopDep
from merchant_desk.wire.problem import Code
from merchant_desk.wire.report import Receipt

router = APIRouter(tags=["reports"])

_NEW = example(RECEIPT, "it is kept now")
_REFUSALS = (*SIGNED_IN, *ALWAYS, Code.NOT_FOUND)


@router.put(
    "/shops/{shop}/reports/{report_id}",
    status_code=201,
    responses={
        200: example(RECEIPT, "the same bytes were kept before"),
        201: _NEW,
        **refuses(*_REFUSALS, Code.OTHER_BYTES, Code.ORDER_CAP, Code.MISSING_BLOBS),
    },
    openapi_extra=REPORT_BODY,
)
async def put(
    shop: ShopDep, report_id: IdPath, request: Request, response: Response, backend: BackendDep
) -> Receipt:
    """201 with a receipt; 200 with the same receipt when the same bytes come again."""
    body = await whole(request, backend.settings.report_bytes, backend.settings.silence)
    receipt, is_new = await run_in_threadpool(_keep, backend, shop, report_id, body)
    response.status_code = 201 if is_new else 200
    return receipt


@router.get(
    "/shops/{shop}/reports/{report_id}",
    responses={200: example(RECEIPT, "it arrived"), **refuses(*_REFUSALS)},
)
def get(shop: ShopDep, report_id: IdPath, backend: BackendDep) -> Receipt:
    return backend.read(lambda session: reports.find(session, shop, report_id))


def _keep(backend: Backend, shop_id: str, report_id: str, body: bytes) -> tuple[Receipt, bool]:
    same = backend.read(lambda session: reports.known(session, shop_id, report_id, body))
    if same is not None:
        return same, False
    report = reports.read(body, shop_id, report_id, backend.settings.limits)
    return backend.database.write(
        lambda session: reports.keep(session, backend.settings, shop_id, report, body)
    )
