"""An S3-compatible store, spoken to by obstore."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import obstore
from obstore.exceptions import AlreadyExistsError, BaseError
from obstore.store import S3Store as Bucket

from merchant_desk.backend.problems import BLOBS_AWAY, UNSUPPORTED_BLOBS
from merchant_desk.backend.store import CHUNK, Arrival, Entry
from merchant_desk.core.errors import DeskError

_PART = 8 * 1024**2
"""Bytes of a part of a multipart upload; two of them are in memory at a time."""
_AT_ONCE = 2
_TRIES = 3
_TIMEOUT = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class S3Store:
    """Files under ``prefix`` of a bucket. Credentials come from the environment (``AWS_…``)."""

    bucket: Bucket
    prefix: str

    def put(self, key: str, arrival: Arrival) -> None:
        """A small file is written only if there is none yet: its key tells its bytes, so the one
        that is there is the same one.
        """
        temporary = arrival.finish(durable=False)
        with _worded(), temporary.open("rb") as file:
            if arrival.size > _PART:
                obstore.put(
                    self.bucket, self._name(key), file, chunk_size=_PART, max_concurrency=_AT_ONCE
                )
                return
            try:
                obstore.put(self.bucket, self._name(key), file.read(), mode="create")
            except AlreadyExistsError:
                return

    def size(self, key: str) -> int | None:
        with _worded():
            try:
                return obstore.head(self.bucket, self._name(key))["size"]
            except FileNotFoundError:
                return None

    def read(self, key: str) -> Iterator[bytes]:
        with _worded():
            found = obstore.get(self.bucket, self._name(key))
            for chunk in found.stream(min_chunk_size=CHUNK):
                yield bytes(chunk)

    def remove(self, key: str) -> None:
        with _worded():
            try:
                obstore.delete(self.bucket, self._name(key))
            except FileNotFoundError:
                return

    def entries(self, prefix: str) -> Iterator[Entry]:
        with _worded():
            for batch in obstore.list(self.bucket, prefix=self._name(prefix)):
                for found in batch:
                    yield Entry(found["path"].removeprefix(self.prefix), found["last_modified"])

    def check(self) -> None:
        self.size("check")

    def _name(self, key: str) -> str:
        return self.prefix + key


def open_s3(url: str) -> S3Store:
    """``s3://BUCKET/PREFIX?endpoint=URL&region=NAME``; without an endpoint, Amazon's."""
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    if not parts.netloc or not set(options) <= {"endpoint", "region"}:
        raise DeskError(UNSUPPORTED_BLOBS, url=url)
    endpoint = options.get("endpoint")
    with _worded():
        bucket = Bucket(
            parts.netloc,
            region=options.get("region", "us-east-1"),
            virtual_hosted_style_request=False,
            client_options={
                "allow_http": endpoint is not None and endpoint.startswith("http:"),
                "timeout": _TIMEOUT,
            },
            retry_config={"max_retries": _TRIES, "retry_timeout": timedelta(seconds=30)},
            config={"endpoint": endpoint} if endpoint else None,
        )
    prefix = parts.path.strip("/")
    return S3Store(bucket, f"{prefix}/" if prefix else "")


@contextmanager
def _worded() -> Iterator[None]:
    """The store's own words are for the log: they hold addresses, and no keys."""
    try:
        yield
    except (BaseError, OSError) as error:
        said = str(error).partition("\n")[0]
        raise DeskError(BLOBS_AWAY, detail=said[:200]) from error
