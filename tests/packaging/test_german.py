"""German is complete, fits the places for arguments, and the compiled file is that of the source."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from translation_sources import find_sources
from ts_file import read_ts

ROOT = Path(__file__).parents[2]
FILE = ROOT / "resources" / "translations" / "bantam_de.ts"
SOURCES = find_sources(ROOT / "desktop")
GERMAN = read_ts(FILE)
FORMS = [  # of every translation, one after the other
    (key, form) for key, words in GERMAN.items() for form in ((words,) if isinstance(words, str) else words)
]
PLACES = re.compile(r"\{\{|\}\}|\{[^{}]*\}")
SIE = re.compile(r"\b(Sie|Ihr|Ihre|Ihren|Ihrem|Ihrer) (können|haben|müssen|wollen|Chat|Computer|Modell)\b")


def test_no_string_is_missing_and_none_is_left_over() -> None:
    assert len(SOURCES) > 300
    assert [source for source in SOURCES if not GERMAN.get((source.context, source.text))] == []
    assert GERMAN.keys() == {(source.context, source.text) for source in SOURCES}


def test_places_for_arguments_are_the_same() -> None:
    wrong = {text: words for (_, text), words in FORMS if _places(text) != _places(words)}
    assert wrong == {}


def test_ends_are_the_same() -> None:
    """A full stop or three dots at the end mean the same in both languages."""
    wrong = [(text, words) for (_, text), words in FORMS if (text[-1] in ".…") != (words[-1] in ".…")]
    assert wrong == []


def test_nobody_is_addressed() -> None:
    assert [words for _, words in FORMS if SIE.search(words)] == []


def test_the_compiled_file_is_up_to_date() -> None:
    translator = QTranslator()
    assert translator.load(str(FILE.with_suffix(".qm")))
    wrong = [key for key, words in GERMAN.items() if isinstance(words, str) and translator.translate(*key) != words]
    wrong += [
        key
        for key, words in GERMAN.items()
        if isinstance(words, tuple) and tuple(translator.translate(*key, None, number) for number in (1, 2)) != words
    ]
    assert wrong == []


@pytest.mark.parametrize("text", ["{0} of {1}", "{{2}}, {name}"])
def test_places_are_found(text: str) -> None:
    assert len(_places(text)) >= 2


def _places(text: str) -> list[str]:
    return sorted(PLACES.findall(text))
