"""Exporting a report's dossier: where to, how far it is, and where it lies then."""

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from merchant_desk.core.errors import DeskError
from merchant_desk.desk import dossiers
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.banner import Banner


class DossierExport(QObject):
    """Says everything in ``banner``. One dossier is made at a time."""

    _stepped = Signal(int, int)

    def __init__(self, desk: Desk, tasks: Tasks, banner: Banner, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._tasks = tasks
        self._banner = banner
        self._window = window
        self._is_running = False
        self._stepped.connect(self._say_step)

    def ask(self, report: str, order: str) -> None:
        """Ask where the report's dossier shall lie, and as what, then make it."""
        if self._is_running:
            return
        name = self.tr("证据包 {order}").format(order=order)
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._window, self.tr("导出证据包"), folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        archive = self.tr("含全部原件的 ZIP (*.zip)")
        dialog.setNameFilters([archive, self.tr("可打印的 PDF (*.pdf)")])
        dialog.setDefaultSuffix("zip")
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix("zip" if chosen == archive else "pdf")
        )
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda path: self.export(report, Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export(self, report: str, target: Path) -> None:
        """Write the dossier to ``target``: a PDF when its name ends so, else a ZIP."""
        if self._is_running:
            return
        self._is_running = True
        desk, step = self._desk, self._stepped.emit
        is_pdf = target.suffix.lower() == ".pdf"
        make = dossiers.export_pdf if is_pdf else dossiers.export_zip
        self._say_step(0, 1)
        self._tasks.run(
            lambda: make(desk, (report,), target, step),
            done=lambda _: self._end(target),
            failed=self._fail,
            owner=self,
        )

    def _say_step(self, done: int, of: int) -> None:
        if self._is_running:
            words = self.tr("正在生成证据包 {percent}%").format(percent=100 * done // max(of, 1))
            self._banner.say("info", words, may_close=False)

    def _end(self, target: Path) -> None:
        self._is_running = False
        self._banner.say(
            "info",
            self.tr("证据包已保存：{name}").format(name=target.name),
            action=self.tr("打开文件夹"),
            pressed=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(target.parent))),
        )

    def _fail(self, problem: DeskError) -> None:
        self._is_running = False
        self._banner.say_problem(problem)
