"""Everything that shows the program outside its window, put together."""

from PySide6.QtCore import QObject

from merchant_desk.desk.desk import Desk
from merchant_desk.ui.ending import Ending
from merchant_desk.ui.letter import Letter
from merchant_desk.ui.main_window import MainWindow
from merchant_desk.ui.preferences import NOTICES, Preferences
from merchant_desk.ui.presence.notices import Notices
from merchant_desk.ui.presence.taskbar import SendingOnTaskbar
from merchant_desk.ui.presence.tray import Tray
from merchant_desk.ui.tasks import Tasks


class Presence(QObject):
    """Tray, notices and taskbar of one window, until :meth:`close`."""

    def __init__(self, desk: Desk, tasks: Tasks, window: MainWindow, ending: Ending) -> None:
        super().__init__(window)
        self._preferences = Preferences(desk.profile.root)
        self.tray = Tray(self)
        self.notices = Notices(desk, tasks, self)
        self.taskbar = SendingOnTaskbar(desk, tasks, window)
        window.waiting.connect(self.tray.show_count)
        self.tray.opened.connect(lambda address: window.come_forward(Letter(address=address)))
        self.tray.leaving.connect(ending.leave)
        self.notices.said.connect(self._say)

    def close(self) -> None:
        self.tray.close()
        self.taskbar.close()

    def _say(self, title: str, text: str, address: str) -> None:
        if self._preferences.get(NOTICES) == "on":
            self.tray.say(title, text, address)
