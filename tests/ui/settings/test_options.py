"""The screen shows what is declared, with the range that is declared."""

from enum import StrEnum

import pytest

from desktop.settings import LANGUAGES, THEMES, LanguageChoice, Settings, ThemeChoice
from desktop.ui.settings.options import Option, options
from desktop.ui.settings.settings_view import SettingsView
from desktop.ui.theme.theme import Theme

# Set elsewhere.
NOT_SHOWN = {
    "welcomed",
    "model",
    "has_token",
    "key_hosts",
    "models_folder",
    "model_folders",
    "sampling",
    "inspector_shown",
    "templates",
    "engines",
    "new_chats",
}


def option(name: str) -> Option:
    return next(found for found in options() if found.name == name)


def test_every_setting_is_shown_or_set_elsewhere() -> None:
    assert {found.name for found in options()} | NOT_SHOWN == set(Settings.__struct_fields__)


def test_ranges_and_defaults_are_those_of_the_declaration() -> None:
    assert (option("reading_size").low, option("reading_size").high, option("reading_size").default) == (13, 20, 15)
    assert option("system_prompt").high == 100_000
    assert option("theme").value_in(Settings(theme=ThemeChoice.DARK)) is ThemeChoice.DARK


def test_every_choice_has_a_name() -> None:
    assert set(THEMES) == set(ThemeChoice)
    assert set(LANGUAGES) == set(LanguageChoice)
    assert all(found.shown.names or not isinstance(found.default, StrEnum) for found in options())


@pytest.mark.parametrize("name", [found.name for found in options()])
def test_every_option_has_a_row_that_shows_its_default(theme: Theme, name: str, qtbot: object) -> None:
    view = SettingsView(theme, [])
    view.show_settings(Settings())
    assert view.row_of(name).reset_button.isHidden()
    view.deleteLater()
