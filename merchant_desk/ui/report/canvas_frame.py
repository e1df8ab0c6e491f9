"""The canvas with its tool bar above and its status line below."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QUndoStack
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
)

from merchant_desk.core.errors import DeskError
from merchant_desk.core.picture import Picture
from merchant_desk.ui import icons, theme
from merchant_desk.ui.preferences import SNAPPING, Preferences
from merchant_desk.ui.report.canvas.canvas import Canvas
from merchant_desk.ui.report.canvas.edits import Indices, Regions
from merchant_desk.ui.report.canvas.levels import Levels
from merchant_desk.ui.report.canvas.loading import PictureLoader
from merchant_desk.ui.report.canvas.view import KEY_STEP, Size
from merchant_desk.ui.widgets.announce import announce
from merchant_desk.ui.widgets.elided_label import ElidedLabel
from merchant_desk.ui.widgets.face import Face
from merchant_desk.ui.widgets.labels import label
from merchant_desk.ui.widgets.worded_tool import WordedTool


class CanvasFrame(QFrame):
    """Shows one suspect picture at a time; loading it is the loader's."""

    def __init__(self, loader: PictureLoader, undo: QUndoStack, preferences: Preferences) -> None:
        super().__init__()
        self.canvas = Canvas()
        self._loader = loader
        self._picture: Picture | None = None
        self._marks: tuple[Regions, Regions] = ((), ())
        self._status = ElidedLabel("muted")
        self._zoom = label(look="muted")
        self._face = Face("picture", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self._face)
        self._bar = QHBoxLayout()
        self._bar.setContentsMargins(4, 4, 4, 4)
        self._bar.setSpacing(1)
        self._undo = undo
        self._preferences = preferences
        self.canvas.snaps = preferences.get(SNAPPING) == "on"
        self._fill_bar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar)
        column.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 4, 12, 4)
        foot.addWidget(self._status, 1)
        foot.addWidget(self._zoom)
        column.addLayout(foot)
        loader.arrived.connect(self._show_levels)
        loader.failed.connect(self._show_problem)
        self.canvas.zoomed.connect(self._show_zoom)
        self.canvas.said.connect(self.say)
        self.canvas.selected.connect(self._selected)
        self.show_picture(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words stand beside the icons where there is room for all of them."""
        super().resizeEvent(event)
        spare = self.width() - self._bar.minimumSize().width()
        has_room = spare >= sum(tool.word_width() for tool in self._worded)
        for tool in self._worded:
            tool.show_word(shown=has_room)

    def show_picture(self, picture: Picture | None) -> None:
        if picture is None:
            self._picture = None
            self._loader.forget()
            self.canvas.show_picture(None)
            self._face.say(
                "picture", self.tr("还没有图片"), self.tr("把可疑图片拖到这里，或在左侧添加")
            )
            self._stack.setCurrentWidget(self._face)
            return
        if self._picture is not None and self._picture.sha256 == picture.sha256:
            return
        self._picture = picture
        self.canvas.show_picture(Size(picture.width, picture.height))
        self._stack.setCurrentWidget(self.canvas)
        self.say(self.tr("正在载入图片…"))
        self._loader.load(picture)

    def show_marks(self, regions: Regions, private: Regions) -> None:
        """Show the suspect's regions and its private ones; 遮盖隐私 says which can be edited."""
        self._marks = regions, private
        self.canvas.show_marks(regions, private, hides=self.hiding.isChecked())

    def choose(self, rows: Indices) -> None:
        """Select what stands in the table's ``rows``: regions, or the private ones after them,
        whichever the last row is of.
        """
        count = len(self._marks[0])
        if rows:
            self.hiding.setChecked(rows[-1] >= count)
        first = count if self.canvas.hides else 0
        shown = range(first, first + len(self.canvas.regions))
        self.canvas.choose(tuple(row - first for row in rows if row in shown))

    def rows(self) -> Indices:
        """The table's rows of what is selected on the canvas."""
        first = len(self._marks[0]) if self.canvas.hides else 0
        return tuple(first + index for index in self.canvas.chosen)

    def say(self, text: str) -> None:
        """Say it on the status line, and to screen readers."""
        self._status.say(text)
        announce(self.canvas, text)

    def say_hint(self) -> None:
        self.say(self.tr("拖动框选疑似 P 图区域，N 后按 Enter 可用键盘添加，Ctrl+滚轮缩放"))

    def _selected(self, chosen: Indices) -> None:
        self._delete.setEnabled(bool(chosen))
        if chosen:
            announce(self.canvas, self.canvas.accessibleDescription())

    def _snaps_changed(self, snaps: bool) -> None:
        self.canvas.snaps = snaps
        self._preferences.put(SNAPPING, "on" if snaps else "off")
        self.say(self.tr("吸附已打开") if snaps else self.tr("吸附已关闭"))

    def _hides_changed(self, hides: bool) -> None:
        self.show_marks(*self._marks)
        self.canvas.setFocus()
        if hides:
            self.say(self.tr("拖动框出隐私区域，N 后按 Enter 可用键盘添加；原图不变"))
        else:
            self.say_hint()

    def _show_levels(self, levels: Levels) -> None:
        self.canvas.show_levels(levels)
        self.say_hint()

    def _show_problem(self, error: DeskError) -> None:
        picture, self._picture = self._picture, None
        self._face.say(
            "picture-gone",
            error.title,
            error.advice,
            action=self.tr("重新获取"),
            pressed=lambda: self.show_picture(picture),
        )
        self._stack.setCurrentWidget(self._face)

    def _show_zoom(self, zoom: float) -> None:
        self._zoom.setText(f"{zoom * 100:.0f} %")

    def _fill_bar(self) -> None:
        canvas = self.canvas
        draw = self._action("region", self.tr("框选"), "", canvas.begin_placing)
        draw.setToolTip(
            self.tr("框选一处区域  N；按住 Shift 点选或拖动可多选，按住 M 放大镜，按住 H 看原图")
        )
        self._delete = self._action("trash", self.tr("删除区域"), "", canvas.remove_selected)
        self._delete.setToolTip(self.tr("删除选中的区域  Del"))
        self._delete.setEnabled(False)
        self.hiding = self._action("private", self.tr("遮盖隐私"), "", lambda: None)
        self.hiding.setCheckable(True)
        self.hiding.setToolTip(
            self.tr("框出人脸、地址等隐私：标注副本中涂满，原图不变。再点一次回到框选")
        )
        self.hiding.toggled.connect(self._hides_changed)
        self._worded = self._worded_tool(draw), self._worded_tool(self.hiding)
        self._tool(self._delete)
        self.snapping = self._action("snap", self.tr("吸附"), "", lambda: None)
        self.snapping.setCheckable(True)
        self.snapping.setChecked(canvas.snaps)
        self.snapping.setToolTip(
            self.tr("靠近图中边缘、图片边界和其他区域时对齐；拖动时按住 Ctrl 暂不吸附")
        )
        self.snapping.toggled.connect(self._snaps_changed)
        self._tool(self.snapping)
        self._bar.addSpacing(4)
        back = self._undo.createUndoAction(self, self.tr("撤销"))
        forth = self._undo.createRedoAction(self, self.tr("重做"))
        for action, icon, shortcuts in (
            (back, "undo", ["Ctrl+Z"]),
            (forth, "redo", ["Ctrl+Y", "Ctrl+Shift+Z"]),
        ):
            action.setIcon(icons.icon(icon, theme.colours().text))
            action.setShortcuts([QKeySequence(each) for each in shortcuts])
            self.addAction(action)
            self._tool(action)
        self._bar.addStretch()
        turn = self._action("rotate", self.tr("旋转画面"), "", lambda: canvas.turn(1))
        turn.setToolTip(self.tr("只旋转画面，不改变图片和区域  R"))
        mirror = self._action("mirror", self.tr("镜像画面"), "", canvas.mirror)
        mirror.setToolTip(self.tr("左右对调画面，便于比对  F"))
        self._tool(turn)
        self._tool(mirror)
        for icon, text, shortcut, deed in (
            ("zoom-out", self.tr("缩小"), "Ctrl+-", lambda: canvas.zoom(1 / KEY_STEP)),
            ("zoom", self.tr("放大"), "Ctrl+=", lambda: canvas.zoom(KEY_STEP)),
            ("fit", self.tr("适合窗口"), "Ctrl+0", canvas.fit),
            ("actual", self.tr("原始大小 1:1"), "Ctrl+Alt+0", canvas.actual),
        ):
            self._tool(self._action(icon, text, shortcut, deed))

    def _action(self, icon: str, text: str, shortcut: str, deed: Callable[[], None]) -> QAction:
        action = QAction(icons.icon(icon, theme.colours().text), text, self)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
            action.setToolTip(f"{text}  {shortcut}")
            self.addAction(action)
        action.triggered.connect(lambda _=False: deed())
        return action

    def _worded_tool(self, action: QAction) -> WordedTool:
        tool = WordedTool()
        self._fit_tool(tool, action)
        return tool

    def _tool(self, action: QAction) -> None:
        self._fit_tool(QToolButton(), action)

    def _fit_tool(self, tool: QToolButton, action: QAction) -> None:
        tool.setDefaultAction(action)
        tool.setProperty("look", "plain")
        tool.setIconSize(QSize(18, 18))
        tool.setAccessibleName(action.text())
        self._bar.addWidget(tool)
