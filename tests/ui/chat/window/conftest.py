"""The real window on a data folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.theme.theme import Theme
from tests.fixtures.open_window import OpenWindow


@pytest.fixture
def program(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[OpenWindow]:
    """Not open yet; closed after the test whatever happens."""
    made = OpenWindow(tmp_path / "data", theme, qtbot)
    yield made
    made.close()
