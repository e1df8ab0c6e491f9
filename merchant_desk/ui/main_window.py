"""The main window: rail, header, bars, and the five pages."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from merchant_desk.core.change import Change, Topic
from merchant_desk.core.report import ReportDraft
from merchant_desk.desk import connection, records
from merchant_desk.desk.connection import Connection
from merchant_desk.desk.desk import Desk
from merchant_desk.desk.records import Backlog
from merchant_desk.ui import theme
from merchant_desk.ui.address import AFTER_SALES, PLACES, RECORDS, AddressDoor
from merchant_desk.ui.after_sales.page import AfterSalesPage
from merchant_desk.ui.chat.page import ChatPage
from merchant_desk.ui.drop_curtain import DropCurtain
from merchant_desk.ui.file_door import FileDoor
from merchant_desk.ui.inspect.page import InspectPage
from merchant_desk.ui.letter import Letter
from merchant_desk.ui.network import NetworkHint
from merchant_desk.ui.order_door import OrderDoor
from merchant_desk.ui.preferences import Preferences
from merchant_desk.ui.records.page import RecordsPage
from merchant_desk.ui.report.dialog import ReportDialog
from merchant_desk.ui.report.start import resume_report, start_report
from merchant_desk.ui.settings.page import SettingsPage
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.updates import UpdateNotice, Updates
from merchant_desk.ui.widgets.banner import Banner
from merchant_desk.ui.widgets.header import Header
from merchant_desk.ui.widgets.offline_bar import OfflineBar
from merchant_desk.ui.widgets.picture_actions import PictureActions
from merchant_desk.ui.widgets.rail import Rail
from merchant_desk.ui.widgets.thumbnails import Thumbnails
from merchant_desk.ui.wish import Wish

_GEOMETRY = "main-window"


class MainWindow(QMainWindow):
    """Assembles the pages; what they wish for goes to the report dialog from here.

    ``waiting`` carries how many records wait for the user to look at them.
    """

    waiting = Signal(int)

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._preferences = Preferences(desk.profile.root)
        self.thumbnails = Thumbnails(desk, tasks, self)
        self.actions_of_pictures = PictureActions(desk, tasks, self)
        self.chat = ChatPage(desk, tasks, self.actions_of_pictures, self.thumbnails)
        self.after_sales = AfterSalesPage(desk, tasks, self.actions_of_pictures, self.thumbnails)
        self.records = RecordsPage(desk, tasks, self.thumbnails)
        self.inspect = InspectPage(desk, tasks)
        self.updates = Updates(desk, tasks, self._preferences, self)
        self.settings = SettingsPage(desk, tasks, self._preferences, self.updates)
        self.door = FileDoor(desk, tasks, self)
        self.address = AddressDoor(desk, tasks, self)
        self.rail = Rail()
        self.header = Header()
        self.offline = OfflineBar()
        self.banner = Banner()
        UpdateNotice(self.updates, self.banner)
        self.orders = OrderDoor(desk, tasks, self.banner, self)
        self.pages = QStackedWidget()
        self.drop = DropCurtain(self, self.pages)
        self._network = NetworkHint(desk, tasks, self)
        self._lay_out()
        self._connect()
        self.show_page(0)
        self._look_at_connection()
        self._look_at_backlog()

    def show_page(self, number: int) -> None:
        self.rail.check(number)
        self.pages.setCurrentIndex(number)
        self.header.show_page(self._titles()[number])

    def open_letter(self, letter: Letter) -> None:
        """Begin a report about its pictures, or show the place that it names."""
        self.door.open(letter.files)
        if letter.address:
            self.address.open(letter.address)

    def come_forward(self, letter: Letter) -> None:
        """The program was started once more: show this window, and take what it was given."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        self.open_letter(letter)

    def begin_report(self, wish: Wish) -> None:
        start = start_report(
            self._desk,
            self._tasks,
            self,
            door=wish.door,
            picture_sha=wish.picture,
            message=wish.message,
            buyer=wish.buyer,
            after_sale=wish.after_sale,
            files=wish.files,
        )
        start.opened.connect(self._follow)

    def remember(self) -> None:
        """Keep where the window is, for the next start."""
        self._preferences.put_state(_GEOMETRY, self.saveGeometry())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.remember()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("商家反馈台"))
        icons = ("chat", "after-sales", "records", "inspect", "settings")
        pages = (self.chat, self.after_sales, self.records, self.inspect, self.settings)
        self._buttons = []
        for icon, title, page in zip(icons, self._titles(), pages, strict=True):
            self._buttons.append(self.rail.add(icon, title))
            self.pages.addWidget(page)
        right = QVBoxLayout()
        right.setSpacing(0)
        for part in (self.header, self.offline, self.banner):
            right.addWidget(part)
        right.addWidget(self.pages, 1)
        middle = QWidget()
        middle.setProperty("look", "page")
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.setCentralWidget(middle)
        self.resize(1280, 800)
        self.setMinimumSize(960, 600)
        self.restoreGeometry(self._preferences.state(_GEOMETRY))

    def _connect(self) -> None:
        self.rail.chosen.connect(self.show_page)
        self.header.open.clicked.connect(self.door.ask)
        self.offline.settings_wanted.connect(lambda: self.show_page(4))
        self.offline.resume_wanted.connect(self.records.queue.resume)
        self.actions_of_pictures.report_wanted.connect(self.begin_report)
        self.inspect.report_wanted.connect(self.begin_report)
        self.drop.dropped.connect(self.door.take)
        self.door.wanted.connect(self.begin_report)
        self.door.refused.connect(self.banner.say_problem)
        self.address.page.connect(self.show_page)
        self.address.record.connect(self._show_record)
        self.address.case.connect(self._show_case)
        self.address.refused.connect(self.banner.say_problem)
        self.door.tables.connect(self.orders.open)
        self.settings.orders.import_wanted.connect(self.orders.ask)
        self.settings.orders.undo_wanted.connect(self.orders.undo)
        self.records.draft_wanted.connect(self._resume)
        self.settings.style_chosen.connect(self._set_style)
        self.settings.support_wanted.connect(lambda: self.show_page(PLACES.index(RECORDS)))
        self.settings.support_wanted.connect(self.records.offer_support)
        self._tasks.problem.connect(self.banner.say_problem)
        self._tasks.changed.connect(self._on_change)
        QShortcut(QKeySequence.StandardKey.Paste, self, self.door.paste)
        QShortcut(QKeySequence.StandardKey.Open, self, self.door.ask)

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("聊天"),
            self.tr("售后"),
            self.tr("反馈记录"),
            self.tr("图片核验"),
            self.tr("设置"),
        )

    def _resume(self, draft: ReportDraft) -> None:
        start = resume_report(self._desk, self._tasks, self, draft=draft)
        start.opened.connect(self._follow)

    def _follow(self, dialog: ReportDialog) -> None:
        """The receipt offers to show the report among the records."""
        dialog.record_wanted.connect(self._show_record)

    def _show_record(self, report: str) -> None:
        self.show_page(PLACES.index(RECORDS))
        self.records.show_report(report)

    def _show_case(self, case: str) -> None:
        self.show_page(PLACES.index(AFTER_SALES))
        self.after_sales.cases.choose(case)

    def _on_change(self, change: Change) -> None:
        if change.topic in {Topic.CONNECTION, Topic.REPORTS}:
            self._look_at_connection()
        if change.topic is Topic.REPORTS:
            self._look_at_backlog()

    def _look_at_connection(self) -> None:
        desk = self._desk
        self._tasks.run(lambda: connection.connection(desk), done=self._show_connection, owner=self)

    def _look_at_backlog(self) -> None:
        desk = self._desk
        self._tasks.run(lambda: records.backlog(desk), done=self._show_backlog, owner=self)

    def _show_connection(self, found: Connection) -> None:
        self.header.show_connection(found)
        self.offline.show_connection(found)

    def _show_backlog(self, found: Backlog) -> None:
        count = found.parked + found.decided_unseen
        self._buttons[2].badge = count
        self.waiting.emit(count)

    def _set_style(self, style: str) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.set_style(app, style)
