"""Opens a picture and says what it is; from here it can be reported."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from merchant_desk.core.errors import DeskError
from merchant_desk.core.picture import Picture
from merchant_desk.core.report import Door
from merchant_desk.desk import pictures
from merchant_desk.desk.desk import Desk
from merchant_desk.ui import pixels, words
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.banner import Banner
from merchant_desk.ui.widgets.face import Faced
from merchant_desk.ui.widgets.labels import button, label
from merchant_desk.ui.widgets.picture_viewer import PictureView
from merchant_desk.ui.wish import Wish

_LARGEST = 4096


class InspectPage(QWidget):
    """``report_wanted`` carries a :class:`Wish` with door ``file``."""

    report_wanted = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._picture: Picture | None = None
        self._banner = Banner()
        self.view = PictureView()
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(14)
        self._facts.setVerticalSpacing(8)
        self._facts.setColumnStretch(1, 1)
        self.report = button(self.tr("用这张图片反馈"), self._report, look="primary", icon="flag")
        self._faced = Faced(self._body())
        self._faced.show_empty(
            "inspect",
            self.tr("打开一张图片"),
            self.tr("查看它的格式、尺寸、方向和 SHA-256"),
            action=self.tr("打开图片…"),
            pressed=self.ask,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._banner)
        column.addWidget(self._faced, 1)

    def ask(self) -> None:
        dialog = QFileDialog(self, self.tr("打开图片"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.open(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open(self, path: Path) -> None:
        """Read the picture whole and show what it is."""
        desk = self._desk
        self._tasks.run(lambda: _read(desk, path), done=self._show, failed=self._refuse, owner=self)

    def _body(self) -> QWidget:
        side = QVBoxLayout()
        side.setContentsMargins(18, 16, 18, 16)
        side.setSpacing(10)
        side.addLayout(self._facts)
        side.addWidget(self.report)
        side.addWidget(button(self.tr("打开另一张…"), self.ask, icon="open"))
        side.addStretch()
        panel = QWidget()
        panel.setLayout(side)
        panel.setFixedWidth(320)
        panel.setProperty("look", "pane")
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.view, 1)
        row.addWidget(panel)
        return body

    def _show(self, found: tuple[Picture, QImage]) -> None:
        self._picture, image = found
        self._banner.hide()
        self._faced.show_view()
        self.view.show_picture(image)
        while (item := self._facts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        picture = self._picture
        turned = self.tr("无需旋转") if picture.orientation == 1 else str(picture.orientation)
        for row, (name, value) in enumerate(
            (
                (self.tr("文件名"), picture.name),
                (self.tr("格式"), picture.media_type.value),
                (self.tr("大小"), words.size(picture.bytes)),
                (self.tr("尺寸"), f"{picture.width} × {picture.height}"),
                (self.tr("EXIF 方向"), turned),
                ("SHA-256", _grouped(picture.sha256)),
            )
        ):
            self._facts.addWidget(label(name, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(label(value, wraps=True, selectable=True), row, 1)

    def _refuse(self, error: DeskError) -> None:
        self._banner.say("danger", words.sentence(error))

    def _report(self) -> None:
        if self._picture is not None:
            self.report_wanted.emit(
                Wish(door=Door.FILE, picture=self._picture.sha256, name=self._picture.name)
            )


def _read(desk: Desk, path: Path) -> tuple[Picture, QImage]:
    picture = pictures.attach_picture(desk, path)
    return picture, pixels.load(pictures.fetch(desk, picture.sha256), _LARGEST)


def _grouped(sha256: str) -> str:
    """In groups of eight, so that it wraps and can be read out."""
    return " ".join(sha256[at : at + 8] for at in range(0, len(sha256), 8))
