"""The comparison of a suspect picture with one of its proofs."""

from enum import Enum

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from merchant_desk.core.errors import DeskError
from merchant_desk.core.picture import Picture
from merchant_desk.desk.desk import Desk
from merchant_desk.ui import words
from merchant_desk.ui.report.canvas.view import KEY_STEP, Size
from merchant_desk.ui.report.compare.loading import Compared, Comparing
from merchant_desk.ui.report.compare.pane import ComparePane, Layer
from merchant_desk.ui.report.compare.wording import sentence
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.widgets.labels import Button, button, label

BLINK = 700
"""Milliseconds for which each picture is shown: slow enough not to flash."""

_MODE = 96
"""Logical pixels of a mode's button, at least."""


class Mode(Enum):
    BESIDE = "beside"
    OVER = "over"
    BLINK = "blink"


class CompareDialog(QDialog):
    """Both panes look at the same place; nothing here changes the report."""

    def __init__(
        self, desk: Desk, tasks: Tasks, suspect: Picture, other: Picture, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._suspect, self._other = suspect, other
        self._images: dict[str, QImage] = {}
        self._compared: Compared | None = None
        self._mode = Mode.BESIDE
        self._is_blinked = False
        self.setWindowTitle(self.tr("对比图片"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(1120, 720)
        self.left = ComparePane(self.tr("可疑图片：{name}").format(name=suspect.name))
        self.right = ComparePane(self.tr("对比图：{name}").format(name=other.name))
        self.sentence = label(self.tr("正在对齐两张图…"), look="heading", wraps=True)
        self.modes: dict[Mode, Button] = {}
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.aligns = QCheckBox(self.tr("对齐画面(&A)"))
        self.mirrors = QCheckBox(self.tr("翻转对比图(&M)"))
        self._blink = QTimer(self, interval=BLINK)
        self._comparing = Comparing(desk, tasks, self)
        self._lay_out()
        self._connect()
        size = Size(suspect.width, suspect.height)
        for pane in (self.left, self.right):
            pane.show_size(size)
        self.choose(Mode.BESIDE)
        self._comparing.begin(suspect, other)

    def choose(self, mode: Mode) -> None:
        """Beside each other, over each other, or one after the other."""
        self._mode = mode
        self.modes[mode].setChecked(True)
        self.right.setVisible(mode is Mode.BESIDE)
        self.slider.setVisible(mode is Mode.OVER)
        self._is_blinked = False
        if mode is Mode.BLINK:
            self._blink.start()
        else:
            self._blink.stop()
        if self.left.is_fitted:
            self._fit()
        else:
            self.right.look_from(self.left.view)
        self.refresh()

    def refresh(self) -> None:
        """Show what has come so far."""
        whole = QRectF(0, 0, self._suspect.width, self._suspect.height)
        own = self._images.get(self._suspect.sha256)
        first = (Layer(own, whole),) if own is not None else ()
        second = self._other_layer(whole)
        self._show_captions()
        if self._mode is Mode.BESIDE:
            self.left.show_layers(*first)
            self.right.show_layers(*((second,) if second else ()))
            return
        opacity = self.slider.value() / 100 if self._mode is Mode.OVER else float(self._is_blinked)
        over = (Layer(second.image, second.place, opacity),) if second else ()
        self.left.show_layers(*first, *over)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._comparing.give_up()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        self._comparing.give_up()
        self._blink.stop()
        super().done(result)

    def _other_layer(self, whole: QRectF) -> Layer | None:
        """The other picture: laid over the suspect, or as large as fits into its frame."""
        if self.is_aligned and self._compared and self._compared.over is not None:
            return Layer(self._compared.over, whole)
        image = self._images.get(self._other.sha256)
        if image is None:
            return None
        if self.mirrors.isChecked():
            image = image.flipped(Qt.Orientation.Horizontal)
        wide, high = self._other.width, self._other.height
        scale = min(whole.width() / wide, whole.height() / high)
        place = QRectF(0, 0, wide * scale, high * scale)
        place.moveCenter(whole.center())
        return Layer(image, place)

    @property
    def is_aligned(self) -> bool:
        """Whether the other picture is shown as it lies over the suspect."""
        found = self._compared is not None and self._compared.over is not None
        return found and self.aligns.isChecked()

    def _show_captions(self) -> None:
        self.mirrors.setEnabled(not self.is_aligned)
        own = self.tr("可疑图片：{name}").format(name=self._suspect.name)
        other = self.tr("对比图：{name}").format(name=self._other.name)
        if self._is_other_mirrored():
            other += self.tr("（已左右翻转）")
        if self._mode is Mode.BESIDE:
            self.left.say(own)
            self.right.say(other)
        elif self._mode is Mode.OVER:
            self.left.say(self.tr("叠加 · {other}").format(other=other))
        else:
            self.left.say(other if self._is_blinked else own)

    def _is_other_mirrored(self) -> bool:
        if self.is_aligned and self._compared is not None:
            return self._compared.is_mirrored
        return self.mirrors.isChecked()

    def _see(self, sha256: str, image: QImage) -> None:
        self._images[sha256] = image
        self.refresh()

    def _show_compared(self, compared: Compared) -> None:
        self._compared = compared
        text = sentence(compared)
        self.sentence.setText(text)
        self.sentence.setAccessibleName(text)
        self.aligns.setEnabled(compared.over is not None)
        self.aligns.setChecked(compared.over is not None)
        self.mirrors.setChecked(compared.is_mirrored)
        self.refresh()

    def _show_problem(self, error: DeskError) -> None:
        self.sentence.setText(words.sentence(error))

    def _change_over(self) -> None:
        self._is_blinked = not self._is_blinked
        self.refresh()

    def _fit(self) -> None:
        for pane in (self.left, self.right):
            pane.fit()

    # -- assembly

    def _connect(self) -> None:
        self.left.looked.connect(self.right.look_from)
        self.right.looked.connect(self.left.look_from)
        self.left.pointed.connect(self.right.show_spot)
        self.right.pointed.connect(self.left.show_spot)
        self.slider.valueChanged.connect(self.refresh)
        self.aligns.toggled.connect(self.refresh)
        self.mirrors.toggled.connect(self.refresh)
        self._blink.timeout.connect(self._change_over)
        self._comparing.seen.connect(self._see)
        self._comparing.done.connect(self._show_compared)
        self._comparing.failed.connect(self._show_problem)
        QShortcut(QKeySequence("Ctrl+0"), self, self._fit)

    def _lay_out(self) -> None:
        panes = QHBoxLayout()
        panes.setSpacing(1)
        panes.addWidget(self.left, 1)
        panes.addWidget(self.right, 1)
        foot = QFrame()
        foot.setProperty("look", "footer")
        lines = QVBoxLayout(foot)
        lines.setContentsMargins(16, 10, 16, 10)
        lines.setSpacing(8)
        lines.addWidget(self.sentence)
        calm = self.tr("这里只比较两个文件的画面，不代表对买家的任何结论。")
        lines.addWidget(label(calm, look="muted", wraps=True))
        lines.addLayout(self._tools())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(panes, 1)
        column.addWidget(foot)

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        group = QButtonGroup(self)
        for mode, text in (
            (Mode.BESIDE, self.tr("并排(&B)")),
            (Mode.OVER, self.tr("叠加(&O)")),
            (Mode.BLINK, self.tr("交替(&K)")),
        ):
            made = button(text, lambda mode=mode: self.choose(mode), look="filter")  # type: ignore[misc]
            made.setCheckable(True)
            made.setMinimumWidth(_MODE)  # checked, its words are bold
            group.addButton(made)
            self.modes[mode] = made
            row.addWidget(made)
        self.slider.setRange(0, 100)
        self.slider.setValue(50)
        self.slider.setMinimumWidth(180)
        self.slider.setAccessibleName(self.tr("对比图的透明度"))
        row.addWidget(self.slider)
        self.aligns.setEnabled(False)
        row.addWidget(self.aligns)
        row.addWidget(self.mirrors)
        row.addStretch()
        for icon, text, deed in (
            ("zoom-out", self.tr("缩小"), lambda: self.left.zoom(1 / KEY_STEP)),
            ("zoom", self.tr("放大"), lambda: self.left.zoom(KEY_STEP)),
            ("fit", self.tr("适合窗口"), self._fit),
        ):
            row.addWidget(button("", deed, look="plain", icon=icon, tip=text))
        row.addWidget(button(self.tr("关闭(&C)"), self.close))
        return row
