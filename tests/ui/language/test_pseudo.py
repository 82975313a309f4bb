"""The pseudo-locale makes words longer and marks them, and leaves what is filled in alone."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from desktop.settings import LanguageChoice
from desktop.ui.language.language import use_language
from desktop.ui.language.pseudo import is_pseudo, pseudo_text

TEXTS = st.text(st.characters(exclude_characters="{}[]<>&%"), max_size=60)


def test_words_are_longer_marked_and_can_still_be_read() -> None:
    made = pseudo_text("Choose a model")
    assert made.startswith("[Chóóšé á módél")
    assert len(made) >= 1.4 * len("Choose a model")


def test_places_for_arguments_stay() -> None:
    assert "{0} of {1}" not in pseudo_text("{0} of {1} GB")
    assert pseudo_text("{used} / {total} tokens").format(used="1", total="2").startswith("[1 / 2 ")
    assert pseudo_text("{{2}}, or {{2,5}}").format()


def test_what_has_no_letters_stays() -> None:
    assert pseudo_text("–") == "–"
    assert pseudo_text("") == ""


@given(TEXTS)
def test_everything_translated_is_known_as_such(text: str) -> None:
    assert is_pseudo(pseudo_text(text))
    assert is_pseudo(pseudo_text(text) + " · " + pseudo_text(text))


def test_everything_else_is_not() -> None:
    assert not is_pseudo("Choose")
    assert not is_pseudo("[Chóóšé] a model")
    assert is_pseudo("31.4 / 12 %")


def test_it_is_asked_for_every_text(qapp: QApplication, english_again: None) -> None:
    use_language(LanguageChoice.PSEUDO)
    assert is_pseudo(QCoreApplication.translate("nowhere", "A sentence that no file has"))
    use_language(LanguageChoice.ENGLISH)
    assert QCoreApplication.translate("nowhere", "A sentence") == "A sentence"
