"""The foot of the dialog: how the draft stands, and the way on."""

from PySide6.QtCore import QDateTime, QLocale, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from merchant_desk.ui import words
from merchant_desk.ui.report.keeper import SaveState
from merchant_desk.ui.widgets.labels import button, dress, label


class Footer(QFrame):
    """``next`` is the default button; on the last step before sending it says 提交."""

    going_back = Signal()
    going_on = Signal()
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "footer")
        self.note = label(look="muted")
        self.close_ = button(
            self.tr("关闭(&C)"), self.closing.emit, look="plain", tip=self.tr("保留草稿并关闭  Esc")
        )
        self.back = button(self.tr("上一步(&B)"), self.going_back.emit)
        self.next = button(self.tr("下一步(&N)"), self.going_on.emit, look="primary")
        self.next.setToolTip("Ctrl+Enter")
        self.next.setDefault(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(8)
        row.addWidget(self.note, 1)
        row.addWidget(self.close_)
        row.addWidget(self.back)
        row.addWidget(self.next)

    def show_step(self, *, first: bool, submits: bool) -> None:
        self.back.setVisible(not first)
        self.next.setText(self.tr("提交(&S)") if submits else self.tr("下一步(&N)"))
        self.next.setAccessibleName(self.tr("提交") if submits else self.tr("下一步"))

    def show_saving(self, state: SaveState) -> None:
        look = "muted"
        if state.problem is not None:
            text, look = (
                self.tr("草稿未保存：{why}").format(why=words.title(state.problem)),
                "error",
            )
        elif not state.is_saved:
            text = self.tr("正在保存草稿…")
        elif state.at is not None:
            at = QDateTime.fromSecsSinceEpoch(int(state.at.timestamp()))
            time = QLocale().toString(at, "HH:mm:ss")
            text = self.tr("草稿已保存 {time}").format(time=time)
        else:
            text = ""
        self.note.setText(text)
        if self.note.property("look") != look:
            dress(self.note, look)
