"""The bar that says how the desk stands with its backend when all is not well."""

from PySide6.QtCore import Signal

from merchant_desk.desk.connection import Connection
from merchant_desk.ui import words
from merchant_desk.ui.widgets.banner import Banner

_WAITS_FOR_NETWORK = frozenset({"offline", "not-our-answer", "refused"})


class OfflineBar(Banner):
    """Hidden while the backend answers, and until it was first asked."""

    settings_wanted = Signal()
    resume_wanted = Signal()

    def show_connection(self, connection: Connection) -> None:
        if not connection.paired:
            self.say(
                "warning",
                self.tr("尚未连接店铺 · 反馈会先保存在本机"),
                action=self.tr("去设置"),
                pressed=self.settings_wanted.emit,
                may_close=False,
            )
        elif connection.is_paused:
            self.say(
                "warning",
                self.tr("已暂停发送（{count} 条待发送）").format(count=connection.backlog),
                action=self.tr("继续发送"),
                pressed=self.resume_wanted.emit,
                may_close=False,
            )
        elif connection.problem is None and connection.is_metered and connection.backlog:
            text = self.tr("正在使用按流量计费的网络 · {count} 条反馈等待其他网络")
            self.say("info", text.format(count=connection.backlog), may_close=False)
        elif connection.problem is None:
            self.hide()
        elif connection.problem.code in _WAITS_FOR_NETWORK:
            self.say("warning", self._offline(connection), may_close=False)
        else:
            self.say(
                "danger",
                words.sentence(connection.problem),
                action=self.tr("去设置"),
                pressed=self.settings_wanted.emit,
                may_close=False,
            )

    def _offline(self, connection: Connection) -> str:
        parts = [self.tr("离线")]
        if connection.since is not None:
            parts.append(self.tr("截至 {time}").format(time=words.clock(connection.since)))
        parts.append(self.tr("联网后自动发送（{count}）").format(count=connection.backlog))
        return " · ".join(parts)
