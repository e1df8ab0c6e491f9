"""The after-sale page: list and detail side by side."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from merchant_desk.core.change import Change, Topic
from merchant_desk.desk.desk import Desk
from merchant_desk.desk.orders import AfterSaleLine
from merchant_desk.ui.after_sales.detail_pane import AfterSaleDetail
from merchant_desk.ui.after_sales.list_pane import AfterSalesPane
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.face import Face
from merchant_desk.ui.widgets.picture_actions import PictureActions
from merchant_desk.ui.widgets.thumbnails import Thumbnails

_SHOWN = frozenset({Topic.AFTER_SALES, Topic.ORDERS, Topic.REPORTS})


class AfterSalesPage(QWidget):
    def __init__(
        self, desk: Desk, tasks: Tasks, actions: PictureActions, thumbnails: Thumbnails
    ) -> None:
        super().__init__()
        self.cases = AfterSalesPane(desk, tasks, thumbnails)
        self.cases.setProperty("look", "pane")
        self.cases.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.detail = AfterSaleDetail(actions, thumbnails)
        self.detail.report_wanted.connect(actions.report_wanted)
        self._right = QStackedWidget()
        self._right.addWidget(
            Face("after-sales", self.tr("选择一张售后单"), self.tr("查看买家的图片并反馈"))
        )
        self._right.addWidget(self.detail)
        self.cases.chosen.connect(self._show)
        self.splitter = QSplitter()
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.cases.setMinimumWidth(280)
        self._right.setMinimumWidth(380)
        self.splitter.addWidget(self.cases)
        self.splitter.addWidget(self._right)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([380, 800])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)
        find = QShortcut(QKeySequence("Ctrl+F"), self, self.cases.search.setFocus)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        report = QShortcut(QKeySequence("Ctrl+R"), self, self._report_current)
        report.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._actions = actions
        tasks.changed.connect(self._on_change)
        self.cases.reload()

    def _show(self, line: AfterSaleLine) -> None:
        self.detail.show_line(line)
        self._right.setCurrentWidget(self.detail)

    def _report_current(self) -> None:
        wish = self.detail.strip.current
        if wish is not None:
            self._actions.report_wanted.emit(wish)

    def _on_change(self, change: Change) -> None:
        if change.topic in _SHOWN:
            self.cases.reload_soon()
