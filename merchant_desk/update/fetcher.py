"""What the framework fetches, by our own HTTP: each file has a limit of time as a whole."""

import threading
from collections.abc import Generator, Iterator

import requests
from tuf.api.exceptions import DownloadError, DownloadHTTPError
from tuf.ngclient.fetcher import FetcherInterface

from merchant_desk import __version__
from merchant_desk.sync.deadline import adapter, deadline

_CONNECT_SECONDS = 5
_READ_SECONDS = 60
_CHUNK = 1024**2
PATIENCE = 30.0
"""Seconds that a file may take whatever its line is like, besides its bytes' time."""
_SLOWEST = 32 * 1024
"""Bytes a second: a line that is slower counts as cut."""


class Fetcher(FetcherInterface):
    """For one thread."""

    def __init__(self, stopping: threading.Event, patience: float = PATIENCE) -> None:
        """Nothing more is fetched once ``stopping`` is set."""
        self._stopping = stopping
        self._patience = patience
        self._under_way = self._pieces("")
        self._session = requests.Session()
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, adapter())

    def close(self) -> None:
        """Also when a file was given up in its middle, as one that is too long is."""
        self._under_way.close()
        self._session.close()

    def _fetch(self, url: str) -> Iterator[bytes]:
        self._under_way = self._pieces(url)
        return self._under_way

    def _pieces(self, url: str) -> Generator[bytes, None, None]:
        with (
            deadline(self._patience) as limit,
            self._session.get(
                url,
                headers={"User-Agent": f"merchant-desk/{__version__}"},
                timeout=(_CONNECT_SECONDS, _READ_SECONDS),
                stream=True,
            ) as response,
        ):
            if response.status_code != 200:
                raise DownloadHTTPError(f"{response.status_code} {url}", response.status_code)
            length = response.headers.get("Content-Length", "")
            limit(self._patience + (int(length) if length.isdecimal() else 0) / _SLOWEST)
            for piece in response.iter_content(_CHUNK):
                if self._stopping.is_set():
                    raise DownloadError("given up")
                yield piece
