"""Orders from files: import more, see what came last, take it back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from merchant_desk.core.change import Change, Topic
from merchant_desk.desk import imports
from merchant_desk.desk.desk import Desk
from merchant_desk.desk.imports import Import
from merchant_desk.ui import words
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.labels import button, label


class OrdersGroup(QFrame):
    """``import_wanted`` and ``undo_wanted`` are for the window, which has the file dialog."""

    import_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self.setProperty("look", "card")
        hint = self.tr(
            "服务器没有接入平台时，可以导入商家后台导出的订单表，也可以把文件拖进窗口。"
            "服务器已有的订单不会被覆盖。"
        )
        self.status = label(look="muted", wraps=True)
        self.bring = button(self.tr("导入订单…"), self.import_wanted.emit, icon="open")
        self.undo = button(self.tr("撤销导入"), self.undo_wanted.emit, icon="undo")
        buttons = QHBoxLayout()
        buttons.addWidget(self.bring)
        buttons.addWidget(self.undo)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        column.addWidget(label(hint, wraps=True))
        column.addWidget(self.status)
        column.addLayout(buttons)
        tasks.changed.connect(self._on_change)
        self.reload()

    def reload(self) -> None:
        desk = self._desk
        self._tasks.run(lambda: imports.last_import(desk), done=self._show, owner=self)

    def _show(self, last: Import | None) -> None:
        self.undo.setEnabled(last is not None)
        if last is None:
            self.status.setText(self.tr("还没有从文件导入的订单"))
            return
        text = self.tr("最近一次：{when}，“{name}”，{orders} 个订单")
        self.status.setText(
            text.format(when=words.moment(last.made_at), name=last.name, orders=last.orders)
        )

    def _on_change(self, change: Change) -> None:
        if change.topic is Topic.ORDERS:
            self.reload()
