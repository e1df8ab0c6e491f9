"""The strip over the pages: which page, which shop, online or not."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from merchant_desk.desk.connection import Connection
from merchant_desk.ui import icons, theme
from merchant_desk.ui.widgets.labels import Button, label

_HIGH = 52


class Header(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "header")
        self.setFixedHeight(_HIGH)
        self._page = label(look="title")
        self._icon = QLabel()
        self._state = label(look="muted")
        self._shop = label(look="heading")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._page)
        row.addStretch()
        row.addWidget(self._shop)
        row.addWidget(self._icon)
        row.addWidget(self._state)
        self.open = Button(self.tr("反馈图片文件…"), icon="flag")
        self.open.setToolTip(self.tr("也可以把图片拖进窗口，或按 Ctrl+V 粘贴") + "  Ctrl+O")
        row.addSpacing(8)
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_page(self, title: str) -> None:
        self._page.setText(title)

    def show_connection(self, connection: Connection) -> None:
        of = theme.colours()
        self._shop.setText(connection.shop_name or self.tr("未连接店铺"))
        name, ink, word = "offline", of.muted, self.tr("离线")
        if connection.online:
            name, ink, word = "online", of.success, self.tr("在线")
        elif connection.paired and connection.problem is None:
            name, ink, word = "queued", of.muted, self.tr("正在连接…")
        self._icon.setVisible(connection.paired)
        self._state.setVisible(connection.paired)
        self._icon.setPixmap(icons.pixmap(name, 16, ink, self.devicePixelRatio()))
        self._state.setText(word)
