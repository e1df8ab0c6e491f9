"""What a person's hands do: real events to real widgets."""

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE = 30_000
"""Milliseconds that the tour waits for anything before it gives up."""

_MOMENT = 20
_LEFT = Qt.MouseButton.LeftButton
_NO_KEYS = Qt.KeyboardModifier.NoModifier


class TourError(Exception):
    """The program did not do what the tour expected; the text says what."""


def wait_for(true: Callable[[], bool], what: str) -> None:
    """Let the program go on until ``true``; :class:`TourError` with ``what`` when it never is."""
    patience = QDeadlineTimer(PATIENCE)
    while not true():
        if patience.hasExpired():
            raise TourError(f"waited in vain for: {what}")
        rest(_MOMENT)


def rest(milliseconds: int) -> None:
    """Let the program go on for a while. QTest's own wait would hold up every Python thread."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def click(widget: QWidget, at: QPoint | None = None) -> None:
    QTest.mouseClick(widget, _LEFT, _NO_KEYS, at or widget.rect().center())


def right_click(widget: QWidget, at: QPoint) -> None:
    """A right click as the window system reports it: the button, then the wish for a menu."""
    QTest.mouseClick(widget, Qt.MouseButton.RightButton, _NO_KEYS, at)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
    QApplication.sendEvent(widget, event)


def drag(widget: QWidget, start: QPoint, end: QPoint) -> None:
    """Press, move in steps, release: as a hand draws a rectangle."""
    QTest.mousePress(widget, _LEFT, _NO_KEYS, start)
    steps = 8
    for step in range(1, steps + 1):
        QTest.mouseMove(widget, start + (end - start) * step / steps)
        rest(5)
    QTest.mouseRelease(widget, _LEFT, _NO_KEYS, end)


def touch_and_hold(widget: QWidget, at: QPoint, shown: Callable[[], bool]) -> None:
    """Put a finger down and keep it there until ``shown``, then lift it."""
    finger = _touch_screen()
    QTest.touchEvent(widget, finger).press(0, at, widget).commit()
    wait_for(shown, "the menu of a pressed picture")
    QTest.touchEvent(widget, finger).release(0, at, widget).commit()


def key(widget: QWidget, which: Qt.Key, modifiers: Qt.KeyboardModifier = _NO_KEYS) -> None:
    QTest.keyClick(widget, which, modifiers)


def write(widget: QWidget, text: str) -> None:
    """Give ``text`` as an input method commits it: Chinese does not come by keys."""
    widget.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


@cache
def _touch_screen() -> QPointingDevice:
    """Made once: Qt keeps it for as long as the program runs."""
    return QTest.createTouchDevice()
