"""The translators: Chinese is the source language, English ships."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from merchant_desk.core.resources import resources_dir
from merchant_desk.ui.preferences import SYSTEM

CATALOGUE = "merchant_desk"


def install(app: QCoreApplication, language: str = SYSTEM) -> QLocale:
    """Speak ``language``: ``system``, ``zh_CN`` or ``en``; the locale that is now in force.

    A system language that is neither Chinese nor English gets English. A missing catalogue is no
    error: the sentences then stay Chinese.
    """
    locale = QLocale.system() if language == SYSTEM else QLocale(language)
    if language == SYSTEM and locale.language() != QLocale.Language.Chinese:
        locale = QLocale(QLocale.Language.English)
    QLocale.setDefault(locale)
    folder = str(resources_dir() / "i18n")
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, place in (("qtbase", qt_folder), (CATALOGUE, folder)):
        translator = QTranslator(app)
        if translator.load(locale, name, "_", place):
            app.installTranslator(translator)
    return locale
