"""One file of the proof: a small picture, its name, what it is, and a way to remove it."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from merchant_desk.core.picture import Picture, Proof
from merchant_desk.ui import icons, theme
from merchant_desk.ui.report.wording import elided, file_line
from merchant_desk.ui.widgets.labels import button, label
from merchant_desk.ui.widgets.thumbnails import Thumbnails

_SIDE = 40


class ProofRow(QWidget):
    """Without ``remove`` it only shows the file; with ``compare`` a picture can be compared."""

    def __init__(
        self,
        proof: Proof,
        thumbnails: Thumbnails,
        remove: Callable[[], object] | None = None,
        compare: Callable[[], object] | None = None,
        replace: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self.proof = proof
        self._thumbnails = thumbnails
        self._thumb = QLabel()
        self._thumb.setFixedSize(_SIDE, _SIDE)
        self._thumb.setAlignment(Qt.AlignmentFlag.AlignCenter)
        name = label()
        name.setText(elided(proof.name, 120 if compare else 210))
        name.setToolTip(proof.name)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(name)
        texts.addWidget(label(file_line(proof), look="muted"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        row.addWidget(self._thumb)
        row.addLayout(texts, 1)
        if compare is not None and isinstance(proof, Picture):
            tip = self.tr("与可疑图片对比")
            self.compare = button(self.tr("对比"), compare, look="link", icon="compare", tip=tip)
            self.compare.setAccessibleName(self.tr("对比 {name}").format(name=proof.name))
            texts.addWidget(self.compare, 0, Qt.AlignmentFlag.AlignLeft)
        if replace is not None:
            tip = self.tr("换成另一个文件")
            self.replace = button("", replace, look="plain", icon="retry", tip=tip)
            self.replace.setAccessibleName(self.tr("更换 {name}").format(name=proof.name))
            row.addWidget(self.replace)
        if remove is not None:
            cross = QToolButton()
            cross.setProperty("look", "plain")
            cross.setIcon(icons.icon("close", theme.colours().muted))
            cross.setIconSize(QSize(14, 14))
            cross.setToolTip(self.tr("移除 {name}").format(name=proof.name))
            cross.setAccessibleName(cross.toolTip())
            cross.clicked.connect(lambda _=False: remove())
            row.addWidget(cross)
        thumbnails.ready.connect(self._show)
        self._show(proof.sha256)

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
