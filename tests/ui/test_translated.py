"""Sentences from outside Qt are translated first and filled in afterwards."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.core.errors import ErrorKind, KnownError
from desktop.ui.translated import translated

ERROR = KnownError(ErrorKind.OUT_OF_MEMORY, name="Tiny {name}")


class French(QTranslator):
    """Knows one sentence."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        is_known = (context, text) == ("errors", ErrorKind.OUT_OF_MEMORY.value.what)
        return "Il n’y a pas assez de mémoire pour {name}." if is_known else ""


@pytest.fixture
def _french(qapp: QApplication) -> Iterator[None]:
    translator = French()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def test_without_a_translation_it_is_the_sentence_itself(qapp: QApplication) -> None:
    assert translated(ERROR.what) == str(ERROR.what) == "There was not enough memory for Tiny {name}."


@pytest.mark.usefixtures("_french")
def test_the_template_is_translated_and_the_argument_is_not() -> None:
    assert translated(ERROR.what) == "Il n’y a pas assez de mémoire pour Tiny {name}."
