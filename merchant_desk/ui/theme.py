"""Colours, palette and style sheet: light and dark, following the system."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from merchant_desk.core.resources import resources_dir
from merchant_desk.ui.stylesheet import TEMPLATE

DEFAULT_STYLE = "fusion"


@dataclass(frozen=True, slots=True)
class Colours:
    """What is painted with which colour. Words on their grounds have a contrast of 4.5:1 or more.

    ``muted`` is for lesser words; ``…_soft`` are grounds for words in the colour of that name.
    """

    window: str
    surface: str
    raised: str
    border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_soft: str
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    success: str
    success_soft: str
    own_bubble: str
    rail: str
    on_rail: str


LIGHT = Colours(
    window="#F3F5F8",
    surface="#FFFFFF",
    raised="#F8F9FB",
    border="#DFE3EA",
    text="#1A1F29",
    muted="#586173",
    accent="#2459D3",
    on_accent="#FFFFFF",
    accent_soft="#E5EDFD",
    danger="#B3261E",
    danger_soft="#FCEAE8",
    warning="#7F4D00",
    warning_soft="#FFF2D9",
    success="#14653A",
    success_soft="#E1F4E9",
    own_bubble="#DBE7FF",
    rail="#1E2A44",
    on_rail="#C9D3E8",
)
DARK = Colours(
    window="#14171C",
    surface="#1B1F26",
    raised="#222730",
    border="#323945",
    text="#E6E9EF",
    muted="#A2ACBB",
    accent="#8DB2FF",
    on_accent="#0D1A36",
    accent_soft="#25334F",
    danger="#FF9F97",
    danger_soft="#43211F",
    warning="#F0C06C",
    warning_soft="#3E301A",
    success="#82D7A3",
    success_soft="#1C3829",
    own_bubble="#27406F",
    rail="#0E1116",
    on_rail="#A9B4C7",
)


def colours() -> Colours:
    """The colours that go with the application's palette.

    Not a widget's: under a style sheet its roles may be transparent.
    """
    ground = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if ground.lightness() < 128 else LIGHT


def colour(value: str, alpha: int = 255) -> QColor:
    found = QColor(value)
    found.setAlpha(alpha)
    return found


def styles() -> tuple[str, ...]:
    """The styles that this system has, of those that may be chosen."""
    present = {name.lower() for name in QStyleFactory.keys()}  # noqa: SIM118 - not a dict
    return tuple(s for s in (DEFAULT_STYLE, "windows11", "windowsvista") if s in present)


def install(app: QApplication, style: str = DEFAULT_STYLE) -> None:
    """Dress ``app`` in ``style`` and keep it in step with the system's light and dark."""
    set_style(app, style)
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(lambda scheme: dress(app, scheme))
    dress(app, hints.colorScheme())


def set_style(app: QApplication, style: str) -> None:
    """Change the style; one that is not there is the default."""
    app.setStyle(style if style in styles() else DEFAULT_STYLE)


def dress(app: QApplication, scheme: Qt.ColorScheme) -> None:
    """Put on the colours of ``scheme``; an unknown one is light."""
    chosen = DARK if scheme == Qt.ColorScheme.Dark else LIGHT
    app.setPalette(_palette(chosen))
    tick = resources_dir() / "icons" / ("tick-dark.svg" if chosen is DARK else "tick-light.svg")
    sheet = TEMPLATE.substitute(
        {name: getattr(chosen, name) for name in _NAMES}, tick=tick.as_posix()
    )
    app.setStyleSheet(sheet)


_NAMES = tuple(Colours.__dataclass_fields__)


def _palette(of: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for name, value in (
        (role.Window, of.window),
        (role.WindowText, of.text),
        (role.Base, of.surface),
        (role.AlternateBase, of.raised),
        (role.Text, of.text),
        (role.Button, of.raised),
        (role.ButtonText, of.text),
        (role.BrightText, of.danger),
        (role.ToolTipBase, of.raised),
        (role.ToolTipText, of.text),
        (role.PlaceholderText, of.muted),
        (role.Highlight, of.accent),
        (role.HighlightedText, of.on_accent),
        (role.Accent, of.accent),
        (role.Link, of.accent),
        (role.LinkVisited, of.accent),
        (role.Mid, of.border),
        (role.Midlight, of.border),
        (role.Dark, of.border),
        (role.Light, of.surface),
        (role.Shadow, of.border),
    ):
        palette.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, colour(of.muted, 150))
    return palette
