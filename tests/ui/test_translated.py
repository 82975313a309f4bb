"""Sentences from outside Qt are translated first and filled in afterwards."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.core.errors import ErrorKind, KnownError
from desktop.engine import crash
from desktop.ui.translated import translated

ERROR = KnownError(ErrorKind.OUT_OF_MEMORY, name="Tiny {name}")


KNOWN = {
    ErrorKind.OUT_OF_MEMORY.value.what: "Il n’y a pas assez de mémoire pour {name}.",
    ErrorKind.ENGINE_CANNOT_START.value.what: "Le moteur n’a pas pu être démarré : {reason}.",
    crash.STOPPED: "on l’a arrêté",
}


class French(QTranslator):
    """Knows two sentences and a reason."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        return KNOWN.get(text, text)


@pytest.fixture
def _french(qapp: QApplication) -> Iterator[None]:
    translator = French()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def test_without_a_translation_it_is_the_sentence_itself(qapp: QApplication) -> None:
    assert translated(ERROR.what) == str(ERROR.what) == "There was not enough memory for Tiny {name}."


@pytest.mark.usefixtures("_french")
def test_the_template_is_translated_and_a_name_is_not() -> None:
    assert translated(ERROR.what) == "Il n’y a pas assez de mémoire pour Tiny {name}."
    named_so = KnownError(ErrorKind.OUT_OF_MEMORY, name=crash.STOPPED)
    assert crash.STOPPED in translated(named_so.what)


@pytest.mark.usefixtures("_french")
def test_a_reason_of_ours_is_translated_too() -> None:
    error = KnownError(ErrorKind.ENGINE_CANNOT_START, reason=crash.STOPPED)
    assert translated(error.what) == "Le moteur n’a pas pu être démarré : on l’a arrêté."
    foreign = KnownError(ErrorKind.ENGINE_CANNOT_START, reason="Permission denied")
    assert translated(foreign.what) == "Le moteur n’a pas pu être démarré : Permission denied."
