"""How far the sending is, on the window's button in the Windows taskbar. Nothing elsewhere."""

import ctypes
import sys
import uuid
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from merchant_desk.core.change import Change, Topic
from merchant_desk.core.record import Progress
from merchant_desk.desk import records
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.tasks import Tasks

_CLASS = uuid.UUID("{56FDF344-FD6D-11D0-958A-006097C9A090}")
_INTERFACE = uuid.UUID("{EA1AFB91-9E28-4B86-90E9-9E9F8A5EEFAF}")
_IN_PROCESS = 1
_RELEASE, _BEGIN, _SET_VALUE, _SET_STATE = 2, 3, 9, 10
"""Places in the table of ``ITaskbarList3``."""
_NO_PROGRESS, _NORMAL = 0, 2


class TaskbarButton:
    """Windows' own ``ITaskbarList3``. To be used on the window's thread, where Qt has begun COM."""

    def __init__(self) -> None:
        self._place = ctypes.c_void_p()
        if sys.platform == "win32":
            begun = ctypes.windll.ole32.CoCreateInstance(
                _CLASS.bytes_le, None, _IN_PROCESS, _INTERFACE.bytes_le, ctypes.byref(self._place)
            )
            if begun < 0 or self._call(_BEGIN) < 0:
                self.close()

    @property
    def is_there(self) -> bool:
        """Whether there is a taskbar to show anything on."""
        return bool(self._place)

    def show(self, window: int, progress: Progress | None) -> None:
        """``window`` is its system handle. Nothing to show: the plain button."""
        handle = ctypes.c_void_p(window)
        if progress is None or not progress.total:
            self._call(_SET_STATE, handle, ctypes.c_int(_NO_PROGRESS))
            return
        self._call(_SET_STATE, handle, ctypes.c_int(_NORMAL))
        sent, total = ctypes.c_uint64(progress.sent), ctypes.c_uint64(progress.total)
        self._call(_SET_VALUE, handle, sent, total)

    def close(self) -> None:
        self._call(_RELEASE)
        self._place = ctypes.c_void_p()

    def _call(self, number: int, *values: "ctypes._SimpleCData[int] | ctypes.c_void_p") -> int:
        """The answer of a function of the interface: below zero when it failed. A taskbar that
        cannot do this is no fault.
        """
        if sys.platform == "win32" and self._place:
            table = ctypes.cast(self._place, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p)))[0]
            kinds = [ctypes.c_void_p, *(type(value) for value in values)]
            function = ctypes.WINFUNCTYPE(ctypes.c_long, *kinds)(table[number] or 0)
            return int(function(self._place, *values))
        return -1


class SendingOnTaskbar(QObject):
    """Shows the sending of all reports together on the button of ``window``."""

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        window: QWidget,
        make: Callable[[], TaskbarButton] = TaskbarButton,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._button = make()
        self._shown: Progress | None = None
        if self._button.is_there:
            tasks.changed.connect(self._on_change)

    def close(self) -> None:
        if self._button.is_there:
            self._button.close()

    def _on_change(self, change: Change) -> None:
        if change.topic is not Topic.REPORTS:
            return
        progress = records.whole_progress(self._desk)
        if progress != self._shown:
            self._shown = progress
            self._button.show(int(self._window.winId()), progress)
