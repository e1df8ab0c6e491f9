"""Calls to the Pinduoduo open platform: signed, spaced, and said again when that may help.

The only place of the backend that knows ``requests``. No secret is ever part of an address.
"""

import hashlib
import json
import re
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

import requests

from merchant_desk import __version__
from merchant_desk.backend.platform import problems
from merchant_desk.backend.platform.interface import PlatformError
from merchant_desk.backend.platform.keys import Keys

ROUTER = "https://gw-api.pinduoduo.com/api/router"
REFRESH = "pdd.pop.auth.token.refresh"
_EXPIRED = 10019
_THROTTLED = frozenset({52101, 70031})
_TROUBLED = frozenset({50000, 50002, 52001, 52002, 52102, 52103, 70033})
"""The platform's own trouble: later it may go well."""
_DENIED = frozenset(
    {10000, 10001, 10016, _EXPIRED, 20004, 20005, 20031, 20032, 30000, 30001}
    | {70032, 70034, 70035, 70036}
)
_CONNECT_SECONDS, _READ_SECONDS = 5, 15
_WHOLE_SECONDS = 60
"""An answer that takes longer from first to last byte counts as cut."""
_MOST_BYTES = 32 * 1024**2
_CHUNK = 64 * 1024
_NUMBERS = re.compile(r"\d{6,}(?:-\d+)?")
"""Orders and phones, that the platform's words may name: not for logs."""
_LOCAL = frozenset({"127.0.0.1", "::1", "localhost"})

Answer = Mapping[str, Any]


def signature(secret: str, parameters: Mapping[str, str]) -> str:
    """The platform's ``sign``: MD5, in upper case, of what is sent, sorted, between the secret."""
    said = "".join(name + parameters[name] for name in sorted(parameters))
    digest = hashlib.md5(f"{secret}{said}{secret}".encode(), usedforsecurity=False)
    return digest.hexdigest().upper()


def over_https(url: str) -> str:
    """The picture's address, encrypted: the platform still writes some without."""
    if url.startswith("//"):
        return f"https:{url}"
    plain = url.startswith("http://") and not is_safe(url)
    return url.replace("http://", "https://", 1) if plain else url


def is_safe(url: str) -> bool:
    """Whether secrets may be sent to ``url``: encrypted, or to this machine itself."""
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOCAL)


