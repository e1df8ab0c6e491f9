"""Running the service: in the foreground of a process, or in a thread of one that embeds it."""

import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlunsplit

import uvicorn

from merchant_desk.backend.problems import ADDRESS_UNUSABLE
from merchant_desk.backend.service import create_app
from merchant_desk.backend.settings import Settings
from merchant_desk.backend.state import Backend
from merchant_desk.core.errors import DeskError

_GRACE_SECONDS = 10
_START_SECONDS = 30


class _Server(uvicorn.Server):
    """Says when it accepts, and ends long polls before it waits for requests to finish."""

    def __init__(self, settings: Settings, listener: socket.socket, ready: Callable[[], None]):
        app = create_app(settings)
        super().__init__(
            uvicorn.Config(
                app,
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=_GRACE_SECONDS,
            )
        )
        self._backend: Backend = app.state.backend
        self._listener = listener
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._backend.stopping.set()
        await super().shutdown(sockets)

    def work(self) -> None:
        self.run([self._listener])

    def follow_stdin(self) -> None:
        """Read to the end of the standard input, past Python's own buffer and its lock."""
        while os.read(0, 4096):
            pass
        self.should_exit = True


def serve(
    settings: Settings, host: str = "127.0.0.1", port: int = 8000, *, follow_stdin: bool = False
) -> None:
    """Serve until SIGTERM or SIGINT, then finish what is under way and return.

    Prints ``listening on`` and its address once connections are accepted; port 0 takes a free one.
    With ``follow_stdin`` the end of the standard input ends it too: a child does not outlive the
    program that holds the other end, however that one ends.
    :class:`DeskError` when the address or the data cannot be used.
    """
    listener = _listen(host, port)

    def ready() -> None:
        sys.stdout.write(f"listening on {_url(listener)}\n")
        sys.stdout.flush()

    with listener:
        server = _Server(settings, listener, ready)
        # uvicorn raises a caught signal once more after its orderly stop: to it, we are deaf.
        handlers = {
            number: signal.signal(number, server.handle_exit)
            for number in (signal.SIGINT, signal.SIGTERM)
        }
        if follow_stdin:
            threading.Thread(target=server.follow_stdin, daemon=True).start()
        try:
            server.work()
        finally:
            for number, handler in handlers.items():
                signal.signal(number, handler)


@contextmanager
def running(settings: Settings, host: str = "127.0.0.1", port: int = 0) -> Iterator[str]:
    """The service in a thread of this process, as its address; leaving stops it in order."""
    with _listen(host, port) as listener:
        accepts = threading.Event()
        server = _Server(settings, listener, accepts.set)
        thread = threading.Thread(target=server.work, name="backend")
        thread.start()
        try:
            if not accepts.wait(_START_SECONDS):
                raise DeskError(ADDRESS_UNUSABLE, host=host, port=port, detail="timeout")
            yield _url(listener)
        finally:
            server.should_exit = True
            thread.join()


def _listen(host: str, port: int) -> socket.socket:
    """A listener whose connections send small answers at once. They take this over from it: a
    server that is given its listener does not see to it, and each answer's body would wait 40 ms
    for the acknowledgement of its head.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        raise DeskError(ADDRESS_UNUSABLE, host=host, port=port, detail=str(error)) from error
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def _url(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    place = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    return urlunsplit(("http", place, "", "", ""))
