"""The window's end, when somebody else asks for it: the installer, or Windows as it shuts down."""

from functools import partial

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from merchant_desk.ui.letter import Letter
from merchant_desk.ui.main_window import MainWindow
from merchant_desk.ui.report.dialog import ReportDialog

SAVING = 4000
"""Milliseconds that saving may take while Windows waits; after five seconds it kills."""


class Ending(QObject):
    """Sees to it that what is being written is saved before the window goes.

    ``stayed`` carries each :class:`Letter` that asks for something else than the end.
    """

    stayed = Signal(object)

    def __init__(self, app: QGuiApplication, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        app.commitDataRequest.connect(lambda _manager: self.save())

    def take(self, letter: Letter) -> None:
        if letter.ends:
            self.leave()
        else:
            self.stayed.emit(letter)

    def leave(self) -> None:
        """Close the report that is open, then the window. A draft that cannot be saved keeps both
        open: its dialog says so, and asks.
        """
        dialogs = self._open_reports()
        if not dialogs:
            self._window.close()
        for dialog in dialogs:
            dialog.finished.connect(self.leave)
            dialog.close()

    def save(self) -> None:
        """The session ends: save drafts and the window's place, and wait for it, but not long."""
        self._window.remember()
        self._window.updates.postpone()
        waiting = QEventLoop()
        QTimer.singleShot(SAVING, waiting, waiting.quit)
        unsaved = self._open_reports()

        def note(dialog: ReportDialog) -> None:
            unsaved.remove(dialog)
            if not unsaved:
                waiting.quit()

        for dialog in tuple(unsaved):
            dialog.keeper.flush(partial(note, dialog))
        if unsaved:
            waiting.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def _open_reports(self) -> list[ReportDialog]:
        return [each for each in self._window.findChildren(ReportDialog) if each.isVisible()]