@dataclass(slots=True)
class PddClient:
    """One shop's line to the platform. One thread at a time.

    ``renewed`` is told new keys, when the platform gives some; without it keys stay what they are.
    """

    keys: Keys
    url: str = ROUTER
    renewed: Callable[[Keys], None] | None = None
    stop: threading.Event = field(default_factory=threading.Event)
    alive: Callable[[], None] = lambda: None
    """Told before each request that this is still being worked on."""
    spacing: float = 0.07
    """Seconds between two calls: the platform takes 1000 a minute of a shop."""
    waits: tuple[float, ...] = (0.5, 2.0)
    """Seconds before a call is said again; after the last one it has failed."""
    _session: requests.Session = field(default_factory=requests.Session)
    _last: float = 0.0

    def call(self, name: str, **parameters: object) -> Answer:
        """What the platform answers to ``name``; :class:`PlatformError` when it is no answer."""
        said = {key: _text(value) for key, value in parameters.items() if value is not None}
        try:
            return self._patiently(name, said, self.keys.access_token)
        except PlatformError as error:
            if error.facts.get("code") != _EXPIRED or not self._can_renew():
                raise
        self._renew()
        return self._patiently(name, said, self.keys.access_token)

    def fetch(self, url: str, most: int) -> bytes:
        """The file at ``url``, at most ``most`` bytes; unsigned, it is on the open web."""
        address = over_https(url)
        if not is_safe(address):
            raise _refusal("url", again=False)
        response = self._send("GET", address)
        if 400 <= response.status_code < 500 and response.status_code != 429:
            response.close()
            raise _refusal(f"HTTP {response.status_code}", again=False)
        return self._body(response, most)

    def close(self) -> None:
        self._session.close()

    def _can_renew(self) -> bool:
        return bool(self.keys.refresh_token) and self.renewed is not None

    def _renew(self) -> None:
        """New keys for the old: kept before they are used, as the old ones may be void by now."""
        said = {"refresh_token": self.keys.refresh_token}
        answer = self._patiently(REFRESH, said, "")
        found = answer.get("pop_auth_token_refresh_response", answer)
        access = str(found.get("access_token") or "") if isinstance(found, Mapping) else ""
        if not access:
            raise _unclear("access_token")
        refresh = str(found.get("refresh_token") or self.keys.refresh_token)
        self.keys = Keys(self.keys.client_id, self.keys.client_secret, access, refresh)
        if self.renewed is not None:
            self.renewed(self.keys)

    def _patiently(self, name: str, parameters: Mapping[str, str], token: str) -> Answer:
        for wait in (*self.waits, None):
            try:
                return self._ask(name, parameters, token)
            except PlatformError as error:
                is_rest = error.problem == problems.PLATFORM_BUSY or error.retry_after
                if not error.again or is_rest or wait is None:
                    raise
                self._pause(wait)
        raise AssertionError("the last wait is None")

    def _ask(self, name: str, parameters: Mapping[str, str], token: str) -> Answer:
        said = dict(parameters) | {
            "type": name,
            "client_id": self.keys.client_id,
            "timestamp": str(int(time.time())),
            "data_type": "JSON",
            "version": "V1",
        }
        if token:
            said["access_token"] = token
        said["sign"] = signature(self.keys.client_secret, said)
        body = self._body(self._send("POST", self.url, data=said), _MOST_BYTES)
        try:
            answer = json.loads(body, parse_float=Decimal)
        except ValueError:
            raise _unclear("JSON") from None
        if not isinstance(answer, dict):
            raise _unclear("JSON")
        if "error_response" in answer:
            raise _told(answer["error_response"])
        return answer

    def _send(self, method: str, url: str, **options: Any) -> requests.Response:
        self.alive()
        self._pause(self._last + self.spacing - time.monotonic())
        self._last = time.monotonic()
        try:
            return self._session.request(
                method,
                url,
                headers={"User-Agent": f"merchant-desk/{__version__}"},
                timeout=(_CONNECT_SECONDS, _READ_SECONDS),
                allow_redirects=False,
                stream=True,
                **options,
            )
        except requests.RequestException as error:
            raise _away(error) from None

    def _body(self, response: requests.Response, most: int) -> bytes:
        """The whole answer, when it is one: neither cut short, nor endless, nor an error page."""
        began = time.monotonic()
        with response:
            if response.status_code == 429:
                raise PlatformError(
                    problems.PLATFORM_BUSY, detail="HTTP 429", retry_after=_retry_after(response)
                )
            if response.status_code != 200:
                raise PlatformError(
                    problems.PLATFORM_AWAY,
                    detail=f"HTTP {response.status_code}",
                    retry_after=_retry_after(response),
                )
            body = bytearray()
            try:
                for chunk in response.iter_content(_CHUNK):
                    body += chunk
                    if len(body) > most:
                        raise _refusal("size", again=False)
                    if time.monotonic() - began > _WHOLE_SECONDS:
                        raise PlatformError(problems.PLATFORM_AWAY, detail="timeout")
            except requests.RequestException as error:
                raise _away(error) from None
            return bytes(body)

    def _pause(self, seconds: float) -> None:
        if self.stop.wait(max(seconds, 0)):
            raise PlatformError(problems.PLATFORM_STOPPED, again=False)


def _told(error: object) -> PlatformError:
    """The platform's refusal in our words, with its code and its own words."""
    told = error if isinstance(error, Mapping) else {}
    code = _code(told.get("error_code"))
    words = _NUMBERS.sub("…", str(told.get("sub_msg") or told.get("error_msg") or "")[:100])
    detail = f"{code} {words}".strip()
    if code in _THROTTLED:
        return PlatformError(problems.PLATFORM_BUSY, detail=detail, code=code)
    if code in _TROUBLED:
        return PlatformError(problems.PLATFORM_AWAY, detail=detail, code=code)
    if "timestamp" in words:
        return PlatformError(problems.PLATFORM_CLOCK, again=False, detail=detail, code=code)
    if code in _DENIED:
        return PlatformError(problems.PLATFORM_DENIED, again=False, detail=detail, code=code)
    refused = problems.PLATFORM_REFUSED
    return PlatformError(refused, again=False, alone=True, detail=detail, code=code)


def _away(error: requests.RequestException) -> PlatformError:
    # Only the kind of the error: its words have the address, and in it a proxy's password.
    return PlatformError(problems.PLATFORM_AWAY, detail=type(error).__name__)


def _unclear(detail: str) -> PlatformError:
    return PlatformError(problems.PLATFORM_UNCLEAR, detail=detail, alone=True)


def _refusal(detail: str, *, again: bool) -> PlatformError:
    return PlatformError(problems.PLATFORM_REFUSED, detail=detail, again=again, alone=True)


def _code(value: object) -> int:
    text = str(value)
    return int(text) if text.isdecimal() else 0


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _retry_after(response: requests.Response) -> timedelta:
    """In seconds; its date form needs a common clock, so it counts as none."""
    text = response.headers.get("Retry-After", "")
    return timedelta(seconds=min(int(text), 86400)) if text.isdecimal() else timedelta(0)
