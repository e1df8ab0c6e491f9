"""The right pane: the buyer's orders."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from merchant_desk.core.chat import Buyer
from merchant_desk.desk import orders
from merchant_desk.desk.desk import Desk
from merchant_desk.desk.orders import OrderChoice
from merchant_desk.ui.chat.order_card import OrderCard
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.face import Faced
from merchant_desk.ui.widgets.labels import label
from merchant_desk.ui.widgets.thumbnails import Thumbnails


class OrdersPane(QWidget):
    def __init__(self, desk: Desk, tasks: Tasks, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._thumbnails = thumbnails
        self._buyer: Buyer | None = None
        self._shown: tuple[OrderChoice, ...] = ()
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(self.tr("买家的订单"))
        self._faced = Faced(self._scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = label(self.tr("买家的订单"), "heading")
        head.setContentsMargins(14, 0, 14, 0)
        head.setFixedHeight(48)
        column.addWidget(head)
        column.addWidget(self._faced, 1)

    def show_buyer(self, buyer: Buyer) -> None:
        self._buyer = buyer
        self.reload()

    def reload(self) -> None:
        buyer, desk = self._buyer, self._desk
        if buyer is None:
            return
        self._faced.show_loading()
        self._tasks.run(
            lambda: _orders_of(desk, buyer),
            done=lambda found: self._show(buyer, found),
            failed=lambda error: self._faced.show_problem(error, self.reload),
            owner=self,
        )

    def _show(self, buyer: Buyer, found: tuple[OrderChoice, ...]) -> None:
        if buyer != self._buyer:
            return
        if not found:
            self._faced.show_empty("after-sales", self.tr("没有这位买家的订单"))
            return
        if found != self._shown or self._scroll.widget() is None:
            self._shown = found
            self._fill(found)
        self._faced.show_view()

    def _fill(self, found: tuple[OrderChoice, ...]) -> None:
        cards = QWidget()
        cards.setProperty("look", "page")
        column = QVBoxLayout(cards)
        column.setContentsMargins(12, 2, 12, 12)
        column.setSpacing(10)
        for choice in found:
            column.addWidget(OrderCard(choice, self._thumbnails))
        column.addStretch()
        self._scroll.setWidget(cards)


def _orders_of(desk: Desk, buyer: Buyer) -> tuple[OrderChoice, ...]:
    found = orders.candidates(desk, buyer.id)
    return tuple(choice for choice in found if choice.order.buyer == buyer.id)
