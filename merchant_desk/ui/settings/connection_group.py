"""How the desk is joined to its shop, and the form that joins it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QVBoxLayout

from merchant_desk.core.change import Change, Topic
from merchant_desk.core.errors import DeskError
from merchant_desk.desk import connection
from merchant_desk.desk.connection import Connection
from merchant_desk.desk.desk import Desk
from merchant_desk.ui import words
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.labels import button, dress, label

_ABOUT_CODE = frozenset({"bad-pairing-code", "other-shop"})


class ConnectionGroup(QFrame):
    """``paired`` tells that the desk has just been joined to a shop."""

    paired = Signal()

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self.setProperty("look", "card")
        self.status = label(wraps=True, selectable=True)
        self.url = QLineEdit()
        self.url.setPlaceholderText("https://")
        self.url.setInputMethodHints(Qt.InputMethodHint.ImhUrlCharactersOnly)
        self.code = QLineEdit()
        self.code.setPlaceholderText(self.tr("向店铺管理员索取"))
        self.url_problem = label(look="error", wraps=True)
        self.code_problem = label(look="error", wraps=True)
        self.pair = button(self.tr("连接店铺"), self._pair, look="primary", icon="link")
        self.url.returnPressed.connect(self._pair)
        self.code.returnPressed.connect(self._pair)
        self._lay_out()
        tasks.changed.connect(self._on_change)
        self.reload()

    def reload(self) -> None:
        desk = self._desk
        self._tasks.run(lambda: connection.connection(desk), done=self._show, owner=self)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        for row, (text, field, problem) in enumerate(
            (
                (self.tr("服务器地址"), self.url, self.url_problem),
                (self.tr("配对码"), self.code, self.code_problem),
            )
        ):
            name = label(text)
            name.setBuddy(field)
            field.setAccessibleName(text)
            field.setMinimumWidth(320)
            problem.hide()
            grid.addWidget(name, 2 * row, 0)
            grid.addWidget(field, 2 * row, 1)
            grid.addWidget(problem, 2 * row + 1, 1)
        grid.addWidget(self.pair, 4, 1, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(self.status)
        column.addLayout(grid)

    def _pair(self) -> None:
        desk, url, code = self._desk, self.url.text(), self.code.text()
        for field, problem in ((self.url, self.url_problem), (self.code, self.code_problem)):
            dress(field, "")
            problem.hide()
        self.pair.setEnabled(False)
        self._tasks.run(
            lambda: connection.pair(desk, url, code),
            done=self._joined,
            failed=self._refused,
            owner=self,
        )

    def _joined(self, found: Connection) -> None:
        self.pair.setEnabled(True)
        self.code.clear()
        self._show(found)
        self.paired.emit()

    def _refused(self, error: DeskError) -> None:
        """The sentence stands beside the field that it is about."""
        self.pair.setEnabled(True)
        is_code = error.code in _ABOUT_CODE
        field, problem = (self.code, self.code_problem) if is_code else (self.url, self.url_problem)
        self._say(field, problem, words.sentence(error))

    def _say(self, field: QLineEdit, problem: QLabel, text: str) -> None:
        problem.setText(text)
        problem.show()
        field.setAccessibleDescription(text)
        dress(field, "wrong")
        field.setFocus()

    def _show(self, found: Connection) -> None:
        if not found.paired:
            self.status.setText(self.tr("还没有连接店铺。反馈会先保存在本机，连接后自动发送。"))
            return
        if not self.url.text():
            self.url.setText(found.url)
        state = self.tr("在线") if found.online else self.tr("离线")
        if found.problem is not None:
            state = words.sentence(found.problem)
        self.status.setText(
            self.tr("已连接店铺“{shop}”\n{url}\n{state}").format(
                shop=found.shop_name, url=found.url, state=state
            )
        )

    def _on_change(self, change: Change) -> None:
        if change.topic is Topic.CONNECTION:
            self.reload()
