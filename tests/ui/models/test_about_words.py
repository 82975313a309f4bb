"""What a line says of a model is made of its facts, and can be translated."""

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from desktop.core.catalogue import Commercial, HubModel, Licence, Task
from desktop.paths import CATALOGUE
from desktop.ui.language.pseudo import PseudoTranslator, is_pseudo
from desktop.ui.models.about_words import about_words
from desktop.ui.models.model_words import languages_words, licence_terms

MIT = Licence(id="MIT", name="MIT License", commercial=Commercial.ALLOWED)


def model(**facts: object) -> HubModel:
    return HubModel(**{"id": "x", "name": "X", "task": Task.CHAT, "about": ".", "licence": MIT, **facts})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "about", "languages"),
    [
        (
            {"also": (Task.VISION, Task.REASONING), "languages": ("multilingual",), "language_count": 140},
            "For conversations, sees images, can think before it answers, 140 languages",
            "140",
        ),
        ({"task": Task.CODE, "languages": ("en",)}, "Writes and explains code, made for English", "English"),
        (
            {"completes": True, "languages": ("en", "multilingual")},
            "Completes text, several languages",
            "English, several",
        ),
        ({"downloadable": False}, "For comparison only", "–"),
        ({"about": "", "downloads": 12_000}, "For conversations, 12,000 downloads a month", "–"),
    ],
)
def test_it_is_made_of_facts(qapp: QApplication, facts: dict[str, object], about: str, languages: str) -> None:
    assert about_words(model(**facts)) == about
    assert languages_words(model(**facts)) == languages


def test_what_a_licence_asks_for_and_what_nobody_checked_is_said(qapp: QApplication) -> None:
    assert licence_terms(MIT) == ""
    unchecked = msgspec.structs.replace(MIT, terms="Not for business.", checked=False)
    assert licence_terms(unchecked).startswith("Not for business. Not compared")


def test_every_line_of_the_catalogue_can_be_translated(qapp: QApplication) -> None:
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    try:
        for one in msgspec.json.decode((CATALOGUE / "models.json").read_bytes(), type=list[HubModel]):
            said = (about_words(one), languages_words(one), licence_terms(one.licence))
            assert all(is_pseudo(words) for words in said), said
    finally:
        qapp.removeTranslator(translator)
