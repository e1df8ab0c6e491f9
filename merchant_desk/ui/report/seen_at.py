"""When something was seen: not set until the user says so."""

from datetime import UTC, datetime

from PySide6.QtCore import QDateTime, QSignalBlocker, QSize, Signal
from PySide6.QtWidgets import QDateTimeEdit, QHBoxLayout, QStackedLayout, QToolButton, QWidget

from merchant_desk.ui import icons, theme
from merchant_desk.ui.widgets.labels import button


class SeenAt(QWidget):
    """``edited`` carries an aware :class:`datetime` in UTC, or ``None`` when it was taken back."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.begin = button(self.tr("填写看到的时间"), self._begin)
        self.field = QDateTimeEdit()
        self.field.setCalendarPopup(True)
        self.field.setMinimumHeight(30)
        self.field.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.field.setAccessibleName(self.tr("看到原图的时间"))
        self.field.dateTimeChanged.connect(self._tell)
        self._clear = QToolButton()
        self._clear.setProperty("look", "plain")
        self._clear.setIcon(icons.icon("close", theme.colours().muted))
        self._clear.setIconSize(QSize(14, 14))
        self._clear.setToolTip(self.tr("清除时间"))
        self._clear.setAccessibleName(self.tr("清除时间"))
        self._clear.clicked.connect(self._take_back)
        filled = QWidget()
        row = QHBoxLayout(filled)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self._clear)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.begin)
        self._stack.addWidget(filled)

    def show_time(self, at: datetime | None) -> None:
        self._stack.setCurrentIndex(0 if at is None else 1)
        if at is not None and at != self._value():
            with QSignalBlocker(self.field):
                self.field.setDateTime(QDateTime.fromSecsSinceEpoch(int(at.timestamp())))

    def take_focus(self) -> None:
        (self.field if self._stack.currentIndex() else self.begin).setFocus()

    def _begin(self) -> None:
        now = datetime.now(UTC).replace(second=0, microsecond=0)
        self.show_time(now)
        self.field.setFocus()
        self.edited.emit(now)

    def _take_back(self) -> None:
        self.show_time(None)
        self.begin.setFocus()
        self.edited.emit(None)

    def _tell(self) -> None:
        self.edited.emit(self._value())

    def _value(self) -> datetime:
        seconds = self.field.dateTime().toSecsSinceEpoch()
        return datetime.fromtimestamp(seconds, UTC)
