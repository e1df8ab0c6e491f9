"""The drafts above the list: go on, or discard with ten seconds to think again."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

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


class DraftsBar(QWidget):
    """``chosen`` carries the :class:`ReportDraft` to go on with."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._thumbnails = thumbnails
        self._drafts: tuple[ReportDraft, ...] = ()
        self._shows_all = False
        self.undo = Banner()
        self._undo_time = QTimer(self, interval=UNDO)
        self._undo_time.setSingleShot(True)
        self._undo_time.timeout.connect(self.undo.hide)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(12, 8, 12, 8)
        self._rows.setSpacing(8)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.undo)
        self._column.addLayout(self._rows)

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
                widget.deleteLater()
        shown = self._drafts if self._shows_all else self._drafts[:_SHOWN]
        for draft in shown:
            self._rows.addWidget(self._row(draft))
        hidden = len(self._drafts) - len(shown)
        if hidden:
            text = self.tr("还有 {count} 份草稿").format(count=hidden)
            self._rows.addWidget(button(text, self._show_all, look="plain"))

    def _show_all(self) -> None:
        self._shows_all = True
        self._fill()

    def _row(self, draft: ReportDraft) -> QWidget:
        card = QFrame()
        card.setProperty("look", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(10)
        if draft.suspects:
            row.addWidget(Photo(draft.suspects[0].picture.sha256, self._thumbnails, 40))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        order = draft.order or self.tr("未选订单")
        texts.addWidget(label(self.tr("草稿 · {order}").format(order=order), "heading"))
        texts.addWidget(label(words.moment(draft.made_at), "muted"))
        row.addLayout(texts, 1)
        go_on = button(self.tr("继续"), lambda: self.chosen.emit(draft))
        go_on.setAccessibleName(self.tr("继续草稿 {order}").format(order=order))
        drop = button(self.tr("丢弃"), lambda: self._discard(draft), look="plain")
        drop.setAccessibleName(self.tr("丢弃草稿 {order}").format(order=order))
        row.addWidget(go_on)
        row.addWidget(drop)
        return card

    def _discard(self, draft: ReportDraft) -> None:
        desk = self._desk
        self._tasks.run(
            lambda: drafts.discard(desk, draft.id),
            done=lambda _: self._offer_undo(draft),
            owner=self,
        )

    def _offer_undo(self, draft: ReportDraft) -> None:
        desk = self._desk

        def undo() -> None:
            self._tasks.run(
                lambda: drafts.undiscard(desk, draft.id),
                done=lambda _: self.reload(),
                owner=self,
            )

        self.undo.say("info", self.tr("草稿已丢弃"), action=self.tr("撤销"), pressed=undo)
        self._undo_time.start()
        self.reload()
