"""An end that the system asks for: Ctrl+C in a terminal, or a polite kill."""

import signal
import socket

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, QTimer

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupts(QObject):
    """While it lives, SIGINT and SIGTERM close the windows in order and end the event loop.

    One that comes before the loop runs ends it at its start. Python looks at a signal only when it
    runs some code of its own: a byte on a socket sees to that while Qt waits.
    """

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._near, self._far = socket.socketpair()
        for end in (self._near, self._far):
            end.setblocking(False)
        signal.set_wakeup_fd(self._near.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._far.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._drain)
        for number in _SIGNALS:
            signal.signal(number, lambda _number, _frame: QTimer.singleShot(0, app.quit))

    def close(self) -> None:
        """Leave the signals as Python has them at its start."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        self._near.close()
        self._far.close()

    def _drain(self) -> None:
        self._far.recv(4096)
