"""A proxy between desk and backend that lies, cuts, repeats and dawdles, as its plan says."""

import http.client
import json
import socket
import struct
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from typing import Self

from merchant_desk.wire.base import PROBLEM_TYPE, SERVER_HEADER

_MOST = 2**20


@dataclass(frozen=True)
class Request:
    """A request as it came from the desk."""

    method: str
    path: str
    raw: bytes
    body_at: int

    @property
    def step(self) -> str:
        """``token``, ``meta``, ``blobs:check``, ``blobs``, ``reports``, ``changes``, with the
        method.
        """
        words = self.path.partition("?")[0].split("/")
        noun = next(
            (
                w
                for w in ("token", "meta", "blobs:check", "changes", "reports", "blobs")
                if w in words
            ),
            words[-1],
        )
        return f"{self.method} {noun}"


@dataclass(frozen=True)
class Act:
    """What happens to one request.

    ``cut_request`` and ``cut_answer`` say after how many bytes the connection is reset;
    ``status`` is answered without asking the backend; ``times`` deliver the request again;
    ``late`` delivers it only after the desk was cut off; ``rate`` is in bytes a second.
    """

    cut_request: int | None = None
    cut_answer: int | None = None
    status: int = 0
    code: str = ""
    retry_after: int | None = None
    portal: bool = False
    times: int = 1
    late: float = 0
    delay: float = 0
    rate: float = 0


PASS = Act()
Plan = Callable[[Request], Act]


@dataclass
class Proxy:
    """Listens on a port of its own for one backend; ``plan`` may be changed at any time."""

    upstream: int
    plan: Plan = lambda _: PASS
    seen: list[str] = field(default_factory=list)
    """The steps that came, in order."""

    def __enter__(self) -> Self:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._threads: list[threading.Thread] = []
        self._open: set[socket.socket] = set()
        self._accepter = threading.Thread(target=self._accept)
        self._accepter.start()
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._accepter.join()
        for each in tuple(self._open):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()

    @property
    def port(self) -> int:
        return int(self._listener.getsockname()[1])

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(client,))
            self._threads = [t for t in self._threads if t.is_alive()] + [thread]
            self._open.add(client)
            thread.start()

    def _serve(self, client: socket.socket) -> None:
        try:
            with closing(client), client.makefile("rb") as stream:
                while (request := _read(stream)) is not None:
                    self.seen.append(request.step)
                    if not self._act(client, request, self.plan(request)):
                        reset(client)
                        return
        except OSError:
            return
        finally:
            self._open.discard(client)

    def _act(self, client: socket.socket, request: Request, act: Act) -> bool:
        """Whether the connection goes on."""
        if act.delay:
            threading.Event().wait(act.delay)
        if act.portal:
            client.sendall(_PORTAL)
            return True
        if act.status:
            client.sendall(_refusal(act))
            return True
        if act.cut_request is not None:
            self._send_part(request.raw[: act.cut_request])
            return False
        if act.late:
            reset(client)
            threading.Event().wait(act.late)
            self._forward(request)
            return False
        answer = b""
        for _ in range(act.times):
            answer = self._forward(request)
        if act.cut_answer is not None:
            client.sendall(answer[: act.cut_answer])
            return False
        if act.rate:
            for at in range(len(answer)):
                client.sendall(answer[at : at + 1])
                threading.Event().wait(1 / act.rate)
            return True
        client.sendall(answer)
        return bool(answer)

    def _forward(self, request: Request) -> bytes:
        """The backend's whole answer; nothing when it gave none."""
        headers = dict(
            line.split(": ", 1)
            for line in request.raw[: request.body_at].decode("latin-1").split("\r\n")[1:]
            if ": " in line
        )
        headers |= {"Connection": "close"}
        server = http.client.HTTPConnection("127.0.0.1", self.upstream, timeout=30)
        try:
            body = request.raw[request.body_at :]
            server.request(request.method, request.path, body or None, headers)
            with server.getresponse() as answer:
                lines = [f"HTTP/1.1 {answer.status} {answer.reason}"]
                content = answer.read()
                kept = [
                    f"{name}: {value}"
                    for name, value in answer.getheaders()
                    if name.lower() not in {"connection", "content-length", "transfer-encoding"}
                ]
                lines += [*kept, f"Content-Length: {len(content)}"]
                return "\r\n".join([*lines, "", ""]).encode("latin-1") + content
        except (OSError, http.client.HTTPException):
            return b""
        finally:
            server.close()

    def _send_part(self, part: bytes) -> None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.upstream)) as server:
            server.sendall(part)
            reset(server)


def reset(connection: socket.socket) -> None:
    """End it with RST, not with an orderly FIN."""
    with suppress(OSError):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.shutdown(socket.SHUT_RD)
        connection.close()


def _read(stream: "socket.SocketIO | object") -> Request | None:
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        line = stream.readline()  # type: ignore[attr-defined]
        if not line or len(head) > _MOST:
            return None
        head += line
    method, path, _ = head.split(b"\r\n", 1)[0].decode("latin-1").split(" ", 2)
    length = 0
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    body = stream.read(length) if length else b""  # type: ignore[attr-defined]
    return Request(method, path, head + body, len(head))


def _refusal(act: Act) -> bytes:
    details = {
        "type": f"urn:problem/{act.code or 'fault'}",
        "title": "a fault of the proxy's",
        "status": act.status,
    }
    content = b"" if act.status == 204 else json.dumps(details).encode()
    wait = "" if act.retry_after is None else f"Retry-After: {act.retry_after}\r\n"
    head = (
        f"HTTP/1.1 {act.status} Fault\r\nContent-Type: {PROBLEM_TYPE}\r\n{SERVER_HEADER}: 0\r\n"
        f"{wait}Content-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content


_PAGE = b"<html><body>Please log in</body></html>"
_PORTAL = (
    f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(_PAGE)}\r\n\r\n"
).encode() + _PAGE
