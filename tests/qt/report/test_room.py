"""Room: in the smallest window nothing of the form is cut off, in either language."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from merchant_desk.core.report import Kind, ReportDraft
from merchant_desk.ui import theme
from merchant_desk.ui.report.dialog import ReportDialog, Step
from merchant_desk.ui.widgets.elided_label import ElidedLabel
from merchant_desk.ui.widgets.worded_tool import WordedTool
from tests.qt.report.conftest import Wait

ENGLISH = Path(__file__).parents[3] / "resources" / "i18n" / "merchant_desk_en.qm"
TOOL = Qt.ToolButtonStyle


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    palette = qapp.palette()
    theme.dress(qapp, Qt.ColorScheme.Light)
    yield
    qapp.setStyleSheet("")
    qapp.setPalette(palette)


@pytest.fixture(params=["zh", "en"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """In English, words are longer."""
    english = QTranslator(qapp)
    if request.param == "en":
        assert english.load(str(ENGLISH))
        qapp.installTranslator(english)
    yield request.param
    qapp.removeTranslator(english)


@pytest.mark.usefixtures("language")
def test_every_step_fits_into_the_smallest_window(
    show: Callable[..., ReportDialog], begin: Callable[..., ReportDraft], settle: Wait
) -> None:
    dialog = show(begin(3), order_locked=True, buyer="b1")
    dialog.resize(dialog.minimumSize())
    settle()
    for kind in Kind:
        dialog.proof.panel.kind.buttons[kind].click()
        settle()
        layout = dialog.layout()
        assert layout is not None
        assert layout.minimumSize().width() <= dialog.minimumWidth()
        assert layout.minimumSize().height() <= dialog.minimumHeight()
        inner = dialog.proof.panel.widget()
        assert inner.minimumSizeHint().width() <= dialog.proof.panel.viewport().width()
    for step in (Step.ORDER, Step.PROOF, Step.CONFIRM):
        dialog.go(step)
        shown = dialog.steps.currentWidget()
        assert shown.minimumSizeHint().width() <= dialog.minimumWidth()


def test_a_tool_shows_its_whole_word_or_none_of_it(
    show: Callable[..., ReportDialog], begin: Callable[..., ReportDraft], settle: Wait
) -> None:
    dialog = show(begin(), order_locked=True)
    tools = dialog.proof.frame.findChildren(WordedTool)
    assert len(tools) == 2
    for size in (QSize(1400, 800), dialog.minimumSize(), QSize(1400, 800)):
        dialog.resize(size)
        settle()
        for tool in tools:
            is_worded = tool.toolButtonStyle() is TOOL.ToolButtonTextBesideIcon
            assert is_worded is (size.width() == 1400)
            assert (
                tool.width() >= (tool.sizeHint() if is_worded else tool.minimumSizeHint()).width()
            )
            assert tool.toolTip()


def test_what_is_cut_off_a_line_is_said_by_its_tool_tip(qtbot: QtBot) -> None:
    shown = ElidedLabel()
    qtbot.addWidget(shown)
    shown.say("拖动框选疑似 P 图区域")
    shown.resize(400, 20)
    shown.show()
    assert shown.toolTip() == ""
    shown.resize(60, 20)
    assert shown.toolTip() == "拖动框选疑似 P 图区域"
    assert shown.accessibleName() == "拖动框选疑似 P 图区域"
