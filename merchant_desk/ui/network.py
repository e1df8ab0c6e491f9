"""What the system says of the network: a hint, passed on to the desk."""

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QNetworkInformation

from merchant_desk.desk import connection
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.tasks import Tasks

_CUT_OFF = QNetworkInformation.Reachability.Disconnected


class NetworkHint(QObject):
    """Tells the desk when the system gains or loses its network. Silent where it cannot know."""

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        information = None
        if QNetworkInformation.loadDefaultBackend():
            information = QNetworkInformation.instance()
        if information is not None:
            information.reachabilityChanged.connect(self.tell)
            information.isMeteredChanged.connect(self.tell_metered)
            if information.isMetered():
                self.tell_metered(True)

    def tell_metered(self, is_metered: bool) -> None:
        desk = self._desk
        self._tasks.run(
            lambda: connection.set_metered(desk, is_metered), done=lambda _: None, owner=self
        )

    def tell(self, reachability: QNetworkInformation.Reachability) -> None:
        desk, reachable = self._desk, reachability != _CUT_OFF
        self._tasks.run(
            lambda: connection.set_network(desk, reachable), done=lambda _: None, owner=self
        )
