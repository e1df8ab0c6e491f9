"""A tool with a word beside its icon, for as long as there is room for it."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolButton

_Style = Qt.ToolButtonStyle


class WordedTool(QToolButton):
    """Never shows half a word: without room it is its icon alone; the tool tip says the rest."""

    def __init__(self) -> None:
        super().__init__()
        self._wide = QSize()
        self._narrow = QSize()

    def sizeHint(self) -> QSize:
        self._measure()
        return self._wide

    def minimumSizeHint(self) -> QSize:
        self._measure()
        return self._narrow

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_room = self.width() >= self._wide.width()
        wanted = _Style.ToolButtonTextBesideIcon if has_room else _Style.ToolButtonIconOnly
        if wanted is not self.toolButtonStyle():
            self.setToolButtonStyle(wanted)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._wide = QSize()
        super().changeEvent(event)

    def _measure(self) -> None:
        """Both sizes, whichever is shown: what is shown must not decide how much room is asked."""
        if self._wide.isValid():
            return
        shown = self.toolButtonStyle()
        self.setToolButtonStyle(_Style.ToolButtonIconOnly)
        self._narrow = super().sizeHint()
        self.setToolButtonStyle(_Style.ToolButtonTextBesideIcon)
        self._wide = super().sizeHint()
        self.setToolButtonStyle(shown)
