"""The picture viewer: a window of its own, not modal; turning the view never turns the picture."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeySequence, QPainter, QPixmap, QShortcut, QWheelEvent
from PySide6.QtWidgets import (
    QGraphicsScene,
    QGraphicsView,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from merchant_desk.core.errors import DeskError
from merchant_desk.desk import pictures
from merchant_desk.desk.desk import Desk
from merchant_desk.ui import pixels, theme, words
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.banner import Banner
from merchant_desk.ui.widgets.labels import button, label
from merchant_desk.ui.wish import Wish

_LARGEST = 8192
"""Pixels a side that are shown at most; the original may be larger."""
_STEP = 1.25
_LEAST, _MOST = 0.05, 32.0


class PictureView(QGraphicsView):
    """One picture: fitted until the user zooms, dragged with the left button."""

    zoomed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._scene = QGraphicsScene(self)
        self.setScene(self._scene)
        self._item = self._scene.addPixmap(QPixmap())
        self._is_fitted = True
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setAccessibleName(self.tr("图片"))
        self._paint_ground()

    def show_picture(self, image: QImage) -> None:
        pixmap = QPixmap.fromImage(image)
        self._item.setPixmap(pixmap)
        self._item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._scene.setSceneRect(QRectF(pixmap.rect()))
        self.resetTransform()
        self.fit()

    @property
    def zoom(self) -> float:
        """Screen pixels per picture pixel."""
        matrix = self.transform()
        return float((matrix.m11() ** 2 + matrix.m12() ** 2) ** 0.5)

    def fit(self) -> None:
        self._is_fitted = True
        self.fitInView(self._item, Qt.AspectRatioMode.KeepAspectRatio)
        if self.zoom > 1:
            self._scale_to(1.0)
        self.zoomed.emit(self.zoom)

    def zoom_by(self, factor: float) -> None:
        self.zoom_to(self.zoom * factor)

    def zoom_to(self, zoom: float) -> None:
        self._is_fitted = False
        self._scale_to(min(max(zoom, _LEAST), _MOST))
        self.zoomed.emit(self.zoom)

    def turn(self) -> None:
        """A quarter turn of the view, clockwise."""
        self.rotate(90)
        if self._is_fitted:
            self.fit()

    def resizeEvent(self, event: QEvent) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        if self._is_fitted:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom_by(1.1 ** (event.angleDelta().y() / 120))
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_ground()

    def _scale_to(self, zoom: float) -> None:
        factor = zoom / self.zoom
        self.scale(factor, factor)

    def _paint_ground(self) -> None:
        self.setBackgroundBrush(QColor(theme.colours().window))


class PictureViewer(QWidget):
    """``report_wanted`` carries the :class:`Wish` of the picture that is shown."""

    report_wanted = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self._desk = desk
        self._tasks = tasks
        self._wish: Wish | None = None
        self.setWindowTitle(self.tr("查看大图"))
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.view = PictureView()
        self._banner = Banner()
        self._zoom = label(look="muted")
        self.view.zoomed.connect(lambda zoom: self._zoom.setText(f"{zoom:.0%}"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._tools())
        column.addWidget(self._banner)
        column.addWidget(self.view, 1)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        self.resize(900, 680)

    def show_picture(self, wish: Wish) -> None:
        self._wish = wish
        self._banner.hide()
        desk, sha256 = self._desk, wish.picture
        self._tasks.run(
            lambda: pixels.load(pictures.fetch(desk, sha256), _LARGEST),
            done=lambda image: self._arrived(wish, image),
            failed=lambda error: self._missed(wish, error),
            owner=self,
        )
        self.show()
        self.raise_()
        self.activateWindow()

    def _tools(self) -> QHBoxLayout:
        view = self.view
        row = QHBoxLayout()
        row.setContentsMargins(10, 8, 10, 8)
        for text, icon, pressed, keys in (
            (self.tr("适应窗口"), "fit", view.fit, "Ctrl+0"),
            (self.tr("缩小"), "zoom-out", lambda: view.zoom_by(1 / _STEP), "Ctrl+-"),
            (self.tr("放大"), "zoom", lambda: view.zoom_by(_STEP), "Ctrl+="),
            (self.tr("原始大小"), "picture", lambda: view.zoom_to(1.0), "Ctrl+Alt+0"),
            (self.tr("旋转视图"), "rotate", view.turn, "Ctrl+T"),
        ):
            made = button("", pressed, look="plain", icon=icon, tip=f"{text}  {keys}")
            made.setAccessibleName(text)
            made.setShortcut(QKeySequence(keys))
            row.addWidget(made)
        row.addWidget(self._zoom)
        row.addStretch()
        row.addWidget(
            button(self.tr("反馈虚假售后凭证"), self._report, look="primary", icon="flag")
        )
        return row

    def _arrived(self, wish: Wish, image: QImage) -> None:
        if wish == self._wish:
            self.view.show_picture(image)

    def _missed(self, wish: Wish, error: DeskError) -> None:
        if wish == self._wish:
            self._banner.say(
                "danger",
                self.tr("图片已过期或还没有下载：{cause}").format(cause=words.title(error)),
                action=self.tr("重新获取"),
                pressed=lambda: self.show_picture(wish),
            )

    def _report(self) -> None:
        if self._wish is not None:
            self.report_wanted.emit(self._wish)
