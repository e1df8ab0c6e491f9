"""A suspect picture with its regions drawn over it, numbered."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from merchant_desk.core.report import Suspect
from merchant_desk.ui import theme
from merchant_desk.ui.widgets import painting
from merchant_desk.ui.widgets.picture_strip import paint_thumbnail
from merchant_desk.ui.widgets.thumbnails import Thumbnails

_HIGH = 180
_WIDEST = 320
_LINE = "#E5484D"


class RegionPicture(QWidget):
    """Always as high as its neighbours; the picture is shown whole."""

    def __init__(self, suspect: Suspect, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._suspect = suspect
        self._thumbnails = thumbnails
        picture = suspect.picture
        wide = min(max(_HIGH * picture.width // max(picture.height, 1), 80), _WIDEST)
        self.setFixedSize(QSize(wide, _HIGH))
        self.setAccessibleName(
            self.tr("可疑图片 {name}，框选 {count} 处").format(
                name=picture.name, count=len(suspect.regions)
            )
        )
        thumbnails.ready.connect(self._on_ready)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(theme.colours().raised))
        picture = self._suspect.picture
        paint_thumbnail(painter, self.rect(), picture.sha256, self._thumbnails)
        shown = QSize(picture.width, picture.height).scaled(
            self.size(), Qt.AspectRatioMode.KeepAspectRatio
        )
        place = QRect(0, 0, shown.width(), shown.height())
        place.moveCenter(self.rect().center())
        scale = shown.width() / max(picture.width, 1)
        for number, region in enumerate(self._suspect.regions, start=1):
            rect = QRectF(region.x, region.y, region.w, region.h)
            at = QPointF(place.topLeft())
            frame = QRectF(rect.topLeft() * scale + at, rect.size() * scale)
            self._paint_region(painter, frame, str(number))
        painter.end()

    def _paint_region(self, painter: QPainter, frame: QRectF, number: str) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor("#FFFFFF"), 4))
        painter.drawRect(frame)
        painter.setPen(QPen(QColor(_LINE), 2))
        painter.drawRect(frame)
        badge = QRectF(frame.left() - 1, frame.top() - 1, 16, 16)
        painter.fillRect(badge, QColor("#B3261E"))
        painter.setFont(painting.bold(painting.smaller(self.font(), 2)))
        painter.setPen(QColor("#FFFFFF"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, number)

    def _on_ready(self, sha256: str) -> None:
        if sha256 == self._suspect.picture.sha256:
            self.update()
