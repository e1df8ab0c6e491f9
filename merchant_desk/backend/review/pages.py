"""The reviewer's pages, rendered here; they work in any browser, and by keyboard alone.

Whoever is not signed in sees nothing but the form to sign in. Forms bring the session's key along;
what a page loads comes from here alone, and files of shops are never run.
"""

from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import parse_qs, urlencode

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import RedirectResponse, StreamingResponse
from starlette.concurrency import run_in_threadpool

from merchant_desk.backend.models import BlobRow
from merchant_desk.backend.problems import (
    NO_REASON,
    NO_SUCH_REPORT,
    REPORT_CHANGED,
    REPORT_WITHDRAWN,
)
from merchant_desk.backend.refusals import RefusalError
from merchant_desk.backend.rendering import PAGE_HEADERS
from merchant_desk.backend.review import cases, reviewers
from merchant_desk.backend.review.cases import STATES, Filter, Place
from merchant_desk.backend.review.rendering import asset, page
from merchant_desk.backend.routes.bodies import whole
from merchant_desk.backend.state import Backend, BackendDep, IdPath, Sha256Path
from merchant_desk.core.errors import DeskError
from merchant_desk.core.picture import MediaType
from merchant_desk.wire.changes import Verdict

ROOT = "/review"
COOKIE = "review"
_LONGEST_FORM = 16 * 1024
_LONGEST_REASON = 500
_REFUSALS = frozenset({NO_REASON, NO_SUCH_REPORT, REPORT_CHANGED, REPORT_WITHDRAWN})

router = APIRouter(prefix=ROOT, include_in_schema=False)


class NotSignedInError(Exception):
    """The browser has no session: it is shown the way to one."""


class GoneError(Exception):
    """There is no such page."""


class ExpiredError(Exception):
    """The form is not of this session."""


def reviewer_of(request: Request, backend: BackendDep) -> str:
    token, now = request.cookies.get(COOKIE, ""), datetime.now(UTC)
    name = backend.read(lambda session: reviewers.signed_in(session, token, now))
    if name is None:
        raise NotSignedInError
    return name


Reviewer = Annotated[str, Depends(reviewer_of)]


class Wanted:
    """The filter as the address has it; what makes no sense there is taken for nothing."""

    def __init__(
        self,
        state: str = "waiting",
        of: Annotated[str, Query(max_length=64)] = "",
        order: Annotated[str, Query(max_length=64)] = "",
        kind: Annotated[str, Query(max_length=16)] = "",
    ) -> None:
        self.state = state if state in STATES else "waiting"
        self.filter = Filter(standings=STATES[self.state], shop=of, order=order.strip(), kind=kind)

    def query(self, **more: object) -> str:
        """The address's part that leads to the same filter again."""
        known = {
            "state": self.state if self.state != "waiting" else "",
            "of": self.filter.shop,
            "order": self.filter.order,
            "kind": self.filter.kind,
        } | more
        text = urlencode({name: value for name, value in known.items() if value})
        return f"?{text}" if text else ""


WantedDep = Annotated[Wanted, Depends()]


@router.get("/sign-in")
def sign_in_form(request: Request) -> Response:
    return page(request, "sign_in.html", name="", wrong="")


@router.post("/sign-in")
async def sign_in(request: Request, backend: BackendDep) -> Response:
    form = await _form(request, backend)
    name, password = form.get("name", ""), form.get("password", "")
    try:
        backend.addresses.take(request.client.host if request.client else "")
    except RefusalError:
        return page(request, "sign_in.html", status=429, name=name, wrong="slow_down")
    now = datetime.now(UTC)
    token = await run_in_threadpool(
        backend.database.write, lambda session: reviewers.sign_in(session, name, password, now)
    )
    if token is None:
        return page(request, "sign_in.html", status=403, name=name, wrong="wrong")
    response = _to("")
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(reviewers.SESSION_LIFE.total_seconds()),
        path=ROOT,
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )
    return response


@router.post("/sign-out")
async def sign_out(request: Request, backend: BackendDep, _: Reviewer) -> Response:
    await _own_form(request, backend)
    token = request.cookies[COOKIE]
    await run_in_threadpool(
        backend.database.write, lambda session: reviewers.sign_out(session, token)
    )
    response = _to("/sign-in")
    response.delete_cookie(COOKIE, path=ROOT)
    return response


@router.get("")
def queue(
    request: Request,
    backend: BackendDep,
    reviewer: Reviewer,
    wanted: WantedDep,
    at: Annotated[int, Query(ge=0, le=10_000)] = 0,
    done: str = "",
) -> Response:
    with backend.database.read() as session:
        lines, has_more = cases.queue(session, wanted.filter, at)
        number = cases.count(session, wanted.filter)
        shops = cases.shops(session)
    return page(
        request,
        "queue.html",
        reviewer=reviewer,
        wanted=wanted,
        lines=lines,
        count=number,
        shops=shops,
        states=tuple(STATES),
        at=at,
        has_more=has_more,
        done=_verdict(done),
    )


