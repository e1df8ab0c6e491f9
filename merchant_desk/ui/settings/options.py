"""The settings as data: one table, from which the controls are made."""

from collections.abc import Callable
from typing import NamedTuple

from merchant_desk.core.errors import QT_TRANSLATE_NOOP
from merchant_desk.ui import theme
from merchant_desk.ui.preferences import (
    LANGUAGE,
    LANGUAGES,
    NOTICES,
    STYLE,
    SYSTEM,
    UPDATES,
    Preference,
)

CONTEXT = "Options"

_WORDS: dict[str, str] = {
    SYSTEM: QT_TRANSLATE_NOOP("Options", "跟随系统"),
    "zh_CN": "中文",
    "en": "English",
    "fusion": QT_TRANSLATE_NOOP("Options", "默认（Fusion）"),
    "on": QT_TRANSLATE_NOOP("Options", "开启"),
    "off": QT_TRANSLATE_NOOP("Options", "关闭"),
    "windows11": "Windows 11",
    "windowsvista": QT_TRANSLATE_NOOP("Options", "Windows 经典"),
}
"""The name of each choice; a language is always named in itself."""


class Option(NamedTuple):
    """One setting: its words, its choices, and what to know before choosing."""

    preference: Preference
    title: str
    note: str
    choices: Callable[[], tuple[str, ...]]


OPTIONS = (
    Option(
        LANGUAGE,
        QT_TRANSLATE_NOOP("Options", "语言"),
        QT_TRANSLATE_NOOP("Options", "重新打开程序后生效"),
        lambda: LANGUAGES,
    ),
    Option(
        STYLE,
        QT_TRANSLATE_NOOP("Options", "界面样式"),
        QT_TRANSLATE_NOOP("Options", "浅色与深色跟随系统"),
        theme.styles,
    ),
    Option(
        NOTICES,
        QT_TRANSLATE_NOOP("Options", "系统通知"),
        QT_TRANSLATE_NOOP("Options", "反馈有了结果、售后单即将到期时通知"),
        lambda: ("on", "off"),
    ),
    Option(
        UPDATES,
        QT_TRANSLATE_NOOP("Options", "自动更新"),
        QT_TRANSLATE_NOOP("Options", "每天检查一次新版本，退出程序时安装"),
        lambda: ("on", "off"),
    ),
)


def choice_words(choice: str) -> str:
    return _WORDS.get(choice, choice)
