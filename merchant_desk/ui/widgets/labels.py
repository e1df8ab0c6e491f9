"""Dressed labels, buttons and lines."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from merchant_desk.ui import icons, theme


class Button(QPushButton):
    """A button whose icon keeps the colour of its text, in light and dark."""

    def __init__(self, text: str, *, look: str = "", icon: str = "", tip: str = "") -> None:
        super().__init__(text)
        self._look = look
        self._icon_name = icon
        self.setAutoDefault(False)
        self.setIconSize(QSize(16, 16))
        self.setProperty("look", look)
        self.setToolTip(tip)
        self.setAccessibleName(text or tip)
        self._draw_icon()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon()

    def _draw_icon(self) -> None:
        if self._icon_name:
            of = theme.colours()
            ink = {"primary": of.on_accent, "danger": of.danger, "link": of.accent}
            self.setIcon(icons.icon(self._icon_name, ink.get(self._look, of.text)))


def button(
    text: str, pressed: Callable[[], object], *, look: str = "", icon: str = "", tip: str = ""
) -> Button:
    made = Button(text, look=look, icon=icon, tip=tip)
    made.clicked.connect(lambda _checked: pressed())
    return made


def label(
    text: str = "", look: str = "", *, wraps: bool = False, selectable: bool = False
) -> QLabel:
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    made.setProperty("look", look)
    if selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return made


def line() -> QFrame:
    made = QFrame()
    made.setProperty("look", "line")
    return made


def dress(widget: QWidget, look: str) -> None:
    """Give ``widget`` another look after it was first shown."""
    widget.setProperty("look", look)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    for child in widget.findChildren(QLabel):
        widget.style().polish(child)
