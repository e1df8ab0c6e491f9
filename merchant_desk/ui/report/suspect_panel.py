"""The right column: the kind of one suspect picture and its proof, and the text."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from merchant_desk.core.report import Kind, Suspect
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.report.canvas.view import Size
from merchant_desk.ui.report.carrier import Carrier
from merchant_desk.ui.report.kind_choice import KindChoice
from merchant_desk.ui.report.photo_picker import PHOTO_STRIP, PhotoPicker
from merchant_desk.ui.report.proof_slot import ProofSlot
from merchant_desk.ui.report.reasons import ReasonRow
from merchant_desk.ui.report.region_table import RegionTable
from merchant_desk.ui.report.source_form import SourceForm
from merchant_desk.ui.report.text_field import TextField
from merchant_desk.ui.report.wording import elided, file_line
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.labels import label, line
from merchant_desk.ui.widgets.thumbnails import Thumbnails

WIDTH, NARROWEST = 440, 392
"""Logical pixels; the user may make it wider."""
_NAME = 150
"""Logical pixels of a file's name before it is cut in its middle."""


class SuspectPanel(QScrollArea):
    """Only what the kind needs is shown; what was given for another kind is kept in the draft."""

    def __init__(self, desk: Desk, tasks: Tasks, thumbnails: Thumbnails, carrier: Carrier) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(NARROWEST)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setProperty("look", "pane")
        self.setWidget(inner)
        self._title = label(look="heading")
        self._facts = label(look="muted", wraps=True)
        self.kind = KindChoice()
        self.slot = ProofSlot(thumbnails, carrier)
        self.photos_title = label(self.tr("从本店商品图选择"), look="muted")
        self.photos = PhotoPicker(desk, tasks, thumbnails)
        self.source_title = label(self.tr("在哪里看到原图（选填）"), look="heading")
        self.source = SourceForm()
        self.table_title = label(self.tr("框选区域（像素，可直接修改）"), look="heading")
        self.table = RegionTable()
        self.reasons = ReasonRow()
        self.text = TextField()
        self.photos.found.connect(self._show_photo_count)
        self.table.chosen.connect(lambda _: self._show_reasons())
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        self._of_suspect = QWidget(inner)
        column.addWidget(self._of_suspect)
        upper = QVBoxLayout(self._of_suspect)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(8)
        for part in (
            self._title,
            self._facts,
            self.kind,
            self.table_title,
            self.table,
            self.reasons,
            self.slot,
            self.photos_title,
            self.photos,
            self.source_title,
            self.source,
        ):
            upper.addWidget(part)
        column.addWidget(line())
        column.addWidget(self.text)
        column.addStretch()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())

    def show_suspect(self, suspect: Suspect | None, number: int, count: int, order: str) -> None:
        self._of_suspect.setVisible(suspect is not None)
        if suspect is None:
            return
        picture = suspect.picture
        title = self.tr("图 {n} / {count} 的疑似类型").format(n=number, count=count)
        self._title.setText(title)
        self._facts.setText(f"{elided(picture.name, _NAME)} · {file_line(picture)}")
        self._facts.setToolTip(picture.name)
        self.kind.show_kind(suspect.kind)
        is_edited, is_web = suspect.kind is Kind.EDITED, suspect.kind is Kind.WEB
        has_table = is_edited or bool(suspect.regions or suspect.private)
        self.table_title.setVisible(has_table)
        self.table.setVisible(has_table)
        size = Size(picture.width, picture.height)
        self.table.regions.show_regions(suspect.regions, suspect.private, size)
        self._show_reasons()
        self.slot.setVisible(suspect.kind is not None or bool(suspect.proof))
        self.slot.show_proof(picture.sha256, suspect.kind, suspect.proof)
        is_other = suspect.kind is Kind.OTHER_SHOP
        self.photos_title.setVisible(is_other)
        self.photos.setVisible(is_other)
        if is_other:
            self.photos.show_order(order)
        self.source_title.setVisible(is_web)
        self.source.setVisible(is_web)
        self.source.show_source(suspect.source)

    def _show_reasons(self) -> None:
        self.reasons.show_regions(self.table.regions.regions, self.table.rows())

    def _show_photo_count(self, count: int) -> None:
        if count:
            self.photos_title.setText(self.tr("从本店商品图选择"))
        else:
            self.photos_title.setText(self.tr("还没有同步到本店商品图，请选择文件"))
        self.photos.setFixedHeight(PHOTO_STRIP if count else 0)

    def reveal(self, part: QWidget) -> None:
        """Scroll ``part`` into sight, once the layout has settled."""
        QTimer.singleShot(0, part, lambda: self.ensureWidgetVisible(part, 0, 24))

    def is_in_slot(self, focus: QWidget | None) -> bool:
        """Whether the keyboard is in the proof slot."""
        return focus is not None and (focus is self.slot or self.slot.isAncestorOf(focus))
