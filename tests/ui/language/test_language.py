"""The language that was chosen, or the system's as far as Bantam knows it, with its way of writing numbers."""

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from desktop.settings import LanguageChoice
from desktop.ui.chat.inspector.number_text import bare_number, read_number, write_number
from desktop.ui.language.language import spoken_language, use_language
from desktop.ui.locale_text import number_text, size_text


@pytest.fixture
def _german(qapp: QApplication, english_again: None) -> None:
    use_language(LanguageChoice.GERMAN)


@pytest.mark.parametrize(
    ("system", "spoken"),
    [
        ("de_AT", LanguageChoice.GERMAN),
        ("en_US", LanguageChoice.ENGLISH),
        ("fr_FR", LanguageChoice.ENGLISH),
        ("C", LanguageChoice.ENGLISH),
    ],
)
def test_the_system_is_followed(system: str, spoken: LanguageChoice) -> None:
    assert spoken_language(LanguageChoice.SYSTEM, QLocale(system)) is spoken
    assert spoken_language(LanguageChoice.PSEUDO, QLocale(system)) is LanguageChoice.PSEUDO


@pytest.mark.usefixtures("_german")
def test_german_speaks_german() -> None:
    assert QCoreApplication.translate("actions", "New chat") == "Neuer Chat"
    assert QCoreApplication.translate("QWidgetTextControl", "&Copy") != "&Copy"  # Qt's own menus too


@pytest.mark.usefixtures("_german")
def test_german_numbers_are_written_and_read() -> None:
    assert number_text(31.4, 1) == "31,4"
    assert size_text(2_500_000_000) == "2,5 GB"
    assert write_number(8192, 0) == "8.192"
    assert bare_number(8192, 0) == "8192"
    assert bare_number(0.3, 2) == "0,30"
    assert read_number("8.192 Tokens", 0) == 8192
    assert read_number("0,30", 2) == 0.3
