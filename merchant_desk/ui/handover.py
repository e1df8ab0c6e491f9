"""One window for each profile: a second start hands its letter to the first, and ends."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from merchant_desk.ui.letter import Letter

_CONNECT_MS = 500
_ANSWER_MS = 5000
_TRIES = 10
_TAKEN = b"taken\n"
_MOST_BYTES = 1024**2


class Doorbell(QObject):
    """Listens for second starts on ``profile``; ``rung`` carries the :class:`Letter` of each."""

    rung = Signal(object)

    def __init__(self, profile: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._meet)
        QLocalServer.removeServer(_name(profile))  # of a desk that was killed: we hold the lock now
        self._server.listen(_name(profile))

    def close(self) -> None:
        self._server.close()

    def _meet(self) -> None:
        caller = self._server.nextPendingConnection()
        if caller is not None:
            caller.setParent(self)  # Qt's, not Python's: each would let go of it, else
            caller.readyRead.connect(self._hear)
            caller.disconnected.connect(caller.deleteLater)
            self._read(caller)

    def _hear(self) -> None:
        caller = self.sender()
        if isinstance(caller, QLocalSocket):
            self._read(caller)

    def _read(self, caller: QLocalSocket) -> None:
        if not caller.canReadLine():
            if caller.bytesAvailable() > _MOST_BYTES:
                caller.disconnectFromServer()
            return
        letter = Letter.of_line(bytes(caller.readLine().data()))
        if letter is None:
            caller.disconnectFromServer()
            return
        caller.write(_TAKEN)
        caller.flush()  # the caller waits, and what the letter brings may take a while
        caller.disconnectFromServer()
        self.rung.emit(letter)


def hand_over(profile: Path, letter: Letter) -> bool:
    """Give ``letter`` to the window that is open on ``profile``; whether there is one that took
    it. Waits some seconds for one that is only just starting.
    """
    for _ in range(_TRIES):
        socket = QLocalSocket()
        socket.connectToServer(_name(profile))
        if socket.waitForConnected(_CONNECT_MS):
            socket.write(letter.line)
            socket.waitForReadyRead(_ANSWER_MS)
            return bytes(socket.readAll().data()) == _TAKEN
        QThread.msleep(_CONNECT_MS)
    return False


def _name(profile: Path) -> str:
    """Short, as some systems bound such names, and of this profile alone."""
    digest = hashlib.sha256(str(profile.resolve()).encode("utf-8", "surrogatepass")).hexdigest()
    return f"merchant-desk-{digest[:16]}"
