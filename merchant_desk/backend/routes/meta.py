"""Step 0: what this backend accepts."""

from datetime import UTC, datetime
from pathlib import Path

from fastapi import APIRouter

from merchant_desk import __version__
from merchant_desk.backend.refusals import RefusalError
from merchant_desk.backend.routes.answers import ALWAYS, example, refuses
from merchant_desk.backend.routes.examples import MOMENT, dumped
from merchant_desk.backend.settings import Settings
from merchant_desk.backend.state import BackendDep
from merchant_desk.core.picture import MediaType
from merchant_desk.wire.access import LimitsMessage, Meta
from merchant_desk.wire.problem import Code, ProblemDetails

router = APIRouter(tags=["meta"])


def _meta(settings: Settings, now: datetime) -> Meta:
    limits = settings.limits
    return Meta(
        version=__version__,
        oldest_client=settings.oldest_client,
        time=now,
        limits=LimitsMessage(
            picture_bytes=limits.picture_bytes,
            picture_pixels=limits.picture_pixels,
            video_bytes=limits.video_bytes,
            text_length=limits.text_length,
            pictures_per_report=limits.pictures_per_report,
            media_types=tuple(MediaType),
            reports_per_order=settings.reports_per_order,
        ),
    )


_EXAMPLES = {
    "problem": example(dumped(RefusalError(Code.ORDER_CAP).details), "what it says"),
    "meta": example(dumped(_meta(Settings(data=Path()), MOMENT)), "what is accepted"),
}


@router.get(
    "/problems/{code}",
    responses={200: _EXAMPLES["problem"], **refuses(Code.NOT_FOUND, *ALWAYS)},
)
def get_problem(code: str) -> ProblemDetails:
    """What every refusal of one code says: its ``type`` leads here."""
    if code not in set(Code):
        raise RefusalError(Code.NOT_FOUND)
    return RefusalError(Code(code)).details


@router.get("/meta", responses={200: _EXAMPLES["meta"], **refuses(*ALWAYS)})
def get_meta(backend: BackendDep) -> Meta:
    """What the service accepts; a desk may be stricter, never laxer."""
    return _meta(backend.settings, datetime.now(UTC))
