"""Notices: each decision and each deadline is told once, when it is news."""

from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from merchant_desk.core.after_sale import AfterSale
from merchant_desk.core.change import Change, Topic
from merchant_desk.core.record import Record
from merchant_desk.desk.desk import Desk
from merchant_desk.desk.news import News, news
from merchant_desk.ui import words
from merchant_desk.ui.address import AFTER_SALES, RECORDS, SCHEME
from merchant_desk.ui.tasks import Tasks

_SETTLE = 1500
_LOOK_AGAIN = 10 * 60 * 1000
"""Milliseconds. A deadline comes near without anything changing."""


class Notices(QObject):
    """``said`` carries a title, a text, and the address of what they are about.

    Decisions that were there unread when the program started are no news: the badge counts them.
    """

    said = Signal(str, str, str)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._told: set[str] | None = None
        self._settle = QTimer(self, interval=_SETTLE)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self.look)
        self._clock = QTimer(self, interval=_LOOK_AGAIN)
        self._clock.timeout.connect(self.look)
        self._clock.start()
        tasks.changed.connect(self._on_change)
        self.look()

    def look(self) -> None:
        desk = self._desk
        self._tasks.run(lambda: news(desk, datetime.now(UTC)), done=self._tell, owner=self)

    def _on_change(self, change: Change) -> None:
        if change.topic in {Topic.REPORTS, Topic.AFTER_SALES} and not self._settle.isActive():
            self._settle.start()

    def _tell(self, found: News) -> None:
        if self._told is None:
            self._told = {record.id for record in found.decided}
        decided = [record for record in found.decided if record.id not in self._told]
        due = [case for case in found.due if case.id not in self._told]
        self._told |= {record.id for record in decided} | {case.id for case in due}
        if decided:
            self.said.emit(*self._of_decisions(decided))
        if due:
            self.said.emit(*self._of_deadlines(due))

    def _of_decisions(self, decided: list[Record]) -> tuple[str, str, str]:
        first = decided[0]
        if len(decided) > 1 or first.decision is None:
            title = self.tr("{count} 条反馈有了结果").format(count=len(decided))
            return title, self.tr("点此查看反馈记录"), f"{SCHEME}://{RECORDS}"
        text = self.tr("订单 {order}").format(order=first.order)
        text += f"\n{first.decision.reason}" if first.decision.reason else ""
        return words.decision(first.decision), text, f"{SCHEME}://{RECORDS}/{first.id}"

    def _of_deadlines(self, due: list[AfterSale]) -> tuple[str, str, str]:
        first = due[0]
        title = self.tr("{count} 张售后单将在一天内到期").format(count=len(due))
        text = self.tr("订单 {order}").format(order=first.order)
        if first.deadline is not None:
            text += f"\n{words.time_left(first.deadline)}"
        return title, text, f"{SCHEME}://{AFTER_SALES}/{first.id}"
