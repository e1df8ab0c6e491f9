"""HTTP to the backend. The only place that knows ``requests``: loaded by who connects, as that
takes a while and a desk that is not paired never needs it.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote, urlsplit

import requests
from pydantic import ValidationError

from merchant_desk import __version__
from merchant_desk.core.errors import DeskError
from merchant_desk.store.problems import worded
from merchant_desk.sync import problems
from merchant_desk.sync.answer import Answer, UnreachableError
from merchant_desk.sync.deadline import adapter, deadline
from merchant_desk.wire.access import Meta, Paired, PairRequest, TokenRequest, Tokens
from merchant_desk.wire.base import API, JSON_TYPE, PROBLEM_TYPE, SERVER_HEADER
from merchant_desk.wire.blobs import (
    COMPLETE_HEADER,
    OFFSET_HEADER,
    PART_TYPE,
    BlobName,
    BlobQuery,
    complete_flag,
    content_digest,
)
from merchant_desk.wire.changes import ChangePage
from merchant_desk.wire.problem import Code, ProblemDetails

_CONNECT_SECONDS = 5
_READ_SECONDS = 60
_CHUNK = 1024**2
PATIENCE = 30.0
"""Seconds that a whole request may take, whatever its line is like, besides its bytes' time."""
_SLOWEST = 8 * 1024
"""Bytes a second: a line that is slower counts as cut."""


