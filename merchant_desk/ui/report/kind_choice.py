"""Which kind of fake a picture may be: three choices, each with a plain sentence."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from merchant_desk.core.report import Kind
from merchant_desk.ui import words
from merchant_desk.ui.report.wording import kind_hint
from merchant_desk.ui.widgets.labels import button, label


class KindChoice(QWidget):
    """``chosen`` carries a :class:`Kind` that the user picked; ``followed`` asks to say of this
    picture what was said of the one before.
    """

    chosen = Signal(object)
    followed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("虚假类型"))
        self._group = QButtonGroup(self)
        self.buttons: dict[Kind, QRadioButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for row, kind in enumerate(Kind):
            made = QRadioButton(words.kind(kind))
            made.setAccessibleDescription(kind_hint(kind))
            made.clicked.connect(lambda _=False, picked=kind: self.chosen.emit(picked))
            self._group.addButton(made)
            self.buttons[kind] = made
            hint = label(kind_hint(kind), look="muted", wraps=True)
            grid.addWidget(made, row, 0)
            grid.addWidget(hint, row, 1)
        grid.setColumnStretch(1, 1)
        self.follow = button("", self.followed.emit, look="link")
        self.follow.hide()
        grid.addWidget(self.follow, len(Kind), 0, 1, 2, Qt.AlignmentFlag.AlignLeft)

    def show_kind(self, kind: Kind | None) -> None:
        if kind is None:
            self._group.setExclusive(False)
            for each in self.buttons.values():
                each.setChecked(False)
            self._group.setExclusive(True)
        else:
            self.buttons[kind].setChecked(True)

    def suggest(self, kind: Kind | None) -> None:
        """Offer the kind of another picture; with ``None`` there is nothing to offer."""
        self.follow.setVisible(kind is not None)
        if kind is not None:
            text = self.tr("与前一张相同：{kind}").format(kind=words.kind(kind))
            self.follow.setText(text)
            self.follow.setAccessibleName(text)

    def take_focus(self) -> None:
        """Focus the chosen kind, or the first."""
        chosen = self._group.checkedButton() or self.buttons[Kind.WEB]
        chosen.setFocus()
