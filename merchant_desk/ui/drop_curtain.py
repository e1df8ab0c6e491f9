"""What shows, while a file is dragged over a window, that it may be dropped."""

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QWidget

from merchant_desk.ui.file_door import FileDoor

_MARGIN = 24


class DropCurtain(QLabel):
    """Drawn over the ``part`` of ``window`` while something is dragged over the window that the
    door ``file`` takes. ``dropped`` carries its :class:`QMimeData`.
    """

    dropped = Signal(QMimeData)

    def __init__(self, window: QWidget, part: QWidget) -> None:
        super().__init__(window)
        self._part = part
        self.setProperty("look", "drop")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hide()
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            if FileDoor.takes(event.mimeData()):
                event.acceptProposedAction()
                is_tables = FileDoor.is_tables(event.mimeData())
                picture = self.tr("松开鼠标，反馈这张图片")
                self.setText(self.tr("松开鼠标，导入订单") if is_tables else picture)
                self._draw()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.hide()
            event.acceptProposedAction()
            self.dropped.emit(event.mimeData())
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.hide()
        return super().eventFilter(watched, event)

    def _draw(self) -> None:
        corner = self._part.mapTo(self.window(), QPoint(0, 0))
        place = QRect(corner, self._part.size())
        self.setGeometry(place.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN))
        self.show()
        self.raise_()
