"""The words that go with a report, counted against their limit."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from merchant_desk.ui.widgets.labels import dress, label


class TextField(QWidget):
    """``edited`` carries the text. More than the limit may be typed, and is marked: cutting what
    was pasted would lose it.
    """

    edited = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._limit = 300
        self.field = QPlainTextEdit()
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(76)
        self.field.setAcceptDrops(False)
        self.field.setPlaceholderText(self.tr("选填：补充说明所见情况，例如与实物不符之处"))
        self.field.setAccessibleName(self.tr("补充说明"))
        self._count = label(look="muted")
        head = QHBoxLayout()
        head.addWidget(label(self.tr("补充说明"), look="heading"))
        head.addStretch()
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.field)
        self.field.textChanged.connect(lambda: self.edited.emit(self.field.toPlainText()))

    def show_text(self, text: str, limit: int) -> None:
        self._limit = limit
        if self.field.toPlainText() != text:
            with QSignalBlocker(self.field):
                self.field.setPlainText(text)
        is_over = len(text) > limit
        self._count.setText(f"{len(text)}/{limit}")
        look = "error" if is_over else "muted"
        if self._count.property("look") != look:
            dress(self._count, look)
