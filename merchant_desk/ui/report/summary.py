"""What still keeps a report from being submitted; each line leads to its control."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from merchant_desk.core.checklist import Check
from merchant_desk.ui.report.checklist_view import ChecklistView
from merchant_desk.ui.widgets.labels import label


class Summary(QFrame):
    """Hidden until a submission was refused. ``led`` carries the chosen :class:`Check`."""

    led = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "summary")
        self._title = label(look="heading", wraps=True)
        self.checks = ChecklistView()
        self.checks.led.connect(self.led)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self.checks)
        self.hide()

    def show_missing(self, checks: tuple[Check, ...], pictures: int) -> None:
        self.setVisible(bool(checks))
        text = self.tr("还差 {n} 项才能提交，点击可前往补全：").format(n=len(checks))
        self._title.setText(text)
        self.setAccessibleName(text)
        self.checks.show_checks(checks, pictures)

    def take_focus(self) -> None:
        self.checks.lines[0].setFocus()
