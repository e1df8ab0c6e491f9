"""Step 3: what leaves the machine, the declarations, and what is still missing."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from merchant_desk.core.checklist import Check, Level, checklist, unmet
from merchant_desk.core.picture import Limits
from merchant_desk.core.report import Declaration, Suspect
from merchant_desk.ui.report.checklist_view import ChecklistView
from merchant_desk.ui.report.declarations import Declarations
from merchant_desk.ui.report.keeper import DraftKeeper
from merchant_desk.ui.report.order_card import OrderCard
from merchant_desk.ui.report.summary import Summary
from merchant_desk.ui.report.suspect_card import SuspectCard
from merchant_desk.ui.widgets.labels import label
from merchant_desk.ui.widgets.thumbnails import Thumbnails

_SIDE_WIDTH = 340


class ConfirmStep(QWidget):
    """``led`` carries the :class:`Check` whose control is wanted."""

    led = Signal(object)

    def __init__(self, thumbnails: Thumbnails, keeper: DraftKeeper, limits: Limits) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._keeper = keeper
        self._limits = limits
        self._shown: tuple[Suspect, ...] | None = None
        self._is_refused = False
        self.summary = Summary()
        self.order = OrderCard(thumbnails)
        self.declarations = Declarations()
        self.checks = ChecklistView()
        self._text = label(wraps=True, selectable=True)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        self._lay_out()
        keeper.changed.connect(self.refresh)
        self.declarations.edited.connect(self._tick)
        self.checks.led.connect(self.led)
        self.summary.led.connect(self.led)

    def set_limits(self, limits: Limits) -> None:
        self._limits = limits
        self.refresh()

    def refresh(self) -> None:
        """Show the draft as it is now. Hidden, it waits until it is shown."""
        if not self.isVisible():
            return
        draft = self._keeper.draft
        if draft.suspects != self._shown:
            self._shown = draft.suspects
            self._deal(draft.suspects)
        self._text.setText(draft.text or self.tr("未填写补充说明"))
        self.declarations.show_ticked(draft.declarations)
        checks = checklist(draft, self._limits)
        suggested = tuple(c for c in checks if not c.met and c.level is Level.SHOULD)
        musts = tuple(c for c in checks if c.level is Level.MUST)
        self.checks.show_checks(musts + suggested, len(draft.suspects))
        if self._is_refused:
            self.summary.show_missing(unmet(draft, self._limits), len(draft.suspects))

    def missing(self) -> tuple[Check, ...]:
        """The musts that the draft does not meet."""
        return unmet(self._keeper.draft, self._limits)

    def refuse(self) -> None:
        """Show what is missing, with a way to each; it is kept in step until all is there."""
        self._is_refused = True
        self.refresh()
        self._scroll.verticalScrollBar().setValue(0)
        self.summary.take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _tick(self, ticked: frozenset[Declaration]) -> None:
        self._keeper.put(replace(self._keeper.draft, declarations=ticked))

    def _deal(self, suspects: tuple[Suspect, ...]) -> None:
        while (item := self._cards.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, suspect in enumerate(suspects, 1):
            self._cards.addWidget(SuspectCard(suspect, number, self._thumbnails))

    def _lay_out(self) -> None:
        page = QWidget()
        page.setProperty("look", "page")
        left = QVBoxLayout(page)
        left.setContentsMargins(16, 12, 12, 12)
        left.setSpacing(8)
        left.addWidget(self.summary)
        left.addWidget(label(self.tr("订单"), look="heading"))
        left.addWidget(self.order)
        left.addWidget(label(self.tr("将发送的图片与材料"), look="heading"))
        left.addLayout(self._cards)
        left.addWidget(label(self.tr("补充说明"), look="heading"))
        left.addWidget(self._text)
        left.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(page)
        side = QFrame()
        side.setProperty("look", "pane")
        side.setMinimumWidth(_SIDE_WIDTH)
        side.setMaximumWidth(_SIDE_WIDTH + 80)
        right = QVBoxLayout(side)
        right.setContentsMargins(16, 12, 16, 12)
        right.setSpacing(8)
        right.addWidget(label(self.tr("声明"), look="heading"))
        right.addWidget(self.declarations)
        right.addSpacing(8)
        right.addWidget(label(self.tr("核对清单"), look="heading"))
        right.addWidget(self.checks)
        right.addStretch()
        calm = self.tr(
            "提交后平台暂无结果反馈。若凭证经核实属实，平台会调整相关订单的判责；"
            "每个订单的反馈次数有限，请尽量一次提供完整。"
        )
        right.addWidget(label(calm, look="muted", wraps=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._scroll, 1)
        row.addWidget(side)
