"""The live checklist: each line says how it stands, and leads to its control."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from merchant_desk.core.checklist import Check, Level
from merchant_desk.ui import icons, theme
from merchant_desk.ui.report.wording import mark, need
from merchant_desk.ui.widgets.labels import dress


class ChecklistView(QWidget):
    """``led`` carries the :class:`Check` whose control is wanted."""

    led = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("核对清单"))
        self._checks: tuple[Check, ...] = ()
        self.lines: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_checks(self, checks: tuple[Check, ...], pictures: int) -> None:
        """Lines are kept and reworded, so that the keyboard stays where it was."""
        self._checks = checks
        while len(self.lines) < len(checks):
            self.lines.append(self._line(len(self.lines)))
        for number, line in enumerate(self.lines):
            line.setVisible(number < len(checks))
        for line, check in zip(self.lines, checks, strict=False):
            _word(line, check, pictures)

    def _line(self, number: int) -> QPushButton:
        made = QPushButton()
        made.setAutoDefault(False)
        made.setProperty("look", "check")
        made.setIconSize(QSize(16, 16))
        made.clicked.connect(lambda: self.led.emit(self._checks[number]))
        self._column.addWidget(made)
        return made


def _word(line: QPushButton, check: Check, pictures: int) -> None:
    of = theme.colours()
    if check.met:
        icon, colour, look = "accepted", of.success, "check"
    elif check.level is Level.MUST:
        icon, colour, look = "must", of.danger, "check-must"
    else:
        icon, colour, look = "info", of.muted, "check-should"
    text = f"{mark(check)}  {need(check, pictures)}"
    if line.text() == text and line.property("look") == look:
        return
    line.setText(text)
    line.setAccessibleName(f"{mark(check)}：{need(check, pictures)}")
    line.setIcon(icons.icon(icon, colour))
    if line.property("look") != look:
        dress(line, look)
