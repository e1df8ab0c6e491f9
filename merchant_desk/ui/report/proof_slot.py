"""The slot for proof files: takes files by choice, drop and paste; a refusal is said in place."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from merchant_desk.core.errors import DeskError
from merchant_desk.core.picture import Proof
from merchant_desk.core.report import Kind
from merchant_desk.ui import words
from merchant_desk.ui.report.intake import Offer, offer_of
from merchant_desk.ui.report.proof_row import ProofRow
from merchant_desk.ui.report.wording import proof_title
from merchant_desk.ui.widgets.labels import button, label
from merchant_desk.ui.widgets.thumbnails import Thumbnails


class ProofSlot(QFrame):
    """``offered`` carries an :class:`Offer`; ``removed`` the SHA-256 of a file to take out;
    ``compared`` that of a picture to compare with the suspect, ``replacing`` that of a file to
    give another for.
    """

    offered = Signal(object)
    removed = Signal(str)
    compared = Signal(str)
    replacing = Signal(str)
    choosing = Signal()
    pasting = Signal()

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._shown: tuple[Proof, ...] = ()
        self.setProperty("look", "slot")
        self.setAcceptDrops(True)
        self._title = label(look="heading")
        self._hint = label(self.tr("拖入图片或视频，或"), look="muted")
        self.choose = button(self.tr("选择文件(&F)…"), self.choosing.emit)
        self.paste = button(self.tr("粘贴"), self.pasting.emit, tip=self.tr("粘贴图片  Ctrl+V"))
        self.refusal = label(look="error", wraps=True)
        self.refusal.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._hint)
        row.addWidget(self.choose)
        row.addWidget(self.paste)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addLayout(self._rows)
        column.addLayout(row)
        column.addWidget(self.refusal)

    def show_proof(self, kind: Kind | None, proof: tuple[Proof, ...]) -> None:
        self._title.setText(proof_title(kind))
        self.setAccessibleName(self._title.text())
        if proof == self._shown:
            return
        self._shown = proof
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for each in proof:
            self._rows.addWidget(self._row(each))

    def show_busy(self, *, busy: bool) -> None:
        self._hint.setText(self.tr("正在读取…") if busy else self.tr("拖入图片或视频，或"))

    def refuse(self, refusals: tuple[DeskError, ...]) -> None:
        """Say why files were not taken; nothing, when all were."""
        text = "\n".join(words.sentence(each) for each in refusals)
        self.refusal.setText(text)
        self.refusal.setAccessibleName(text)
        self.refusal.setVisible(bool(text))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if offer_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        offer: Offer = offer_of(event.mimeData())
        if offer:
            event.acceptProposedAction()
            self.offered.emit(offer)

    def _row(self, proof: Proof) -> QWidget:
        sha256 = proof.sha256
        return ProofRow(
            proof,
            self._thumbnails,
            lambda: self.removed.emit(sha256),
            lambda: self.compared.emit(sha256),
            lambda: self.replacing.emit(sha256),
        )
