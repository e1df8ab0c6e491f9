"""The machine slept: look at the backend at once when it is awake again."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

BEAT = timedelta(seconds=10)
_SLEPT = timedelta(seconds=60)
"""A beat that is so late was slept through; a busy machine is not so slow."""


def _now() -> datetime:
    return datetime.now(UTC)


class Resume(QObject):
    """``woke``: some time was slept through, or the clock was put forward."""

    woke = Signal()

    def __init__(self, parent: QObject, now: Callable[[], datetime] = _now) -> None:
        super().__init__(parent)
        self._now = now
        self._last = now()
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT // timedelta(milliseconds=1))
        self._timer.timeout.connect(self.beat)
        self._timer.start()

    def beat(self) -> None:
        now = self._now()
        if now - self._last > BEAT + _SLEPT:
            self.woke.emit()
        self._last = now
