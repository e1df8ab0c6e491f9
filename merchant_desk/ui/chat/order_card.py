"""One order of the buyer, with its after-sale and how often it was reported."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from merchant_desk.core.after_sale import AfterSale
from merchant_desk.desk.orders import OrderChoice
from merchant_desk.ui import words
from merchant_desk.ui.widgets.labels import label
from merchant_desk.ui.widgets.picture_strip import paint_thumbnail
from merchant_desk.ui.widgets.thumbnails import Thumbnails

_PHOTO = 56


class Photo(QWidget):
    """A product photo, as small as a stamp."""

    def __init__(self, sha256: str, thumbnails: Thumbnails, side: int = _PHOTO) -> None:
        super().__init__()
        self._sha256 = sha256
        self._thumbnails = thumbnails
        self.setFixedSize(side, side)
        self.setAccessibleName(self.tr("商品图"))
        thumbnails.ready.connect(self._on_ready)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paint_thumbnail(painter, self.rect(), self._sha256, self._thumbnails)
        painter.end()

    def _on_ready(self, sha256: str) -> None:
        if sha256 == self._sha256:
            self.update()


class OrderCard(QFrame):
    """Shows what :class:`OrderChoice` holds; the number can be selected and copied."""

    def __init__(self, choice: OrderChoice, thumbnails: Thumbnails) -> None:
        super().__init__()
        order = choice.order
        self.setProperty("look", "card")
        title = label(order.title, wraps=True)
        title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        facts = f"{words.money(order.paid)}  ×{order.quantity}"
        if order.spec:
            facts = f"{order.spec}  {facts}"
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(title)
        texts.addWidget(label(facts, "muted", wraps=True))
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(Photo(order.photo, thumbnails), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(texts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(6)
        column.addLayout(top)
        number = label(order.number, "muted", selectable=True)
        number.setAccessibleName(self.tr("订单号 {number}").format(number=order.number))
        column.addWidget(number)
        if order.state:
            column.addWidget(label(order.state, "muted"))
        if choice.after_sale is not None:
            look = "open-case" if choice.after_sale.is_open else "muted"
            column.addWidget(label(self._case(choice.after_sale), look, wraps=True))
        if choice.cap.counted:
            column.addWidget(label(self._reported(choice), "muted"))
        self.setAccessibleName(f"{order.title} {order.number}")

    def _case(self, case: AfterSale) -> str:
        parts = [words.status(case.status), words.money(case.amount)]
        if case.is_open and case.deadline is not None:
            parts.append(words.time_left(case.deadline))
        return " · ".join(parts)

    def _reported(self, choice: OrderChoice) -> str:
        counted, most = choice.cap.counted, choice.cap.cap
        if most is None:
            return self.tr("已反馈 {count} 次").format(count=counted)
        return self.tr("已反馈 {count} 次（上限 {cap} 次）").format(count=counted, cap=most)
