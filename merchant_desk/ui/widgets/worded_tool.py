"""A tool that may have a word beside its icon."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolButton

_Style = Qt.ToolButtonStyle


class WordedTool(QToolButton):
    """Its icon alone, or the icon and the whole word: whoever lays it out decides, and must not be
    held up by the word, so the least size is always the icon's.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._wide = QSize()
        self._narrow = QSize()

    def minimumSizeHint(self) -> QSize:
        self._measure()
        return self._narrow

    def word_width(self) -> int:
        """Logical pixels that the word takes beside the icon."""
        self._measure()
        return self._wide.width() - self._narrow.width()

    def show_word(self, *, shown: bool) -> None:
        wanted = _Style.ToolButtonTextBesideIcon if shown else _Style.ToolButtonIconOnly
        if wanted is not self.toolButtonStyle():
            self.setToolButtonStyle(wanted)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._wide = QSize()
        super().changeEvent(event)

    def _measure(self) -> None:
        """Both sizes, once: to change what is shown asks for a new layout, which asks for these."""
        if self._wide.isValid():
            return
        shown = self.toolButtonStyle()
        self.setToolButtonStyle(_Style.ToolButtonIconOnly)
        self._narrow = self.sizeHint()
        self.setToolButtonStyle(_Style.ToolButtonTextBesideIcon)
        self._wide = self.sizeHint()
        self.setToolButtonStyle(shown)
