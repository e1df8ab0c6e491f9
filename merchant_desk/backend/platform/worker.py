"""The thread that reads platforms beside a running service."""

import logging
import threading
from types import TracebackType
from typing import Self

from merchant_desk.backend.platform.collect import Collector
from merchant_desk.core.errors import DeskError

_POLL_SECONDS = 5

_log = logging.getLogger(__name__)


class PlatformWorker:
    """Reads whatever is due until it is left; what it was reading is gone on with next time."""

    def __init__(self, collector: Collector) -> None:
        self._collector = collector
        self._thread = threading.Thread(target=self._work, name="platforms")

    def stop(self) -> None:
        """Ask it to stop and wait until it has, at most the patience of one request."""
        self._collector.stop.set()
        self._thread.join()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        del kind, error, trace
        self.stop()

    def _work(self) -> None:
        stop = self._collector.stop
        while not stop.is_set():
            try:
                found = self._collector.collect_due()
            except DeskError as error:
                _log.warning("reading platforms is put off: %s", error)
                found = False
            if not found:
                stop.wait(_POLL_SECONDS)
