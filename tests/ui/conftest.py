"""A theme for every test of the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop.settings import ThemeChoice
from desktop.ui.theme.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme, whatever this computer prefers."""
    made = Theme()
    made.set_choice(ThemeChoice.LIGHT)
    yield made
    made.set_choice(ThemeChoice.SYSTEM)
    made.deleteLater()
