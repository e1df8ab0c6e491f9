"""What a screen reader is to say at once, though the keyboard is elsewhere."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Have ``text`` said as something that happened in ``widget``."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
