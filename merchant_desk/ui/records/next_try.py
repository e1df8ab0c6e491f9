"""When a waiting report is tried again, by the second."""

from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel

from merchant_desk.core.record import Record
from merchant_desk.ui import words
from merchant_desk.ui.records.look import WAITS

_SECOND = 1000


class NextTry(QLabel):
    """Hidden while nothing is waited for."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "muted")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._until: datetime | None = None
        self._clock = QTimer(self, interval=_SECOND)
        self._clock.timeout.connect(self._tick)
        self.hide()

    def show_record(self, record: Record) -> None:
        self._until = record.next_try if record.state in WAITS else None
        self.setVisible(self._until is not None)
        if self._until is None:
            self._clock.stop()
        else:
            self._tick()
            self._clock.start()

    def _tick(self) -> None:
        if self._until is not None:
            self.setText(words.countdown(self._until))
