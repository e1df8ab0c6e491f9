"""A limit for a whole request: a line that gives a byte now and then is cut all the same."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

_guarded = threading.local()


class _Guard:
    """Shuts the request's connection down when its time is over, whatever it waits for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._is_over = False
        self._timer = threading.Timer(0, self.expire)

    def watch(self, connected: socket.socket) -> None:
        with self._lock:
            self._socket = connected
            if self._is_over:
                _shut(connected)

    def start(self, seconds: float) -> None:
        """From now on, in place of what was left."""
        self.stop()
        self._timer = threading.Timer(seconds, self.expire)
        self._timer.start()

    def stop(self) -> None:
        self._timer.cancel()
        if self._timer.ident is not None:
            self._timer.join()

    def expire(self) -> None:
        with self._lock:
            self._is_over = True
            if self._socket is not None:
                _shut(self._socket)


@contextmanager
def deadline(seconds: float) -> Iterator[Callable[[float], None]]:
    """Cut what this thread sends and receives inside after ``seconds``: it fails as a cut line
    does. Calling what is yielded sets another limit, from then on. For sessions that were given
    :func:`adapter`.
    """
    guard = _Guard()
    _guarded.guard = guard
    guard.start(seconds)
    try:
        yield guard.start
    finally:
        _guarded.guard = None
        guard.stop()


def adapter() -> HTTPAdapter:
    """What lets the requests of a session be cut by :func:`deadline`."""
    return _Adapter()


def _shut(connected: socket.socket) -> None:
    with suppress(OSError):  # it is closed already
        socket.socket.shutdown(connected, socket.SHUT_RDWR)


def _watch(connection: HTTPConnection) -> None:
    guard = getattr(_guarded, "guard", None)
    if isinstance(guard, _Guard) and connection.sock is not None:
        guard.watch(connection.sock)


class _Connection(HTTPConnection):
    def connect(self) -> None:
        super().connect()
        _watch(self)

    def putrequest(self, *words: Any, **options: Any) -> None:
        _watch(self)  # a connection that was kept from the request before
        super().putrequest(*words, **options)


class _SecureConnection(HTTPSConnection):
    def connect(self) -> None:
        super().connect()
        _watch(self)

    def putrequest(self, *words: Any, **options: Any) -> None:
        _watch(self)
        super().putrequest(*words, **options)


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _SecureConnection


class _Adapter(HTTPAdapter):
    def init_poolmanager(self, *words: Any, **options: Any) -> None:
        super().init_poolmanager(*words, **options)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _SecurePool}
