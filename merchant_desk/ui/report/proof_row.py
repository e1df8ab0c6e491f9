"""One file of the proof: a small picture, its name, what it is, and what can be done with it."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from merchant_desk.core.picture import Picture, Proof
from merchant_desk.ui import icons, theme
from merchant_desk.ui.report.carrier import is_far
from merchant_desk.ui.report.wording import elided, file_line
from merchant_desk.ui.widgets.labels import button, label
from merchant_desk.ui.widgets.thumbnails import Thumbnails

_SIDE = 40


class ProofRow(QWidget):
    """Without ``acts`` it only shows the file. ``carried`` tells that a drag of it has begun,
    ``asked`` carries the point of the screen at which its menu is wanted.
    """

    removed = Signal()
    compared = Signal()
    replacing = Signal()
    carried = Signal()
    asked = Signal(QPoint)

    def __init__(self, proof: Proof, thumbnails: Thumbnails, *, acts: bool = False) -> None:
        super().__init__()
        self.proof = proof
        self._thumbnails = thumbnails
        self._acts = acts
        self._pressed: QPoint | None = None
        self._thumb = QLabel()
        self._thumb.setFixedSize(_SIDE, _SIDE)
        self._thumb.setAlignment(Qt.AlignmentFlag.AlignCenter)
        name = label()
        name.setText(elided(proof.name, 120 if acts else 210))
        name.setToolTip(proof.name)
        self._texts = QVBoxLayout()
        self._texts.setSpacing(0)
        self._texts.addWidget(name)
        self._texts.addWidget(label(file_line(proof), look="muted"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 2, 0, 2)
        self._row.setSpacing(8)
        self._row.addWidget(self._thumb)
        self._row.addLayout(self._texts, 1)
        if acts:
            self._add_buttons()
        thumbnails.ready.connect(self._show)
        self._show(proof.sha256)

    def pixmap(self) -> QPixmap:
        return self._thumb.pixmap()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self._acts:
            event.ignore()
            return
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        place = self._thumb.geometry().center() if by_key else event.pos()
        self.asked.emit(self.mapToGlobal(place))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._acts and event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and is_far(self._pressed, event.position().toPoint()):
            self._pressed = None
            self.carried.emit()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._pressed = None

    def _add_buttons(self) -> None:
        name = self.proof.name
        if isinstance(self.proof, Picture):
            tip = self.tr("与可疑图片对比")
            self.compare = button(
                self.tr("对比"), self.compared.emit, look="link", icon="compare", tip=tip
            )
            self.compare.setAccessibleName(self.tr("对比 {name}").format(name=name))
            self._texts.addWidget(self.compare, 0, Qt.AlignmentFlag.AlignLeft)
        tip = self.tr("换成另一个文件")
        self.replace = button("", self.replacing.emit, look="plain", icon="retry", tip=tip)
        self.replace.setAccessibleName(self.tr("更换 {name}").format(name=name))
        self._row.addWidget(self.replace)
        self.remove = QToolButton()
        self.remove.setProperty("look", "plain")
        self.remove.setIcon(icons.icon("close", theme.colours().muted))
        self.remove.setIconSize(QSize(14, 14))
        self.remove.setToolTip(self.tr("移除 {name}").format(name=name))
        self.remove.setAccessibleName(self.remove.toolTip())
        self.remove.clicked.connect(lambda _=False: self.removed.emit())
        self._row.addWidget(self.remove)
        self._thumb.setCursor(Qt.CursorShape.OpenHandCursor)
        self._thumb.setToolTip(self.tr("可拖到左侧或其他图片上；更多移动方式见右键菜单"))

    def _show(self, sha256: str) -> None:
        if sha256 != self.proof.sha256:
            return
        ratio = self.devicePixelRatioF()
        found = None
        if isinstance(self.proof, Picture):
            found = self._thumbnails.get(sha256, round(_SIDE * 2 * ratio))
        if found is not None:
            self._thumb.setPixmap(_fitted(found, _SIDE, ratio))
            return
        icon = "picture" if isinstance(self.proof, Picture) else "video"
        self._thumb.setPixmap(icons.pixmap(icon, 24, theme.colours().muted, ratio))


def _fitted(found: QPixmap, side: int, ratio: float) -> QPixmap:
    made = QPixmap(round(side * ratio), round(side * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    scale = min(side / found.width(), side / found.height())
    wide, high = found.width() * scale, found.height() * scale
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    target = QRectF((side - wide) / 2, (side - high) / 2, wide, high)
    painter.drawPixmap(target, found, QRectF(found.rect()))
    painter.end()
    return made
