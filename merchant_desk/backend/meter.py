"""What is counted and logged of every request: nothing that tells of buyers, orders or tokens."""

import json
import logging
import time
from collections.abc import Sequence
from datetime import UTC, datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_log = logging.getLogger("merchant_desk.requests")
_SECONDS: Sequence[float] = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
_FIELDS = ("method", "route", "status", "milliseconds", "bytes_in", "bytes_out")


class Meter:
    """The numbers of one process."""

    content_type = CONTENT_TYPE_LATEST

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        names = ("method", "route", "status")
        self.requests = Counter(
            "merchant_desk_requests", "Requests answered", names, registry=self._registry
        )
        self.seconds = Histogram(
            "merchant_desk_request_seconds",
            "Seconds until the answer was sent",
            ("route",),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self.received = Counter(
            "merchant_desk_received_bytes", "Bytes of bodies received", registry=self._registry
        )
        self.under_way = Gauge(
            "merchant_desk_requests_under_way", "Requests under way", registry=self._registry
        )

    def text(self) -> bytes:
        """All numbers as Prometheus reads them."""
        return generate_latest(self._registry)


class Metered:
    """Counts and logs every request by its route: the path itself may name an order or a report."""

    def __init__(self, app: ASGIApp, meter: Meter) -> None:
        self._app = app
        self._meter = meter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status, came, went, start = 500, 0, 0, time.perf_counter()

        async def counted_receive() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            return message

        async def counted_send(message: Message) -> None:
            nonlocal status, went
            if message["type"] == "http.response.start":
                status = message["status"]
            went += len(message.get("body", b""))
            await send(message)

        self._meter.under_way.inc()
        try:
            await self._app(scope, counted_receive, counted_send)
        finally:
            self._meter.under_way.dec()
            seconds = time.perf_counter() - start
            route = getattr(scope.get("route"), "path", "none")
            known = scope["method"] if route != "none" else "any"
            self._meter.requests.labels(known, route, str(status)).inc()
            self._meter.seconds.labels(route).observe(seconds)
            self._meter.received.inc(came)
            values = (known, route, status, round(seconds * 1000, 1), came, went)
            _log.info("request", extra=dict(zip(_FIELDS, values, strict=True)))


class JsonLines(logging.Formatter):
    """A line of JSON for each record: only what was meant to be logged, and where it went wrong."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
        }
        line |= {name: vars(record)[name] for name in _FIELDS if name in vars(record)}
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def log_to_stderr() -> None:
    """Log every request of this process, and what goes wrong, to the standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    for name in ("merchant_desk", "uvicorn.error"):
        logger = logging.getLogger(name)
        logger.setLevel(logging.INFO)
        logger.addHandler(handler)
        logger.propagate = False
