"""The face of a place with nothing in it: empty, loading, or failed."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from merchant_desk.core.errors import DeskError
from merchant_desk.ui import icons, theme, words
from merchant_desk.ui.widgets.labels import button, label

PATIENCE = 200
"""Milliseconds before loading is worth a word."""


class Face(QWidget):
    """A picture, a sentence, what to do, and perhaps a button for it."""

    def __init__(self, icon: str, title: str, hint: str = "") -> None:
        super().__init__()
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = label(look="heading", wraps=True)
        self._hint = label(look="muted", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(6)
        column.addStretch(2)
        for part in (self._icon, self._title, self._hint):
            if isinstance(part, QLabel):
                part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(part)
        self._column = column
        self._button: QWidget | None = None
        column.addStretch(3)
        self.say(icon, title, hint)

    def say(
        self,
        icon: str,
        title: str,
        hint: str = "",
        *,
        action: str = "",
        pressed: Callable[[], object] | None = None,
    ) -> None:
        self._icon.setPixmap(icons.pixmap(icon, 40, theme.colours().muted, self.devicePixelRatio()))
        self._title.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.setAccessibleName(f"{title} {hint}".strip())
        if self._button is not None:
            self._button.deleteLater()
            self._button = None
        if pressed is not None:
            self._button = button(action, pressed)
            at = self._column.count() - 1
            self._column.insertWidget(at, self._button, 0, Qt.AlignmentFlag.AlignCenter)


class Faced(QStackedWidget):
    """A view that gives way to a :class:`Face` while it has nothing to show."""

    def __init__(self, view: QWidget) -> None:
        super().__init__()
        self._view = view
        self.face = Face("info", "")
        self._blank = QWidget()
        for part in (self._blank, view, self.face):
            self.addWidget(part)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(PATIENCE)
        self._waiting.timeout.connect(self._say_loading)

    def show_view(self) -> None:
        self._waiting.stop()
        self.setCurrentWidget(self._view)

    def show_loading(self) -> None:
        """Say so only when it takes longer than :data:`PATIENCE`."""
        if self.currentWidget() is not self._view:
            self._waiting.start()

    def show_empty(
        self,
        icon: str,
        title: str,
        hint: str = "",
        *,
        action: str = "",
        pressed: Callable[[], object] | None = None,
    ) -> None:
        self._waiting.stop()
        self.face.say(icon, title, hint, action=action, pressed=pressed)
        self.setCurrentWidget(self.face)

    def show_problem(self, error: DeskError, retry: Callable[[], object]) -> None:
        self._waiting.stop()
        self.face.say(
            "error", words.title(error), words.advice(error), action=self.tr("重试"), pressed=retry
        )
        self.setCurrentWidget(self.face)

    def _say_loading(self) -> None:
        self.face.say("queued", self.tr("正在载入…"))
        self.setCurrentWidget(self.face)
