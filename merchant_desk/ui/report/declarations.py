"""What the merchant ticks before submitting."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from merchant_desk.core.report import Declaration
from merchant_desk.ui.report.wording import declaration
from merchant_desk.ui.widgets.labels import label


class Declarations(QWidget):
    """``edited`` carries the set of those that are ticked."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[Declaration, QCheckBox] = {}
        self._labels: dict[QLabel, QCheckBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for row, value in enumerate(Declaration):
            box = QCheckBox()
            box.setAccessibleName(declaration(value))
            box.clicked.connect(self._tell)
            text = label(declaration(value), wraps=True)
            text.setBuddy(box)
            text.installEventFilter(self)
            self.boxes[value] = box
            self._labels[text] = box
            grid.addWidget(box, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, row, 1)
        grid.setColumnStretch(1, 1)

    def show_ticked(self, ticked: frozenset[Declaration]) -> None:
        for value, box in self.boxes.items():
            box.setChecked(value in ticked)

    def take_focus(self) -> None:
        """Focus the first that is not ticked."""
        boxes = list(self.boxes.values())
        next((box for box in boxes if not box.isChecked()), boxes[0]).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on the words ticks their box."""
        is_click = isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease
        if is_click and isinstance(watched, QLabel):
            self._labels[watched].click()
            return True
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        self.edited.emit(frozenset(v for v, box in self.boxes.items() if box.isChecked()))
