import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from merchant_desk.ui import theme
from merchant_desk.ui.theme import DARK, LIGHT, Colours

PAIRS = (
    ("text", "window"),
    ("text", "surface"),
    ("text", "raised"),
    ("text", "accent_soft"),
    ("text", "own_bubble"),
    ("muted", "window"),
    ("muted", "surface"),
    ("muted", "raised"),
    ("muted", "accent_soft"),
    ("accent", "surface"),
    ("accent", "window"),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("danger", "surface"),
    ("danger", "accent_soft"),
    ("danger", "danger_soft"),
    ("warning", "warning_soft"),
    ("success", "success_soft"),
    ("on_rail", "rail"),
)


def contrast(one: str, other: str) -> float:
    """As WCAG 2 counts it."""

    def part(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    def light(name: str) -> float:
        colour = QColor(name)
        return (
            0.2126 * part(colour.redF())
            + 0.7152 * part(colour.greenF())
            + 0.0722 * part(colour.blueF())
        )

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("of", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_words_can_be_read_on_their_ground(of: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(of, ink), getattr(of, ground)) >= 4.5


def test_the_colours_follow_the_systems_scheme(qapp: QApplication) -> None:
    before, sheet = qapp.palette(), qapp.styleSheet()
    theme.dress(qapp, Qt.ColorScheme.Dark)
    assert theme.colours() == DARK
    theme.dress(qapp, Qt.ColorScheme.Light)
    assert theme.colours() == LIGHT
    qapp.setPalette(before)
    qapp.setStyleSheet(sheet)
