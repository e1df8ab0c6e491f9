"""The queue in a line: how much waits, how far it is, and what can be done with all of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from merchant_desk.core.record import Progress
from merchant_desk.desk import connection, records, reports
from merchant_desk.desk.connection import Connection
from merchant_desk.desk.desk import Desk
from merchant_desk.desk.records import Backlog
from merchant_desk.ui.records.upload_progress import text_of
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.labels import button, label


class QueueBar(QWidget):
    """Hidden while there is nothing to say.

    ``support_wanted``: the user wants a bundle for whoever helps. ``metered`` tells whether the
    network costs by the byte.
    """

    support_wanted = Signal()
    metered = Signal(bool)

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._is_paused = False
        self.text = label(look="muted", wraps=True)
        self.pause = button(self.tr("全部暂停"), self._toggle, look="plain")
        self.retry = button(self.tr("全部立即重试"), self._retry, look="plain", icon="retry")
        self.support = button(self.tr("诊断包…"), self.support_wanted.emit, look="plain")
        actions = QHBoxLayout()
        actions.setSpacing(4)
        for action in (self.pause, self.retry, self.support):
            actions.addWidget(action)
        actions.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 4)
        column.setSpacing(2)
        column.addWidget(self.text)
        column.addLayout(actions)
        self.hide()
        self.look_again()

    def look_again(self) -> None:
        desk = self._desk
        self._tasks.run(
            lambda: (
                records.backlog(desk),
                connection.connection(desk),
                records.whole_progress(desk),
            ),
            done=lambda found: self._show(*found),
            owner=self,
        )

    def resume(self) -> None:
        self._set_paused(False)

    def _show(self, backlog: Backlog, found: Connection, progress: Progress | None) -> None:
        self._is_paused = found.is_paused
        self.metered.emit(found.is_metered)
        parts = []
        if found.backlog:
            parts.append(self.tr("待发送 {count}").format(count=found.backlog))
        if progress is not None:
            parts.append(text_of(progress))
        if backlog.parked:
            parts.append(self.tr("需处理 {count}").format(count=backlog.parked))
        if found.is_paused:
            parts.append(self.tr("已暂停"))
        self.text.setText(" · ".join(parts))
        self.pause.setText(self.tr("继续发送") if found.is_paused else self.tr("全部暂停"))
        self.pause.setAccessibleName(self.pause.text())
        self.retry.setEnabled(bool(found.backlog) and not found.is_paused)
        self.setVisible(bool(parts))

    def _toggle(self) -> None:
        self._set_paused(not self._is_paused)

    def _set_paused(self, is_paused: bool) -> None:
        desk = self._desk
        self._tasks.run(
            lambda: connection.set_paused(desk, is_paused), done=lambda _: None, owner=self
        )

    def _retry(self) -> None:
        desk = self._desk
        self._tasks.run(lambda: reports.retry_all(desk), done=lambda _: None, owner=self)
