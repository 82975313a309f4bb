"""Changing settings, and choosing the model that answers."""

import msgspec
import pytest

from desktop.composition import Composition
from desktop.core.errors import KnownError
from desktop.paths import Paths
from desktop.settings import ThemeChoice


def test_a_change_is_there_after_a_restart(composition: Composition) -> None:
    composition.settings.change(theme=ThemeChoice.DARK)
    again = Composition(Paths.under(composition.paths.data))
    assert again.settings.current().theme is ThemeChoice.DARK
    again.close()


def test_a_value_out_of_range_changes_nothing(composition: Composition) -> None:
    before = composition.settings.current()
    with pytest.raises(msgspec.ValidationError):
        composition.settings.change(reading_size=99)
    assert composition.settings.current() == before


def test_the_starter_model_answers_until_another_is_chosen(composition: Composition) -> None:
    starter = composition.models.current()
    assert starter.is_starter
    assert starter in composition.models.chat_models()
    composition.models.choose("gone")
    assert composition.models.current() == starter


def test_finding_nonsense_names_the_models(composition: Composition) -> None:
    with pytest.raises(KnownError, match="nonsense") as caught:
        composition.models.find("nonsense")
    assert "SmolLM2" in str(caught.value.next_step)


def test_the_doctor_reports_and_holds_no_message(composition: Composition) -> None:
    report = composition.doctor.report()
    assert {check.name for check in report.checks} >= {"engine", "models", "chats"}
    assert report.libraries["apsw"] != "not installed"
