"""What surrounds every request: our name on the answer, and an end to what comes in."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from merchant_desk import __version__
from merchant_desk.wire.base import API, SERVER_HEADER

_FILES = f"{API}/blobs/"


class Named:
    """Puts our header on every answer, so that a desk can tell it from a captive portal's."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def named(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)[SERVER_HEADER] = __version__
            await send(message)

        await self._app(scope, receive, named)


class Bounded:
    """Refuses a body of more than ``longest`` bytes before it is in memory. Files are streamed, and
    their routes have limits of their own.
    """

    def __init__(self, app: ASGIApp, longest: int) -> None:
        self._app = app
        self._longest = longest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(_FILES):
            await self._app(scope, receive, send)
            return
        length = Headers(scope=scope).get("Content-Length", "")
        announced = int(length) if length.isdecimal() and len(length) < 20 else 0
        came = 0

        async def bounded() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if max(came, announced) > self._longest:
                raise HTTPException(413)
            return message

        await self._app(scope, bounded, send)
