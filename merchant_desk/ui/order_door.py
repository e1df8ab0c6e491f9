"""Orders from a file of the platform's export: chosen, or dropped on the window."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from merchant_desk.core.errors import DeskError
from merchant_desk.desk import imports
from merchant_desk.desk.desk import Desk
from merchant_desk.desk.imports import Imported
from merchant_desk.ui import words
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.banner import Banner

_SHOWN = 3
"""Rows left out that are told one by one; the others are counted."""


class OrderDoor(QObject):
    """Says in ``banner`` what came of it, with a way back."""

    def __init__(self, desk: Desk, tasks: Tasks, banner: Banner, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._tasks = tasks
        self._banner = banner
        self._window = window

    def ask(self) -> None:
        dialog = QFileDialog(self._window, self.tr("导入订单"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [self.tr("订单表 (*.csv *.xlsx *.xls *.zip)"), self.tr("所有文件 (*)")]
        )
        dialog.filesSelected.connect(lambda chosen: self.open(tuple(Path(c) for c in chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open(self, files: Sequence[Path]) -> None:
        """Read one file after another; what cannot be read holds up none of the others."""
        if not files:
            return
        desk, names = self._desk, "、".join(f"“{path.name}”" for path in files)
        text = self.tr("正在从{files}导入订单…").format(files=names)
        self._banner.say("info", text, may_close=False)
        self._tasks.run(
            lambda: _read(desk, files),
            done=lambda read: self._say(*read),
            failed=self._fail,
            owner=self,
        )

    def undo(self) -> None:
        """Take the newest import back."""
        desk = self._desk
        self._tasks.run(
            lambda: imports.undo_import(desk),
            done=lambda undone: self._say_undone(undone.name, undone.orders),
            failed=self._fail,
            owner=self,
        )

    def _say(self, done: Sequence[Imported], failed: Sequence[DeskError]) -> None:
        if not done:
            self._fail(failed[0])
            return
        added = sum(each.counts.added for each in done)
        changed = sum(each.counts.changed for each in done)
        rest = sum(each.counts.same + each.counts.kept for each in done)
        parts = [
            self.tr("导入了 {added} 个订单，更新 {changed} 个，{rest} 个没有变化").format(
                added=added, changed=changed, rest=rest
            )
        ]
        wrong = [error for each in done for error in each.problems]
        if wrong:
            parts.append(self.tr("{count} 行没有导入").format(count=len(wrong)))
            parts += [words.title(error) for error in wrong[:_SHOWN]]
        if len(wrong) > _SHOWN:
            parts.append("…")
        parts += [words.sentence(error) for error in failed]
        is_new = bool(added or changed)
        self._banner.say(
            "warning" if wrong or failed else "info",
            "\n".join(parts),
            action=self.tr("撤销导入") if is_new else "",
            pressed=self.undo if is_new else None,
        )

    def _say_undone(self, name: str, orders: int) -> None:
        text = self.tr("已撤销“{name}”的导入，{orders} 个订单恢复原样")
        self._banner.say("info", text.format(name=name, orders=orders))

    def _fail(self, error: DeskError) -> None:
        self._banner.say_problem(error)


def _read(desk: Desk, files: Sequence[Path]) -> tuple[Sequence[Imported], Sequence[DeskError]]:
    done: list[Imported] = []
    failed: list[DeskError] = []
    for path in files:
        try:
            done.append(imports.import_orders(desk, path))
        except DeskError as error:
            failed.append(error)
    return done, failed
