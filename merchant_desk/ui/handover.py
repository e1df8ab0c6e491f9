"""One window for each profile: a second start hands its files to the first, and ends."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_CONNECT_MS = 500
_ANSWER_MS = 5000
_TRIES = 10
_TAKEN = b"taken\n"
_MOST_BYTES = 1024**2


class Doorbell(QObject):
    """Listens for second starts on ``profile``; ``rung`` carries their files, perhaps none."""

    rung = Signal(tuple)

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
        files = _files(bytes(caller.readLine().data()))
        if files is None:
            caller.disconnectFromServer()
            return
        caller.write(_TAKEN)
        caller.flush()  # the caller waits, and what the letter brings may take a while
        caller.disconnectFromServer()
        self.rung.emit(files)


def hand_over(profile: Path, files: Sequence[Path]) -> bool:
    """Give ``files`` to the window that is open on ``profile``; whether there is one that took
    them. Waits some seconds for one that is only just starting.
    """
    letter = json.dumps([str(file.absolute()) for file in files]).encode("utf-8") + b"\n"
    for _ in range(_TRIES):
        socket = QLocalSocket()
        socket.connectToServer(_name(profile))
        if socket.waitForConnected(_CONNECT_MS):
            socket.write(letter)
            socket.waitForReadyRead(_ANSWER_MS)
            return bytes(socket.readAll().data()) == _TAKEN
        QThread.msleep(_CONNECT_MS)
    return False


def _files(letter: bytes) -> tuple[Path, ...] | None:
    try:
        told = json.loads(letter)
    except ValueError:
        return None
    if not isinstance(told, list) or not all(isinstance(each, str) for each in told):
        return None
    return tuple(Path(each) for each in told)


def _name(profile: Path) -> str:
    """Short, as some systems bound such names, and of this profile alone."""
    digest = hashlib.sha256(str(profile.resolve()).encode("utf-8", "surrogatepass")).hexdigest()
    return f"merchant-desk-{digest[:16]}"
