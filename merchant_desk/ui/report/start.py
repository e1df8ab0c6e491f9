"""Beginning a report, through whichever door, and going on with a kept draft."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from merchant_desk.core.report import Door, ReportDraft
from merchant_desk.desk import drafts
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.report.dialog import ReportDialog
from merchant_desk.ui.report.opening import Opening, prepare, reopen
from merchant_desk.ui.tasks import Tasks


class ReportStart(QObject):
    """On the way to the dialog. ``opened`` carries the :class:`ReportDialog` that was shown;
    ``asked`` the question 继续草稿 / 重新开始 when there is one to answer.
    """

    opened = Signal(object)
    asked = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget, *, locked: bool) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._window = parent
        self._is_locked = locked

    def begin(self, prepare: Callable[[], Opening]) -> None:
        """Prepare on a thread, then ask or open. A problem goes to ``tasks.problem``."""
        self._tasks.run(prepare, done=self._go_on, owner=self)

    def _go_on(self, opening: Opening) -> None:
        if opening.kept is None:
            self._open(opening, opening.fresh)
        else:
            self._ask(opening, opening.kept)

    def _ask(self, opening: Opening, kept: ReportDraft) -> None:
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("未完成的反馈"))
        box.setText(self.tr("这张图片或售后有一份未完成的反馈草稿。"))
        box.setInformativeText(self.tr("继续草稿会保留已填内容；重新开始会放弃那份草稿。"))
        role = QMessageBox.ButtonRole
        go_on = box.addButton(self.tr("继续草稿(&C)"), role.AcceptRole)
        again = box.addButton(self.tr("重新开始(&R)"), role.DestructiveRole)
        box.addButton(self.tr("取消"), role.RejectRole)
        box.setDefaultButton(go_on)
        go_on.clicked.connect(lambda: self._open(opening, kept))
        again.clicked.connect(lambda: self._start_again(opening, kept))
        box.open()
        self.asked.emit(box)

    def _start_again(self, opening: Opening, kept: ReportDraft) -> None:
        desk = self._desk

        def bring_back() -> None:
            self._tasks.run(
                lambda: drafts.undiscard(desk, kept.id), done=lambda _: None, owner=self
            )

        def open_fresh() -> None:
            dialog = self._open(opening, opening.fresh)
            dialog.proof.refusal.say(
                "info",
                self.tr("已放弃原来的草稿"),
                action=self.tr("恢复那份草稿"),
                pressed=bring_back,
            )

        self._tasks.run(
            lambda: drafts.discard(desk, kept.id), done=lambda _: open_fresh(), owner=self
        )

    def _open(self, opening: Opening, draft: ReportDraft) -> ReportDialog:
        dialog = ReportDialog(
            self._desk,
            self._tasks,
            draft,
            buyer=opening.buyer,
            place=opening.place if draft is not opening.fresh or opening.kept is None else "",
            order_locked=self._is_locked,
            parent=self._window,
        )
        dialog.proof.show_refusals(opening.refusals)
        dialog.destroyed.connect(self.deleteLater)
        dialog.open()
        self.opened.emit(dialog)
        return dialog


def start_report(
    desk: Desk,
    tasks: Tasks,
    parent: QWidget,
    *,
    door: Door,
    picture_sha: str = "",
    message: str = "",
    buyer: str = "",
    after_sale: str = "",
    files: Sequence[Path] = (),
) -> ReportStart:
    """Begin a report about a picture of a chat or an after-sale, or about files.

    Asks first when a draft about the same is kept. The after-sale's order is known, so that its
    report begins with the form.
    """
    start = ReportStart(desk, tasks, parent, locked=door is Door.AFTER_SALE)
    paths = tuple(files)
    start.begin(
        lambda: prepare(
            desk,
            door=door,
            picture=picture_sha,
            message=message,
            buyer=buyer,
            after_sale=after_sale,
            files=paths,
        )
    )
    return start


def resume_report(desk: Desk, tasks: Tasks, parent: QWidget, *, draft: ReportDraft) -> ReportStart:
    """Go on with a kept or mended draft; its order stays chosen."""
    start = ReportStart(desk, tasks, parent, locked=bool(draft.order))
    start.begin(lambda: reopen(desk, draft))
    return start
