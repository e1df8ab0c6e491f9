"""The slot for proof files: takes files by choice, drop and paste; a refusal is said in place."""

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from merchant_desk.core.errors import DeskError
from merchant_desk.core.picture import Proof
from merchant_desk.core.report import Kind
from merchant_desk.ui import theme, words
from merchant_desk.ui.report.carrier import Carrier
from merchant_desk.ui.report.intake import Offer, offer_of
from merchant_desk.ui.report.moves import Item
from merchant_desk.ui.report.proof_row import ProofRow
from merchant_desk.ui.report.reading_rows import ReadingRows
from merchant_desk.ui.report.wording import proof_title
from merchant_desk.ui.widgets.labels import button, label
from merchant_desk.ui.widgets.thumbnails import Thumbnails

_NAME = 260
"""Logical pixels of a name of a file that is being read."""


class ProofSlot(QFrame):
    """``offered`` carries an :class:`Offer`; ``removed`` the SHA-256 of a file to take out;
    ``compared`` that of a picture to compare with the suspect, ``replacing`` that of a file to
    give another for. ``dropped`` carries an :class:`Item` and the SHA-256 of the file that it
    was let go before (or nothing); ``asked`` an item and where its menu is wanted.
    """

    offered = Signal(object)
    removed = Signal(str)
    compared = Signal(str)
    replacing = Signal(str)
    dropped = Signal(object, str)
    asked = Signal(object, QPoint)
    choosing = Signal()
    pasting = Signal()

    def __init__(self, thumbnails: Thumbnails, carrier: Carrier) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._carrier = carrier
        self.owner = ""
        self._shown: tuple[str, tuple[Proof, ...]] = ("", ())
        self._line: int | None = None
        """Logical pixels from the top to where a drop would go."""
        self.setProperty("look", "slot")
        self.setAcceptDrops(True)
        self._title = label(look="heading")
        self._hint = label(self.tr("拖入图片或视频，或"), look="muted", wraps=True)
        self.choose = button(self.tr("选择文件(&F)…"), self.choosing.emit)
        self.paste = button(self.tr("粘贴"), self.pasting.emit, tip=self.tr("粘贴图片  Ctrl+V"))
        self.refusal = label(look="error", wraps=True)
        self.refusal.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.reading = ReadingRows(_NAME)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._hint, 1)
        row.addWidget(self.choose)
        row.addWidget(self.paste)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addLayout(self._rows)
        column.addWidget(self.reading)
        column.addLayout(row)
        column.addWidget(self.refusal)

    def show_proof(self, owner: str, kind: Kind | None, proof: tuple[Proof, ...]) -> None:
        """Show the proof of the suspect ``owner`` (its SHA-256)."""
        self.owner = owner
        self.reading.show_owner(owner)
        self._title.setText(proof_title(kind))
        self.setAccessibleName(self._title.text())
        if (owner, proof) == self._shown:
            return
        self._shown = (owner, proof)
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
        self._hover(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._hover(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._show_line(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_line(None)
        item = self._carrier.unpack(event.mimeData())
        offer: Offer = offer_of(event.mimeData())
        if item is not None:
            event.acceptProposedAction()
            row = self._row_below(event.position().y())
            self.dropped.emit(item, row.proof.sha256 if row is not None else "")
        elif offer:
            event.acceptProposedAction()
            self.offered.emit(offer)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._line is not None:
            painter = QPainter(self)
            painter.setPen(QPen(QColor(theme.colours().accent), 3))
            painter.drawLine(10, self._line, self.width() - 10, self._line)
            painter.end()

    def _hover(self, event: QDragMoveEvent) -> None:
        item = self._carrier.unpack(event.mimeData())
        if item is not None and item.sha256 != self.owner:
            row = self._row_below(event.position().y())
            self._show_line(row.y() - 1 if row is not None else self._hint.y() - 4)
            event.acceptProposedAction()
        elif offer_of(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def _show_line(self, line: int | None) -> None:
        self._line = line
        self.update()

    def _row_below(self, y: float) -> ProofRow | None:
        """The first row whose middle is under ``y``."""
        shown = (self._rows.itemAt(n) for n in range(self._rows.count()))
        rows = (item.widget() for item in shown if item is not None)
        found = (row for row in rows if isinstance(row, ProofRow))
        return next((row for row in found if row.geometry().center().y() > y), None)

    def _row(self, proof: Proof) -> ProofRow:
        sha256, owner = proof.sha256, self.owner
        row = ProofRow(proof, self._thumbnails, acts=True)
        item = Item(sha256, owner)
        row.removed.connect(lambda: self.removed.emit(sha256))
        row.compared.connect(lambda: self.compared.emit(sha256))
        row.replacing.connect(lambda: self.replacing.emit(sha256))
        row.carried.connect(lambda: self._carry(item, row.pixmap()))
        row.asked.connect(lambda at: self.asked.emit(item, at))
        return row

    def _carry(self, item: Item, shown: QPixmap) -> None:
        """Once the row's own event is over: the drop may end the row."""
        QTimer.singleShot(0, self, lambda: self._carrier.carry(self, item, shown))
