"""The suspect pictures at the left: chosen, added and removed."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from merchant_desk.core.checklist import Level, checklist
from merchant_desk.core.picture import Limits
from merchant_desk.core.report import ReportDraft
from merchant_desk.ui.report.carrier import Carrier
from merchant_desk.ui.report.reading_rows import ReadingRows
from merchant_desk.ui.report.suspect_delegate import (
    CELL,
    SuspectDelegate,
    SuspectLine,
    spoken,
)
from merchant_desk.ui.report.suspect_list import SuspectList
from merchant_desk.ui.widgets.labels import button, label
from merchant_desk.ui.widgets.rows_model import RowsModel
from merchant_desk.ui.widgets.thumbnails import Thumbnails


class SuspectStrip(QWidget):
    """``chosen`` carries an index; ``adding``, ``chatting`` (adding from the chat),
    ``pasting`` and ``removing`` ask for it to be done.
    """

    chosen = Signal(int)
    adding = Signal()
    chatting = Signal()
    pasting = Signal()
    removing = Signal()

    def __init__(self, thumbnails: Thumbnails, carrier: Carrier) -> None:
        super().__init__()
        self.model: RowsModel[SuspectLine] = RowsModel(
            key=lambda line: line.suspect.picture.sha256, words=spoken, parent=self
        )
        self.view = SuspectList(thumbnails, carrier)
        self.view.setModel(self.model)
        self.view.setItemDelegate(SuspectDelegate(thumbnails, self.view))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setAccessibleName(self.tr("可疑图片"))
        self.view.removed.connect(self.removing)
        thumbnails.ready.connect(self.view.viewport().update)
        self._is_showing = False
        self.view.selectionModel().currentChanged.connect(self._tell)
        self.add = button(
            self.tr("添加(&A)…"),
            self.adding.emit,
            icon="plus",
            tip=self.tr("选择图片文件，也可拖入"),
        )
        self.chat = button(
            self.tr("从聊天(&H)…"),
            self.chatting.emit,
            icon="chat",
            tip=self.tr("选择买家在聊天里发来的其他图片"),
        )
        self.paste = button(
            self.tr("粘贴"), self.pasting.emit, icon="paste", tip=self.tr("粘贴图片  Ctrl+V")
        )
        self.remove = button(
            self.tr("移除"), self.removing.emit, icon="trash", look="plain",
            tip=self.tr("移除选中的图片  Del，可撤销"),
        )  # fmt: skip
        self.reading = ReadingRows(CELL.width() - 32, is_narrow=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 8, 12)
        column.setSpacing(6)
        self._heading = label(self.tr("可疑图片"), look="heading")
        column.addWidget(self._heading)
        column.addWidget(self.view, 1)
        column.addWidget(self.reading)
        for each in (self.add, self.chat, self.paste, self.remove):
            column.addWidget(each)
        self.setFixedWidth(CELL.width() + 32)

    def show_draft(self, draft: ReportDraft, limits: Limits) -> None:
        checks = checklist(draft, limits)
        lines = []
        for index, suspect in enumerate(draft.suspects):
            missing = sum(
                c.suspect == index and not c.met and c.level is Level.MUST for c in checks
            )
            lines.append(SuspectLine(index + 1, suspect, missing))
        self._is_showing = True
        self.model.set_rows(lines)
        self._is_showing = False
        self._heading.setText(self.tr("可疑图片（{n}）").format(n=len(lines)))
        self.remove.setEnabled(bool(lines))

    def choose(self, index: int) -> None:
        wanted = self.model.index(index)
        if wanted != self.view.currentIndex() or not self.view.selectionModel().hasSelection():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.view.selectionModel().setCurrentIndex(wanted, flag)
            self.view.scrollTo(wanted)

    def _tell(self, current: QModelIndex) -> None:
        if current.isValid() and not self._is_showing:
            self.chosen.emit(current.row())
