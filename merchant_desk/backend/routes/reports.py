"""Steps 4 to 6: keeping a report once, telling whether it arrived, changing it afterwards."""

from typing import Annotated

from fastapi import APIRouter, Header, Request, Response
from starlette.concurrency import run_in_threadpool

from merchant_desk.backend import amendments, reports
from merchant_desk.backend.routes.answers import ALWAYS, SIGNED_IN, example, refuses
from merchant_desk.backend.routes.bodies import whole
from merchant_desk.backend.routes.examples import RECEIPT, REPORT_BODY, REVISED, REVISION_BODY
from merchant_desk.backend.state import Backend, BackendDep, IdPath, ShopDep
from merchant_desk.wire.problem import Code
from merchant_desk.wire.report import Receipt

router = APIRouter(tags=["reports"])

_REFUSALS = (*SIGNED_IN, *ALWAYS, Code.NOT_FOUND)
_CHANGES = (Code.STALE, Code.NO_CONDITION, Code.DECIDED, Code.WITHDRAWN)
_ETAG = {"headers": {"ETag": {"schema": {"type": "string"}, "description": "for a later If-Match"}}}

IfMatch = Annotated[
    str, Header(alias="If-Match", description="the ETag of the report as it was seen")
]


@router.put(
    "/shops/{shop}/reports/{report_id}",
    status_code=201,
    responses={
        200: example(RECEIPT, "the same bytes were kept before") | _ETAG,
        201: example(RECEIPT, "it is kept now") | _ETAG,
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
    return _tagged(response, receipt)


@router.get(
    "/shops/{shop}/reports/{report_id}",
    responses={200: example(RECEIPT, "it arrived") | _ETAG, **refuses(*_REFUSALS)},
)
def get(shop: ShopDep, report_id: IdPath, response: Response, backend: BackendDep) -> Receipt:
    """The receipt of the report as it is kept now."""
    return _tagged(response, backend.read(lambda session: reports.find(session, shop, report_id)))


@router.post(
    "/shops/{shop}/reports/{report_id}/revisions",
    status_code=201,
    responses={
        200: example(REVISED, "this revision was kept before") | _ETAG,
        201: example(REVISED, "it is kept now") | _ETAG,
        **refuses(*_REFUSALS, *_CHANGES, Code.MISSING_BLOBS),
    },
    openapi_extra=REVISION_BODY,
)
async def revise(
    shop: ShopDep,
    report_id: IdPath,
    request: Request,
    response: Response,
    backend: BackendDep,
    if_match: IfMatch = "",
) -> Receipt:
    """Put a report's next revision in its place: of the same order, counted once."""
    body = await whole(request, backend.settings.report_bytes, backend.settings.silence)
    receipt, is_new = await run_in_threadpool(_revise, backend, shop, report_id, body, if_match)
    response.status_code = 201 if is_new else 200
    return _tagged(response, receipt)


@router.post(
    "/shops/{shop}/reports/{report_id}/withdraw",
    responses={
        200: example(RECEIPT, "it is withdrawn, now or before") | _ETAG,
        **refuses(*_REFUSALS, *_CHANGES),
    },
)
def withdraw(
    shop: ShopDep,
    report_id: IdPath,
    response: Response,
    backend: BackendDep,
    if_match: IfMatch = "",
) -> Receipt:
    """Take a report back that nobody has decided on. It keeps its place under the order's cap."""
    receipt = backend.database.write(
        lambda session: amendments.withdraw(session, shop, report_id, if_match)
    )
    return _tagged(response, receipt)


def _tagged(response: Response, receipt: Receipt) -> Receipt:
    response.headers["ETag"] = receipt.etag
    return receipt


def _keep(backend: Backend, shop_id: str, report_id: str, body: bytes) -> tuple[Receipt, bool]:
    same = backend.read(lambda session: reports.known(session, shop_id, report_id, body))
    if same is not None:
        return same, False
    report = reports.read(body, shop_id, report_id, backend.settings.limits)
    return backend.database.write(
        lambda session: reports.keep(session, backend.settings, shop_id, report, body)
    )


def _revise(
    backend: Backend, shop_id: str, report_id: str, body: bytes, condition: str
) -> tuple[Receipt, bool]:
    backend.read(lambda session: reports.find(session, shop_id, report_id))
    report = reports.read(body, shop_id, report_id, backend.settings.limits)
    return backend.database.write(
        lambda session: amendments.revise(session, shop_id, report, body, condition)
    )
