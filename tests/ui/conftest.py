"""A theme for every test of the window, and numbers as in the texts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.settings import LanguageChoice, ThemeChoice
from desktop.ui.language.language import use_language
from desktop.ui.theme.theme import Theme
from tests.fixtures.open_window import OpenWindow

BRITISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
QLocale.setDefault(BRITISH)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme, whatever this computer prefers."""
    made = Theme()
    made.set_choice(ThemeChoice.LIGHT)
    yield made
    made.set_choice(ThemeChoice.SYSTEM)
    made.set_stronger_borders(False)
    made.set_reduced_motion(False)
    made.deleteLater()


@pytest.fixture
def english_again(qapp: QApplication) -> Iterator[None]:
    """For a test in which another language is chosen, at once or a moment later."""
    yield
    use_language(LanguageChoice.ENGLISH)
    QLocale.setDefault(BRITISH)


@pytest.fixture
def program(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[OpenWindow]:
    """The real window on a data folder of its own, not open yet; closed after the test whatever happens."""
    made = OpenWindow(tmp_path / "data", theme, qtbot)
    yield made
    made.close()
