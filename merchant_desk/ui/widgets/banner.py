"""A banner in place: what happened, what to do, and a button for it. Never a box."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton

from merchant_desk.core.errors import DeskError
from merchant_desk.ui import icons, theme, words
from merchant_desk.ui.widgets.labels import dress, label

_ICONS = {"danger": "error", "warning": "warning", "info": "info"}


class Banner(QFrame):
    """Hidden until it has something to say; ``level`` is ``danger``, ``warning`` or ``info``."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = QLabel()
        self._text = label(wraps=True)
        self._action = QPushButton()
        self._action.clicked.connect(self._act)
        self._pressed: Callable[[], object] | None = None
        self._close = QToolButton()
        self._close.setProperty("look", "plain")
        self._close.setAccessibleName(self.tr("关闭提示"))
        self._close.setToolTip(self.tr("关闭提示"))
        self._close.setIconSize(QSize(14, 14))
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self.hide()

    def say(
        self,
        level: str,
        text: str,
        *,
        action: str = "",
        pressed: Callable[[], object] | None = None,
        may_close: bool = True,
    ) -> None:
        of = theme.colours()
        colour = {"danger": of.danger, "warning": of.warning, "info": of.accent}[level]
        self._icon.setPixmap(icons.pixmap(_ICONS[level], 18, colour, self.devicePixelRatio()))
        self._close.setIcon(icons.icon("close", of.text))
        self._close.setVisible(may_close)
        self._text.setText(text)
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(pressed is not None)
        self._pressed = pressed
        self.setAccessibleName(text)
        dress(self, f"banner-{level}")
        self.show()

    def say_problem(self, error: DeskError, retry: Callable[[], object] | None = None) -> None:
        self.say("danger", words.sentence(error), action=self.tr("重试"), pressed=retry)

    @property
    def text(self) -> str:
        return self._text.text()

    def _act(self) -> None:
        if self._pressed is not None:
            self.hide()
            self._pressed()