class Client:
    """One backend, one device. Methods may be called from any thread."""

    def __init__(
        self,
        url: str,
        *,
        load_refresh: Callable[[], str | None] = lambda: None,
        save_refresh: Callable[[str], None] = lambda _: None,
        patience: float = PATIENCE,
    ) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise DeskError(problems.BAD_URL, url=url)
        self.url = url.rstrip("/")
        self._load_refresh = load_refresh
        self._save_refresh = save_refresh
        self._patience = patience
        self._access = ""
        self._token_lock = threading.Lock()
        self._sessions = threading.local()

    def meta(self) -> Meta:
        return self._send("GET", "/meta").require(Meta)

    def pair(self, code: str, device: str) -> Paired:
        request = PairRequest(code=code, device=device)
        answer = self._send("POST", "/devices", json=request.model_dump())
        if answer.code == "bad-pairing-code":
            raise DeskError(problems.BAD_PAIRING_CODE)
        paired = answer.require(Paired)
        self._save_refresh(paired.tokens.refresh)
        self._access = paired.tokens.access
        return paired

    def check_blobs(self, blobs: tuple[BlobName, ...]) -> Answer:
        query = BlobQuery(blobs=blobs).model_dump(mode="json")
        return self._authorized("POST", "/blobs:check", json=query)

    def put_blob(self, sha256: str, path: Path) -> Answer:
        headers = {
            "Content-Type": "application/octet-stream",
            "Content-Digest": content_digest(sha256),
            "Content-Length": str(path.stat().st_size),
        }
        return self._authorized(
            "PUT", f"/blobs/{sha256}", headers=headers, open_body=lambda: path.open("rb")
        )

    def head_blob(self, sha256: str) -> Answer:
        return self._authorized("HEAD", f"/blobs/{sha256}")

    def patch_blob(self, sha256: str, part: bytes, offset: int, *, is_last: bool) -> Answer:
        headers = {
            "Content-Type": PART_TYPE,
            "Content-Length": str(len(part)),
            OFFSET_HEADER: str(offset),
            COMPLETE_HEADER: complete_flag(is_last),
        }
        return self._authorized("PATCH", f"/blobs/{sha256}", headers=headers, data=part)

    def put_report(self, shop: str, report_id: str, body: bytes) -> Answer:
        return self._authorized(
            "PUT",
            _report_path(shop, report_id),
            headers={"Content-Type": JSON_TYPE},
            data=body,
        )

    def get_report(self, shop: str, report_id: str) -> Answer:
        return self._authorized("GET", _report_path(shop, report_id))

    def withdraw(self, shop: str, report_id: str, etag: str) -> Answer:
        path = f"{_report_path(shop, report_id)}/withdraw"
        return self._authorized("POST", path, headers={"If-Match": etag})

    def changes(self, shop: str, cursor: int, limit: int) -> ChangePage | None:
        """The changes after ``cursor``; nothing when the backend never gave that cursor out."""
        answer = self._authorized(
            "GET", f"/shops/{quote(shop)}/changes", params={"cursor": cursor, "limit": limit}
        )
        return None if answer.code == Code.CURSOR_GONE else answer.require(ChangePage)

    def download(self, shop: str, sha256: str, target: IO[bytes]) -> None:
        """Write a blob of the shop (a chat picture, a product photo) to ``target``."""
        path = f"/shops/{quote(shop)}/blobs/{sha256}"
        used = self._access or self._refresh("")
        if self._fetch(path, target) == 401:
            self._refresh(used)
            if self._fetch(path, target) == 401:
                raise DeskError(problems.DEVICE_REVOKED)

    def _fetch(self, path: str, target: IO[bytes]) -> int:
        """The status; with 200 the file is written to ``target``, in the time that it may take."""
        with self._reworded(), deadline(self._patience) as limit:
            response = self._exchange("GET", path, auth=True, stream=True)
            with response:
                if response.status_code == 401:
                    return 401
                if response.status_code != 200:
                    self._answer(response).require(Meta)
                length = response.headers.get("Content-Length", "")
                limit(self._patience + (int(length) if length.isdecimal() else 0) / _SLOWEST)
                for chunk in response.iter_content(_CHUNK):
                    target.write(chunk)
                return 200

    def _authorized(
        self,
        method: str,
        path: str,
        *,
        open_body: Callable[[], IO[bytes]] | None = None,
        **options: Any,
    ) -> Answer:
        """Send with the access token; once more with a fresh one when it had run out."""
        before = self._access
        if not before:
            before = self._refresh(before)
        answer = self._send_body(method, path, open_body, **options)
        if answer.status == 401:
            self._refresh(before)
            answer = self._send_body(method, path, open_body, **options)
        return answer

    def _send_body(
        self, method: str, path: str, open_body: Callable[[], IO[bytes]] | None, **options: Any
    ) -> Answer:
        if open_body is None:
            return self._send(method, path, auth=True, **options)
        with worded():
            body = open_body()
        with body:
            return self._send(method, path, auth=True, data=body, **options)

    def _refresh(self, used: str) -> str:
        """A new access token, unless another thread has just fetched one after ``used``."""
        with self._token_lock:
            if self._access and self._access != used:
                return self._access
            refresh = self._load_refresh()
            if not refresh:
                raise DeskError(problems.DEVICE_REVOKED)
            request = TokenRequest(refresh=refresh).model_dump()
            answer = self._send("POST", "/token", json=request)
            if answer.status in {400, 401, 403, 404, 422}:
                raise DeskError(problems.DEVICE_REVOKED)
            tokens = answer.require(Tokens)
            self._save_refresh(tokens.refresh)
            self._access = tokens.access
            return tokens.access

    def _send(
        self,
        method: str,
        path: str,
        *,
        auth: bool = False,
        headers: dict[str, str] | None = None,
        **options: Any,
    ) -> Answer:
        length = int((headers or {}).get("Content-Length", 0))
        with self._reworded(), deadline(self._patience + length / _SLOWEST):
            return self._answer(self._exchange(method, path, auth=auth, headers=headers, **options))

    def _exchange(
        self,
        method: str,
        path: str,
        *,
        auth: bool,
        headers: dict[str, str] | None = None,
        **options: Any,
    ) -> requests.Response:
        """The answer, within the deadline that holds for this thread."""
        own = {"User-Agent": f"merchant-desk/{__version__}"} | (headers or {})
        if auth:
            own["Authorization"] = f"Bearer {self._access}"
        response = _session(self._sessions).request(
            method,
            self.url + API + path,
            headers=own,
            timeout=(_CONNECT_SECONDS, _READ_SECONDS),
            allow_redirects=False,
            **options,
        )
        if SERVER_HEADER not in response.headers:
            response.close()
            raise UnreachableError(problems.NOT_OUR_ANSWER, url=self.url)
        return response

    def _answer(self, response: requests.Response) -> Answer:
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip()
        speaks = kind in {JSON_TYPE, PROBLEM_TYPE} and response.request.method != "HEAD"
        body = response.json() if speaks else None
        problem = ProblemDetails.model_validate(body) if body and kind == PROBLEM_TYPE else None
        offset = response.headers.get(OFFSET_HEADER, "")
        return Answer(
            response.status_code,
            body,
            problem,
            _retry_after(response),
            offset=int(offset) if offset.isdecimal() else 0,
            is_complete=response.headers.get(COMPLETE_HEADER) == complete_flag(True),
        )

    @contextmanager
    def _reworded(self) -> Iterator[None]:
        try:
            yield
        except (requests.JSONDecodeError, ValidationError) as error:
            raise UnreachableError(problems.NOT_OUR_ANSWER, url=self.url) from error
        except requests.exceptions.SSLError as error:
            is_refused = "CERTIFICATE_VERIFY_FAILED" in str(error)
            problem = problems.UNTRUSTED if is_refused else problems.OFFLINE
            raise UnreachableError(problem, url=self.url) from error
        except requests.RequestException as error:
            raise UnreachableError(problems.OFFLINE, url=self.url) from error


def _session(of: threading.local) -> requests.Session:
    """One connection pool a thread: a session is not made to be shared."""
    session = getattr(of, "session", None)
    if not isinstance(session, requests.Session):
        session = requests.Session()
        for scheme in ("http://", "https://"):
            session.mount(scheme, adapter())
        of.session = session
    return session


def _report_path(shop: str, report_id: str) -> str:
    return f"/shops/{quote(shop)}/reports/{quote(report_id)}"


def _retry_after(response: requests.Response) -> timedelta:
    """``Retry-After`` in seconds; its date form needs a common clock, so it counts as none."""
    text = response.headers.get("Retry-After", "")
    return timedelta(seconds=min(int(text), 86400)) if text.isdecimal() else timedelta(0)
