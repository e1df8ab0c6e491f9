"""The chosen order in two lines, with how many reports it may still have."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from merchant_desk.core.cap import OrderCap
from merchant_desk.core.order import Order
from merchant_desk.ui import words
from merchant_desk.ui.report.wording import reports_left
from merchant_desk.ui.widgets.labels import button, label
from merchant_desk.ui.widgets.thumbnails import Thumbnails


class OrderCard(QFrame):
    """``changing`` asks for another order to be chosen."""

    changing = Signal()

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self.setProperty("look", "card")
        self._title = label(look="heading", wraps=True)
        self._facts = label(look="muted", wraps=True, selectable=True)
        self._left = label(look="muted", wraps=True)
        self.change = button(self.tr("更改"), self.changing.emit, look="link")
        self.change.setAccessibleName(self.tr("更改订单"))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        for part in (self._title, self._facts, self._left):
            texts.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.addLayout(texts, 1)
        row.addWidget(self.change)

    def show_order(self, number: str, order: Order | None, cap: OrderCap | None) -> None:
        self._title.setText(order.title if order else number or self.tr("未选择订单"))
        facts = [number]
        if order is not None:
            facts += [order.spec, words.money(order.paid), order.state]
        self._facts.setText(" · ".join(fact for fact in facts if fact))
        self._left.setText(reports_left(cap) if cap else "")
        self._left.setVisible(cap is not None)
