"""The steps of a report's life, oldest first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from merchant_desk.core.record import Event
from merchant_desk.ui import icons, theme, words
from merchant_desk.ui.widgets.labels import label

_ICON = 18


class Timeline(QWidget):
    def __init__(self, events: tuple[Event, ...]) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("经过"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(3, 1)
        ink = theme.colours().muted
        for row, event in enumerate(events):
            mark = QLabel()
            name = words.STATE_ICONS[event.state]
            mark.setPixmap(icons.pixmap(name, _ICON, ink, self.devicePixelRatio()))
            grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(words.moment(event.at), "muted"), row, 1)
            grid.addWidget(label(words.state(event.state)), row, 2)
            grid.addWidget(label(event.note, "muted", wraps=True), row, 3)
