"""Templates, and the files that a page loads."""

from functools import cache
from pathlib import Path
from urllib.parse import quote

from fastapi import Request, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from merchant_desk.backend.review import reviewers
from merchant_desk.backend.review.words import REASONS, words
from merchant_desk.evidence.dossier.wording import moment

_HERE = Path(__file__).parent
_ASSETS = {"style.css": "text/css", "keys.js": "text/javascript", "icon.svg": "image/svg+xml"}
SHOWN = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif", "image/bmp"})
"""What every browser can show."""

PAGE_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; img-src 'self'; media-src 'self'; "
    "style-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


def page(request: Request, template: str, *, status: int = 200, **facts: object) -> Response:
    """The page of ``template`` in the browser's language."""
    language, own = words(request.headers.get("Accept-Language", ""))
    token = request.cookies.get("review", "")
    text = (
        _environment()
        .get_template(template)
        .render(
            language=language,
            t=own,
            key=reviewers.form_key(token),
            reasons=REASONS,
            shown=SHOWN,
            **facts,
        )
    )
    return Response(text, status, PAGE_HEADERS, media_type="text/html")


def asset(name: str) -> Response | None:
    """One of the files that pages load."""
    if name not in _ASSETS:
        return None
    content = _HERE.joinpath("static", name).read_bytes()
    headers = {"Cache-Control": "max-age=3600", "X-Content-Type-Options": "nosniff"}
    return Response(content, headers=headers, media_type=_ASSETS[name])


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["moment"] = moment
    made.filters["part"] = lambda text: quote(text, safe="")
    return made
