"""The one bridge from threads to Qt."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import Shiboken

from merchant_desk.core.change import Change
from merchant_desk.core.errors import DeskError
from merchant_desk.ui import problems

T = TypeVar("T")

_log = logging.getLogger(__name__)
_THREADS = 6


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Who waits for an answer. It never leaves the UI thread, so that no widget dies elsewhere."""

    owner: QObject
    done: Callable[[Any], None]
    failed: Callable[[DeskError], None] | None


class Tasks(QObject):
    """Runs blocking calls on a pool and brings their answers back to the UI thread.

    Lives on the UI thread, and is made and closed by the assembly in ``app``. ``changed`` carries a
    :class:`~merchant_desk.core.change.Change`; ``problem`` the :class:`DeskError` of a call that
    nobody else handles.
    """

    changed = Signal(object)
    problem = Signal(object)

    _landed = Signal(int, object)
    _heard = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="desk-task")
        self._tickets = count()
        self._waiting: dict[int, _Waiting] = {}
        self._is_open = True
        self._landed.connect(self._land, Qt.ConnectionType.QueuedConnection)
        self._heard.connect(self.changed, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        call: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[DeskError], None] | None = None,
        owner: QObject,
    ) -> None:
        """Run ``call`` on a thread; then ``done`` or ``failed`` on the UI thread.

        Nothing is called back once ``owner`` was destroyed or the bridge was closed. ``call`` must
        hold no widget. An exception other than :class:`DeskError` is logged and reaches ``failed``
        as a general one; without ``failed``, errors go to :attr:`problem`.
        """
        if not self._is_open:
            return
        ticket = next(self._tickets)
        self._waiting[ticket] = _Waiting(owner, done, failed)
        future = self._pool.submit(call)
        future.add_done_callback(lambda answer: self._landed.emit(ticket, answer))

    def on_change(self, change: Change) -> None:
        """Announce ``change`` on the UI thread. To be called from any thread."""
        if self._is_open:
            self._heard.emit(change)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._waiting)

    def close(self) -> None:
        """Wait for the calls that run, forget those that have not begun, call nobody back."""
        self._is_open = False
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._waiting.clear()

    def _land(self, ticket: int, answer: "Future[Any]") -> None:
        waiting = self._waiting.pop(ticket, None)
        if waiting is None or not Shiboken.isValid(waiting.owner):
            return
        error = answer.exception()
        if error is None:
            waiting.done(answer.result())
        else:
            (waiting.failed or self.problem.emit)(_worded(error))


def _worded(error: BaseException) -> DeskError:
    if isinstance(error, DeskError):
        return error
    _log.error("a task failed unexpectedly", exc_info=error)
    return DeskError(problems.UNEXPECTED)
