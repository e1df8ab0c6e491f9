"""A small upright picture with its regions drawn over it, as the platform's people will see it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from merchant_desk.core.report import Suspect
from merchant_desk.ui import icons, theme
from merchant_desk.ui.report.canvas.paint import paint_private, paint_regions
from merchant_desk.ui.report.canvas.view import View
from merchant_desk.ui.widgets.thumbnails import Thumbnails

_SIDE = 200


class RegionPreview(QWidget):
    def __init__(self, suspect: Suspect, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._suspect = suspect
        self._thumbnails = thumbnails
        picture = suspect.picture
        scale = min(_SIDE / picture.width, _SIDE / picture.height)
        self._view = View(scale)
        self._shown = QSize(
            max(round(picture.width * scale), 1), max(round(picture.height * scale), 1)
        )
        self.setFixedSize(self._shown)
        self.setAccessibleName(
            self.tr("{name}，{n} 处框选").format(name=picture.name, n=len(suspect.regions))
        )
        thumbnails.ready.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme.colours()
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        side = round(_SIDE * self.devicePixelRatioF())
        found = self._thumbnails.get(self._suspect.picture.sha256, side)
        place = QRectF(self.rect())
        if found is None:
            painter.fillRect(place, QColor(of.raised))
            middle = QRectF(0, 0, 32, 32)
            middle.moveCenter(place.center())
            icons.paint(painter, "picture", middle, of.muted)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(place, found, QRectF(found.rect()))
        paint_private(painter, self._view, self._suspect.private, ())
        paint_regions(painter, self._view, self._suspect.regions, (), self.font())
        painter.end()
