"""The drafts above the list: go on, or discard with ten seconds to think again."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from merchant_desk.core.checklist import Need, unmet
from merchant_desk.core.picture import Limits
from merchant_desk.core.report import ReportDraft
from merchant_desk.desk import drafts
from merchant_desk.desk.desk import Desk
from merchant_desk.ui import words
from merchant_desk.ui.chat.order_card import Photo
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.banner import Banner
from merchant_desk.ui.widgets.labels import button, label
from merchant_desk.ui.widgets.thumbnails import Thumbnails

UNDO = 10_000
"""Milliseconds in which a discarded draft can be brought back by one press."""
_SHOWN = 3
_LAST = {Need.DECLARATIONS}
"""What is always given last: that it is missing says nothing of how far a draft is."""


class DraftsBar(QWidget):
    """``chosen`` carries the :class:`ReportDraft` to go on with."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._thumbnails = thumbnails
        self._drafts: tuple[ReportDraft, ...] = ()
        self._discarded: list[ReportDraft] = []
        self._shows_all = False
        self.undo = Banner()
        self._undo_time = QTimer(self, interval=UNDO)
        self._undo_time.setSingleShot(True)
        self._undo_time.timeout.connect(self._forget)
        self.heading = label(look="heading")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        inner = QVBoxLayout()
        inner.setContentsMargins(12, 8, 12, 8)
        inner.setSpacing(8)
        inner.addWidget(self.heading)
        inner.addLayout(self._rows)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.undo)
        self._column.addLayout(inner)
        self._fill()

    def reload(self) -> None:
        desk = self._desk
        self._tasks.run(lambda: drafts.every(desk), done=self._show, owner=self)

    def _show(self, found: tuple[ReportDraft, ...]) -> None:
        if found != self._drafts:
            self._drafts = found
            self._fill()

    def _fill(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        count = len(self._drafts)
        self.heading.setText(self.tr("草稿（{count}）").format(count=count))
        self.heading.setVisible(count > 0)
        shown = self._drafts if self._shows_all else self._drafts[:_SHOWN]
        for draft in shown:
            self._rows.addWidget(self._row(draft))
        if count > _SHOWN:
            more = self.tr("还有 {count} 份草稿").format(count=count - _SHOWN)
            text = self.tr("收起") if self._shows_all else more
            self._rows.addWidget(button(text, self._show_all_or_few, look="plain"))

    def _show_all_or_few(self) -> None:
        self._shows_all = not self._shows_all
        self._fill()

    def _row(self, draft: ReportDraft) -> QWidget:
        card = QFrame()
        card.setProperty("look", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(10, 4, 8, 4)
        row.setSpacing(10)
        if draft.suspects:
            row.addWidget(Photo(draft.suspects[0].picture.sha256, self._thumbnails, 40))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        order = draft.order or self.tr("未选订单")
        texts.addWidget(label(order, "heading"))
        texts.addWidget(label(self._state(draft), "muted", wraps=True))
        row.addLayout(texts, 1)
        go_on = button(self.tr("继续"), lambda: self.chosen.emit(draft))
        go_on.setAccessibleName(self.tr("继续草稿 {order}").format(order=order))
        drop = button(self.tr("丢弃"), lambda: self._discard(draft), look="plain")
        drop.setAccessibleName(self.tr("丢弃草稿 {order}").format(order=order))
        buttons = QVBoxLayout()
        buttons.setSpacing(2)
        buttons.addWidget(go_on)
        buttons.addWidget(drop)
        row.addLayout(buttons)
        return card

    def _state(self, draft: ReportDraft) -> str:
        """How far the draft is, and since when there is one."""
        missing = [check for check in unmet(draft, Limits()) if check.need not in _LAST]
        parts = [self.tr("{n} 张图片").format(n=len(draft.suspects))]
        if missing:
            parts.append(self.tr("还差 {n} 项").format(n=len(missing)))
        parts.append(words.short(draft.made_at))
        return " · ".join(parts)

    def _discard(self, draft: ReportDraft) -> None:
        desk = self._desk
        self._tasks.run(
            lambda: drafts.discard(desk, draft.id),
            done=lambda _: self._offer_undo(draft),
            owner=self,
        )

    def _offer_undo(self, draft: ReportDraft) -> None:
        """One press brings back all that was discarded while it was offered."""
        self._discarded.append(draft)
        count = len(self._discarded)
        text = self.tr("草稿已丢弃")
        if count > 1:
            text = self.tr("已丢弃 {count} 份草稿").format(count=count)
        self.undo.say("info", text, action=self.tr("撤销"), pressed=self._bring_back)
        self._undo_time.start()
        self.reload()

    def _bring_back(self) -> None:
        desk, lost = self._desk, tuple(self._discarded)
        self._forget()

        def undiscard() -> None:
            for draft in lost:
                drafts.undiscard(desk, draft.id)

        self._tasks.run(undiscard, done=lambda _: self.reload(), owner=self)

    def _forget(self) -> None:
        self._discarded.clear()
        self._undo_time.stop()
        self.undo.hide()
