"""Templates, and the files that a page loads."""

from pathlib import Path

from fastapi import Request, Response

from merchant_desk.backend.rendering import PAGE_HEADERS, environment
from merchant_desk.backend.review import reviewers
from merchant_desk.backend.review.words import REASONS, words

_HERE = Path(__file__).parent
_ASSETS = {"style.css": "text/css", "keys.js": "text/javascript", "icon.svg": "image/svg+xml"}
SHOWN = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif", "image/bmp"})
"""What every browser can show."""


def page(request: Request, template: str, *, status: int = 200, **facts: object) -> Response:
    """The page of ``template`` in the browser's language."""
    language, own = words(request.headers.get("Accept-Language", ""))
    token = request.cookies.get("review", "")
    text = (
        environment(_HERE / "templates")
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
