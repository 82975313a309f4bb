"""Puts a language into force: translators for our words and for Qt's, and how numbers and dates are written."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from desktop.settings import LanguageChoice
from desktop.ui.language.pseudo import PseudoTranslator
from desktop.ui.theme.resources import RESOURCES

TRANSLATIONS = RESOURCES / "translations"
ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
GERMAN = QLocale(QLocale.Language.German, QLocale.Country.Germany)
_in_force: list[QTranslator] = []


def use_language(choice: LanguageChoice) -> None:
    """Replace the language in force; what was made before keeps its words. GUI thread."""
    application = QCoreApplication.instance()
    assert application is not None
    while _in_force:
        translator = _in_force.pop()
        application.removeTranslator(translator)
        translator.deleteLater()
    spoken = spoken_language(choice, QLocale.system())
    QLocale.setDefault(_locale(spoken, QLocale.system()))
    if spoken is LanguageChoice.PSEUDO:
        _install(PseudoTranslator(application))
    elif spoken is LanguageChoice.GERMAN:
        for name, folder in (
            ("qtbase_de", Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))),
            ("bantam_de", TRANSLATIONS),  # the last one is asked first
        ):
            translator = QTranslator(application)
            if translator.load(name, str(folder)):
                _install(translator)


def spoken_language(choice: LanguageChoice, system: QLocale) -> LanguageChoice:
    """The language itself: the first of the system's that Bantam knows, else English."""
    if choice is not LanguageChoice.SYSTEM:
        return choice
    for name in system.uiLanguages():
        if name.partition("-")[0] in (LanguageChoice.GERMAN, LanguageChoice.ENGLISH):
            return LanguageChoice(name.partition("-")[0])
    return LanguageChoice.ENGLISH


def _locale(spoken: LanguageChoice, system: QLocale) -> QLocale:
    """The system's own way of writing numbers where it speaks the same language: Austria is not Germany."""
    usual = GERMAN if spoken is LanguageChoice.GERMAN else ENGLISH
    return system if system.language() is usual.language() else usual


def _install(translator: QTranslator) -> None:
    QCoreApplication.installTranslator(translator)
    _in_force.append(translator)
