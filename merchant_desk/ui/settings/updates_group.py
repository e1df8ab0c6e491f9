"""Newer versions: whether there is one, what is new, and a button to look or to install."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from merchant_desk import __version__
from merchant_desk.core.errors import DeskError
from merchant_desk.desk import updates
from merchant_desk.desk.updates import Update
from merchant_desk.ui import words
from merchant_desk.ui.updates import Updates, news
from merchant_desk.ui.widgets.labels import button, label


class UpdatesGroup(QFrame):
    """Follows ``source``, and asks it to look."""

    def __init__(self, source: Updates) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.status = label(wraps=True)
        self.news = label(look="muted", wraps=True)
        self.look = button(self.tr("检查更新"), source.look, icon="retry")
        self.install = button(
            self.tr("立即安装并重启"), source.install_now, look="primary", icon="check"
        )
        buttons = QHBoxLayout()
        buttons.addWidget(self.look)
        buttons.addWidget(self.install)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        column.addWidget(self.status)
        column.addWidget(self.news)
        column.addLayout(buttons)
        self.news.hide()
        self.install.hide()
        self.status.setText(self.tr("现在的版本：{version}").format(version=__version__))
        if not updates.is_possible():
            self.look.setEnabled(False)
            self.status.setText(
                self.tr("现在的版本：{version}。本程序没有设置更新地址。").format(
                    version=__version__
                )
            )
        source.looking.connect(self._wait)
        source.found.connect(self._show)
        source.failed.connect(self._fail)

    def _wait(self) -> None:
        self.look.setEnabled(False)
        self.status.setText(self.tr("正在检查新版本…"))

    def _show(self, update: Update | None) -> None:
        self.look.setEnabled(True)
        self.news.setVisible(update is not None)
        self.install.setVisible(update is not None and update.installer is not None)
        if update is None:
            self.status.setText(self.tr("{version} 已是最新版本").format(version=__version__))
            return
        self.news.setText(news(update))
        self.status.setText(
            self.tr("新版本 {version} 已下载并通过校验，退出程序时安装").format(
                version=update.version
            )
            if update.installer
            else self.tr("新版本 {version} 已发布").format(version=update.version)
        )

    def _fail(self, error: DeskError) -> None:
        self.look.setEnabled(True)
        self.status.setText(words.sentence(error))