@router.get("/{name}.css")
@router.get("/{name}.js")
@router.get("/{name}.svg")
def file_of_ours(request: Request) -> Response:
    found = asset(request.url.path.rpartition("/")[2])
    if found is None:
        raise GoneError
    return found


@router.get("/shops/{shop}/reports/{report}")
def one_case(
    request: Request,
    backend: BackendDep,
    reviewer: Reviewer,
    wanted: WantedDep,
    shop: IdPath,
    report: IdPath,
    done: str = "",
) -> Response:
    now, place = datetime.now(UTC), Place(shop, report)
    try:
        backend.database.write(lambda session: cases.open_case(session, place, reviewer, now))
    except DeskError as error:
        if error.problem is NO_SUCH_REPORT:
            raise GoneError from error
        raise
    return _shown(request, backend, reviewer, wanted, place, done=done)


@router.post("/shops/{shop}/reports/{report}")
async def decide(
    request: Request,
    backend: BackendDep,
    reviewer: Reviewer,
    wanted: WantedDep,
    shop: IdPath,
    report: IdPath,
) -> Response:
    """Keep the decision and go on to the next case that waits."""
    form = await _own_form(request, backend)
    place, now = Place(shop, report), datetime.now(UTC)
    reason = form.get("reason", "")[:_LONGEST_REASON]
    try:
        verdict = Verdict(form.get("verdict", ""))
    except ValueError as error:
        raise ExpiredError from error
    try:
        await run_in_threadpool(
            backend.database.write,
            lambda session: cases.decide(
                session,
                place,
                reviewer,
                now,
                verdict=verdict,
                reason=reason,
                seen=form.get("seen", ""),
            ),
        )
    except DeskError as error:
        if error.problem not in _REFUSALS:
            raise
        return await run_in_threadpool(
            _shown, request, backend, reviewer, wanted, place, refusal=error, reason=reason
        )
    following = await run_in_threadpool(_following, backend, wanted, place)
    if following is None:
        return _to(wanted.query(done=verdict.value))
    return _to(f"{_path(following)}{wanted.query(done=verdict.value)}")


@router.get("/shops/{shop}/reports/{report}/next")
def next_case(
    backend: BackendDep, _: Reviewer, wanted: WantedDep, shop: IdPath, report: IdPath
) -> Response:
    following = _following(backend, wanted, Place(shop, report))
    return _to((_path(following) if following else "") + wanted.query())


@router.get("/shops/{shop}/files/{sha256}")
def file_of_shop(backend: BackendDep, _: Reviewer, shop: IdPath, sha256: Sha256Path) -> Response:
    """A file of a shop's report, as what its first bytes say that it is."""
    row = backend.read(lambda session: session.get(BlobRow, (shop, sha256)))
    if row is None:
        raise GoneError
    media_type = MediaType(row.media_type).value if row.media_type else "application/octet-stream"
    headers = {
        "Content-Length": str(row.size),
        "Content-Disposition": "inline" if row.media_type else "attachment",
        "Cache-Control": "private, max-age=3600",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
    }
    return StreamingResponse(
        backend.blobs.read(shop, sha256), media_type=media_type, headers=headers
    )


@router.get("/{rest:path}")
def nothing(_: Reviewer, rest: str) -> Response:
    del rest
    raise GoneError


def not_signed_in(_request: Request, _error: Exception) -> Response:
    return _to("/sign-in")


def gone(request: Request, _error: Exception) -> Response:
    return page(request, "problem.html", status=404, what="gone")


def expired(request: Request, _error: Exception) -> Response:
    return page(request, "problem.html", status=403, what="expired")


def _shown(
    request: Request,
    backend: Backend,
    reviewer: str,
    wanted: Wanted,
    place: Place,
    *,
    refusal: DeskError | None = None,
    reason: str = "",
    done: str = "",
) -> Response:
    try:
        found = backend.read(lambda session: cases.case(session, place))
    except DeskError as error:
        if error.problem is NO_SUCH_REPORT:
            raise GoneError from error
        raise
    return page(
        request,
        "case.html",
        status=409 if refusal else 200,
        reviewer=reviewer,
        wanted=wanted,
        case=found,
        refusal=refusal,
        reason=reason or found.reason,
        done=_verdict(done),
    )


def _verdict(text: str) -> str:
    """What the page before says to have been noted."""
    return text if text in {verdict.value for verdict in Verdict} else ""


def _following(backend: Backend, wanted: Wanted, place: Place) -> Place | None:
    return backend.read(lambda session: cases.following(session, wanted.filter, place))


def _path(place: Place) -> str:
    return f"/shops/{place.shop}/reports/{place.report}"


def _to(rest: str) -> Response:
    return RedirectResponse(ROOT + rest, status_code=303, headers=PAGE_HEADERS)


async def _form(request: Request, backend: Backend) -> dict[str, str]:
    body = await whole(request, _LONGEST_FORM, backend.settings.silence)
    fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
    return {name: values[0] for name, values in fields.items()}


async def _own_form(request: Request, backend: Backend) -> dict[str, str]:
    form = await _form(request, backend)
    if not reviewers.is_form_key(request.cookies.get(COOKIE, ""), form.get("key", "")):
        raise ExpiredError
    return form
