"""What the user sees of an error that nobody foresaw: a sentence, and where its record is."""

import logging
import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

_log = logging.getLogger(__name__)


class CrashNotice(QObject):
    """Takes Python's unhandled errors, of any thread, until :meth:`close`: each goes to the log
    whole, the first one is told to the user. The program goes on; what was saved is saved.

    ``support_wanted``: the user wants to save a bundle for whoever helps.
    """

    support_wanted = Signal()
    _happened = Signal()

    def __init__(self, window: QWidget, logs: Path) -> None:
        super().__init__(window)
        self._window = window
        self._logs = logs
        self.box: QMessageBox | None = None
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._take
        threading.excepthook = self._take_of_thread
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def close(self) -> None:
        sys.excepthook, threading.excepthook = self._before

    def _take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        _log.critical("unexpected", exc_info=(kind, error, trace))
        self._happened.emit()

    def _take_of_thread(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            self._take(told.exc_type, told.exc_value, told.exc_traceback)

    def _tell(self) -> None:
        if self.box is not None:
            return
        box = self.box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("意外错误"))
        box.setText(self.tr("程序遇到意外错误，刚才的操作可能没有完成。"))
        box.setInformativeText(
            self.tr("已保存的反馈和草稿不受影响。请重试；仍出错请把诊断包交给技术支持。")
        )
        bundle = box.addButton(self.tr("保存诊断包…"), QMessageBox.ButtonRole.ActionRole)
        bundle.clicked.connect(self.support_wanted)
        opening = box.addButton(self.tr("打开日志文件夹"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(QMessageBox.StandardButton.Close)
        opening.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._logs)))
        )
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
