"""Files that are being read in: how far each one is, and a way to give it up."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from merchant_desk.desk.reading import Phase, Watch
from merchant_desk.ui import icons, theme, words
from merchant_desk.ui.report.wording import elided
from merchant_desk.ui.widgets.labels import button, label

LOOK = 100
"""Milliseconds between two looks at how far the files are."""
PATIENCE = 2
"""Looks after which a file is shown: most are read before one could see it."""
_ICON = 28
_STEPS = 1000
_SHOWN = 3
"""Files that are shown at once: they are read one after the other."""


class ReadingRow(QWidget):
    """One file: its name, a bar, how far it is in words, and a cross."""

    def __init__(self, watch: Watch, room: int, *, is_narrow: bool) -> None:
        """``room`` is how many logical pixels the name may take."""
        super().__init__()
        self.watch = watch
        self._is_narrow = is_narrow
        name = label()
        name.setText(elided(watch.name, room))
        name.setToolTip(watch.name)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(6)
        self.bar.setAccessibleName(self.tr("正在读取 {name}").format(name=watch.name))
        self.state = label(look="muted")
        self.cancel = button("", watch.give_up, look="plain", icon="close")
        self.cancel.setIconSize(QSize(14, 14))
        self.cancel.setToolTip(self.tr("不再读取 {name}").format(name=watch.name))
        self.cancel.setAccessibleName(self.cancel.toolTip())
        texts = QVBoxLayout()
        texts.setSpacing(2)
        for part in (name, self.bar, self.state):
            texts.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(6)
        if not is_narrow:
            icon, ratio = QLabel(), self.devicePixelRatioF()
            icon.setPixmap(icons.pixmap("picture", _ICON, theme.colours().muted, ratio))
            row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignTop)
        self.look()

    def look(self) -> None:
        """Show how far the file is now."""
        watch = self.watch
        if watch.phase is Phase.READING and watch.total:
            share = min(watch.done / watch.total, 1.0)
            self.bar.setRange(0, _STEPS)
            self.bar.setValue(round(share * _STEPS))
            text = self.tr("已读 {percent} %").format(percent=int(share * 100))
            if not self._is_narrow:
                text += self.tr("，共 {size}").format(size=words.size(watch.total))
        elif watch.phase is Phase.WAITING:
            self.bar.setRange(0, _STEPS)
            self.bar.setValue(0)
            text = self.tr("等待读取")
        else:
            self.bar.setRange(0, 0)
            text = self.tr("正在检查")
        if text != self.state.text():
            self.state.setText(text)


@dataclass(slots=True)
class _Shown:
    owner: str
    watch: Watch
    looks: int = 0
    row: ReadingRow | None = None


class ReadingRows(QWidget):
    """Of all files that are on their way, shows those of one owner."""

    def __init__(self, room: int, *, is_narrow: bool = False) -> None:
        """``room`` is how many logical pixels a file's name may take."""
        super().__init__()
        self._room = room
        self._is_narrow = is_narrow
        self._owner = ""
        self._files: list[_Shown] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self.look)
        self.hide()

    def watch(self, owner: str, watches: tuple[Watch, ...]) -> None:
        """Show these from now on, until they are over or given up."""
        self._files += [_Shown(owner, watch) for watch in watches]
        self._timer.start()

    def show_owner(self, owner: str) -> None:
        """``owner`` is the SHA-256 of the suspect whose proof is shown."""
        self._owner = owner
        self._show_own()

    @property
    def rows(self) -> list[ReadingRow]:
        return [shown.row for shown in self._files if shown.row is not None]

    def look(self) -> None:
        for shown in list(self._files):
            shown.looks += 1
            is_gone = shown.watch.phase is Phase.OVER or shown.watch.is_given_up
            if is_gone:
                self._files.remove(shown)
                if shown.row is not None:
                    shown.row.hide()
                    shown.row.deleteLater()
            elif shown.row is not None:
                shown.row.look()
            elif shown.looks >= PATIENCE:
                shown.row = ReadingRow(shown.watch, self._room, is_narrow=self._is_narrow)
                self._column.addWidget(shown.row)
        if not self._files:
            self._timer.stop()
        self._show_own()

    def _show_own(self) -> None:
        own = 0
        for shown in self._files:
            if shown.row is not None:
                own += shown.owner == self._owner
                shown.row.setVisible(shown.owner == self._owner and own <= _SHOWN)
        self.setVisible(own > 0)
