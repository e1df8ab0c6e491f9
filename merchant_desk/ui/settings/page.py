"""The settings page: connection, orders from files, data folder, language and style, about."""

import platform

import PySide6
from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from merchant_desk import __version__
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.preferences import STYLE, Preferences
from merchant_desk.ui.settings.connection_group import ConnectionGroup
from merchant_desk.ui.settings.options_group import OptionsGroup
from merchant_desk.ui.settings.orders_group import OrdersGroup
from merchant_desk.ui.settings.updates_group import UpdatesGroup
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.updates import Updates
from merchant_desk.ui.widgets.labels import button, label

_WIDEST = 760


class SettingsPage(QScrollArea):
    """``style_chosen`` carries the name of the style to put on.

    ``support_wanted``: the user wants a bundle for whoever helps.
    """

    style_chosen = Signal(str)
    support_wanted = Signal()

    def __init__(
        self, desk: Desk, tasks: Tasks, preferences: Preferences, updates: Updates
    ) -> None:
        super().__init__()
        self._desk = desk
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("设置"))
        self.connection = ConnectionGroup(desk, tasks)
        self.orders = OrdersGroup(desk, tasks)
        self.options = OptionsGroup(preferences)
        self.options.changed.connect(self._on_changed)
        self.updates = UpdatesGroup(updates)
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(10)
        for title, box in (
            (self.tr("店铺连接"), self.connection),
            (self.tr("从文件导入订单"), self.orders),
            (self.tr("数据文件夹"), self._folder()),
            (self.tr("显示"), self.options),
            (self.tr("更新"), self.updates),
            (self.tr("关于"), self._about()),
        ):
            column.addWidget(label(title, "heading"))
            column.addWidget(box)
            column.addSpacing(8)
        column.addStretch()
        page = QWidget()
        page.setProperty("look", "page")
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inner, 1)
        row.addStretch()
        self.setWidget(page)

    def _folder(self) -> QFrame:
        root = self._desk.profile.root
        box = QFrame()
        box.setProperty("look", "card")
        row = QHBoxLayout(box)
        row.setContentsMargins(18, 14, 18, 14)
        row.addWidget(label(str(root), wraps=True, selectable=True), 1)
        row.addWidget(
            button(
                self.tr("打开文件夹"),
                lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(root))),
                icon="folder",
            ),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
        return box

    def _about(self) -> QFrame:
        box = QFrame()
        box.setProperty("look", "card")
        column = QVBoxLayout(box)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(4)
        column.addWidget(label(f"Merchant Desk {__version__}", "heading", selectable=True))
        versions = (
            f"Python {platform.python_version()} · Qt {PySide6.__version__} · "
            f"{platform.system()} {platform.release()}"
        )
        column.addWidget(label(versions, "muted", wraps=True, selectable=True))
        column.addWidget(label(self.tr("许可：Apache-2.0；Qt 按 LGPLv3 使用"), "muted", wraps=True))
        self.support = button(self.tr("诊断包…"), self.support_wanted.emit, icon="save")
        column.addWidget(self.support, 0, Qt.AlignmentFlag.AlignLeft)
        return box

    def _on_changed(self, preference: object, value: str) -> None:
        if preference == STYLE:
            self.style_chosen.emit(value)
