"""The head of the dialog's form: which order is chosen, and how many reports it may still have."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from merchant_desk.ui.report.order_facts import Facts
from merchant_desk.ui.report.wording import reports_left
from merchant_desk.ui.widgets.elided_label import ElidedLabel
from merchant_desk.ui.widgets.labels import button, label


class OrderLine(QWidget):
    """``changing`` asks for another order to be chosen."""

    changing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.number = label(look="muted", selectable=True)
        self.left = ElidedLabel("muted")
        self.change = button(self.tr("更改订单"), self.changing.emit, look="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self.number, self.left, self.change):
            row.addWidget(part)

    def show_order(self, number: str, facts: Facts) -> None:
        """``facts`` may still be another order's; then only the number is said."""
        self.number.setText(self.tr("已选订单 {number}").format(number=number))
        cap = facts.cap if facts.number == number else None
        is_told = cap is not None and cap.left is not None and not cap.is_reached
        self.left.setVisible(is_told)
        if cap is not None and is_told:
            self.left.say(f"· {reports_left(cap)}")
