"""Newer versions, as the window goes about them: looks now and then, tells, installs at the end."""

import threading
from datetime import timedelta

from PySide6.QtCore import QLocale, QObject, QTimer, Signal

from merchant_desk.core.errors import DeskError
from merchant_desk.desk import updates
from merchant_desk.desk.desk import Desk
from merchant_desk.desk.updates import Update
from merchant_desk.ui.preferences import UPDATES, Preferences
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.banner import Banner

FIRST = timedelta(minutes=1)
"""After the window was opened: it has other things to do at first."""
_AGAIN = timedelta(hours=1)
_MS = timedelta(milliseconds=1)


class Updates(QObject):
    """``looking``: it is being looked for. ``found`` carries the :class:`Update`, or nothing when
    this is the newest version. ``failed`` carries why it could not be seen, when somebody asked.
    """

    looking = Signal()
    found = Signal(object)
    failed = Signal(object)
    leaving = Signal()

    def __init__(
        self, desk: Desk, tasks: Tasks, preferences: Preferences, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._preferences = preferences
        self._stopping = threading.Event()
        self._is_looking = False
        self._is_postponed = False
        self.update: Update | None = None
        self.restarts = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look_if_due)
        self._timer.start(FIRST // _MS)

    def look(self) -> None:
        """Somebody asks."""
        if self._is_looking:
            return
        self._is_looking = True
        self.looking.emit()
        desk, stopping = self._desk, self._stopping
        self._tasks.run(
            lambda: updates.find(desk, stopping),
            done=self._take,
            failed=self._fail,
            owner=self,
        )

    def install_now(self) -> None:
        """Leave as if somebody had closed the window, and come back as the newer version."""
        self.restarts = True
        self.leaving.emit()

    def postpone(self) -> None:
        """Windows shuts down, and would cut an installer off: it waits for another end."""
        self._is_postponed = True

    def parting(self) -> Update | None:
        """What is to be installed once everything is closed."""
        is_wanted = self.restarts or self._preferences.get(UPDATES) == "on"
        if self._is_postponed or not is_wanted or self.update is None:
            return None
        return self.update if self.update.installer else None

    def close(self) -> None:
        """Give up what is under way: the program ends."""
        self._stopping.set()
        self._timer.stop()

    def _look_if_due(self) -> None:
        self._timer.start(_AGAIN // _MS)
        if self._preferences.get(UPDATES) != "on" or self.update is not None:
            return
        desk, stopping = self._desk, self._stopping
        self._tasks.run(
            lambda: updates.find(desk, stopping) if updates.is_due(desk) else None,
            done=lambda update: self._take(update) if update else None,
            failed=lambda _: None,  # nobody asked
            owner=self,
        )

    def _take(self, update: Update | None) -> None:
        self._is_looking = False
        self.update = update
        self.found.emit(update)

    def _fail(self, error: DeskError) -> None:
        self._is_looking = False
        self.failed.emit(error)


class UpdateNotice(QObject):
    """Says in ``banner`` that a newer version is ready."""

    def __init__(self, source: Updates, banner: Banner) -> None:
        super().__init__(source)
        self._source = source
        self._banner = banner
        source.found.connect(self._tell)

    def _tell(self, update: Update | None) -> None:
        if update is None or update.installer is None:
            return  # the settings say so
        self._banner.say(
            "info",
            self.tr("新版本 {version} 已就绪，退出程序时安装").format(version=update.version),
            action=self.tr("立即安装并重启"),
            pressed=self._source.install_now,
        )


def news(update: Update) -> str:
    """What is new, in the window's language."""
    language = "zh_CN" if QLocale().language() == QLocale.Language.Chinese else "en"
    return update.notes.get(language) or next(iter(update.notes.values()), "")
