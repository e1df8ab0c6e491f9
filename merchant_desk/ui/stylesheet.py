"""The style sheet. Widgets ask for a look by the property ``look``, never by a sheet of their own.

``$name`` is a colour of :class:`merchant_desk.ui.theme.Colours`; ``$tick`` a file.
"""

from string import Template

TEMPLATE = Template("""
QToolTip { background: $raised; color: $text; border: 1px solid $border; padding: 4px 6px; }
QScrollArea, QScrollArea > QWidget > QWidget[look="page"] { background: transparent; border: 0; }
QAbstractItemView { background: $surface; border: 0; outline: 0; }
QAbstractItemView[look="clear"] { background: transparent; }
QSplitter::handle { background: $border; }

QWidget[look="page"] { background: $window; }
QWidget[look="pane"] { background: $surface; }
QFrame[look="card"] { background: $surface; border: 1px solid $border; border-radius: 8px; }
QFrame[look="header"] { background: $surface; border: 0; border-bottom: 1px solid $border; }
QFrame[look="line"] { background: $border; border: 0; max-height: 1px; min-height: 1px; }

QLabel[look="title"] { font-size: 18px; font-weight: 600; color: $text; }
QLabel[look="heading"] { font-weight: 600; color: $text; }
QLabel[look="muted"] { color: $muted; }
QLabel[look="number"] { font-size: 16px; font-weight: 600; color: $text; }
QLabel[look="error"] { color: $danger; }
QLabel[look="warning"] { color: $warning; }

QLabel[look="open-case"] {
    background: $warning_soft; color: $warning; border-radius: 5px; padding: 3px 7px;
}

QPushButton, QToolButton {
    background: $surface; color: $text; border: 1px solid $border; border-radius: 6px;
    padding: 5px 12px; min-height: 20px;
}
QPushButton:hover, QToolButton:hover { background: $raised; border-color: $muted; }
QPushButton:pressed, QToolButton:pressed { background: $accent_soft; }
QPushButton:focus, QToolButton:focus { border: 1px solid $accent; }
QPushButton:disabled, QToolButton:disabled { color: $muted; background: $window; }
QPushButton[look="primary"] {
    background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
}
QPushButton[look="primary"]:hover { border-color: $text; }
QPushButton[look="primary"]:disabled {
    background: $raised; color: $muted; border-color: $border;
}
QPushButton[look="danger"] { color: $danger; }
QPushButton[look="plain"], QToolButton[look="plain"] {
    background: transparent; border-color: transparent;
}
QToolButton[look="plain"] { padding: 5px 4px; }
QToolButton[look="plain"]:checked { background: $accent_soft; border-color: $accent; }
QPushButton[look="plain"]:hover, QToolButton[look="plain"]:hover { background: $accent_soft; }
QPushButton[look="plain"]:focus, QToolButton[look="plain"]:focus { border-color: $accent; }
QPushButton[look="link"] {
    background: transparent; border: 1px solid transparent; padding: 1px 2px; color: $accent;
    text-decoration: underline;
}
QPushButton[look="link"]:focus { border-color: $accent; }
QPushButton[look="float"] {
    background: $accent; color: $on_accent; border: 0; border-radius: 15px; padding: 5px 14px;
    font-weight: 600;
}
QPushButton[look="filter"] { border-radius: 13px; padding: 2px 12px; background: transparent; }
QPushButton[look="filter"]:checked {
    background: $accent_soft; color: $accent; border-color: $accent; font-weight: 600;
}

QLineEdit, QPlainTextEdit {
    background: $surface; color: $text; border: 1px solid $border; border-radius: 6px;
    padding: 4px 8px; min-height: 20px; selection-background-color: $accent;
    selection-color: $on_accent; placeholder-text-color: $muted;
}
QLineEdit:focus, QPlainTextEdit:focus { border: 1px solid $accent; }
QLineEdit[look="wrong"] { border: 1px solid $danger; }

QMenu { background: $surface; color: $text; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 4px; }
QMenu::icon { padding-left: 10px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QMenu[look="touch"]::item { min-height: 32px; padding: 6px 36px 6px 16px; }

QFrame[look="banner-danger"] { background: $danger_soft; border: 0; }
QFrame[look="banner-danger"] QLabel { color: $danger; }
QFrame[look="banner-warning"] { background: $warning_soft; border: 0; }
QFrame[look="banner-warning"] QLabel { color: $warning; }
QFrame[look="banner-info"] { background: $accent_soft; border: 0; }
QFrame[look="banner-info"] QLabel { color: $text; }
QScrollArea QFrame[look="banner-danger"], QScrollArea QFrame[look="banner-warning"] {
    border-radius: 6px;
}
QLabel[look="drop"] {
    background: $accent_soft; color: $accent; border: 2px dashed $accent; border-radius: 12px;
    font-size: 18px; font-weight: 600;
}

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical {
    background: $border; border-radius: 4px; min-height: 32px; margin: 2px;
}
QScrollBar::handle:vertical:hover { background: $muted; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal {
    background: $border; border-radius: 4px; min-width: 32px; margin: 2px;
}
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QFrame[look="footer"] { background: $surface; border: 0; border-top: 1px solid $border; }
QProgressBar { background: $border; border: 0; border-radius: 3px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QFrame[look="slot"] { background: $raised; border: 1px dashed $border; border-radius: 8px; }
QFrame[look="summary"] {
    background: $danger_soft; border: 1px solid $danger; border-radius: 8px;
}
QPushButton[look="check"], QPushButton[look="check-must"], QPushButton[look="check-should"] {
    background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 2px 4px;
    text-align: left; color: $muted;
}
QPushButton[look="check-must"] { color: $text; }
QPushButton[look="check"]:hover, QPushButton[look="check-must"]:hover,
QPushButton[look="check-should"]:hover { background: $accent_soft; }
QPushButton[look="check"]:focus, QPushButton[look="check-must"]:focus,
QPushButton[look="check-should"]:focus { border-color: $accent; }
QTableView { alternate-background-color: $raised; selection-background-color: $accent_soft;
    selection-color: $text; border: 1px solid $border; border-radius: 6px; }
QTableView:focus { border-color: $accent; }
QHeaderView::section {
    background: $raised; color: $muted; border: 0; border-bottom: 1px solid $border; padding: 4px;
}
QLineEdit[look="cell"], QSpinBox[look="cell"] {
    border: 1px solid $accent; border-radius: 0; padding: 0 2px; min-height: 0;
    background: $surface; color: $text;
}
QLineEdit > QToolButton, QLineEdit > QToolButton:hover {
    background: transparent; border: 0; padding: 0; min-height: 0;
}
QCalendarWidget QToolButton { padding: 2px 8px; min-height: 0; border-color: transparent; }
QCheckBox, QRadioButton {
    spacing: 8px; padding: 2px; border: 1px solid transparent; border-radius: 4px;
}
QCheckBox::indicator, QRadioButton::indicator {
    width: 14px; height: 14px; border: 1px solid $muted; background: $surface;
}
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked {
    background: $accent; border-color: $accent; image: url("$tick");
}
QRadioButton::indicator:checked {
    width: 6px; height: 6px; border: 5px solid $accent; background: $on_accent;
}
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
""")
