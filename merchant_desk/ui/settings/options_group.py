"""The controls of the settings table."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout

from merchant_desk.ui.preferences import Preference, Preferences
from merchant_desk.ui.settings.options import CONTEXT, OPTIONS, Option, choice_words
from merchant_desk.ui.widgets.labels import label

translate = QCoreApplication.translate


class OptionsGroup(QFrame):
    """``changed`` carries the :class:`Preference` and its new value; it is kept by then."""

    changed = Signal(object, str)

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self.setProperty("look", "card")
        grid = QGridLayout(self)
        grid.setContentsMargins(18, 16, 18, 16)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(2, 1)
        self.controls: dict[Preference, QComboBox] = {}
        for row, option in enumerate(OPTIONS):
            title = translate(CONTEXT, option.title)
            control = self._control(option, title)
            name = label(title)
            name.setBuddy(control)
            grid.addWidget(name, row, 0)
            grid.addWidget(control, row, 1)
            grid.addWidget(label(translate(CONTEXT, option.note), "muted", wraps=True), row, 2)
            self.controls[option.preference] = control

    def _control(self, option: Option, title: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(title)
        for choice in option.choices():
            box.addItem(translate(CONTEXT, choice_words(choice)), choice)
        box.setCurrentIndex(max(box.findData(self._preferences.get(option.preference)), 0))
        box.activated.connect(lambda _at: self._choose(option.preference, box.currentData()))
        return box

    def _choose(self, preference: Preference, value: str) -> None:
        self._preferences.put(preference, value)
        self.changed.emit(preference, value)
