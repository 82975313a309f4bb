"""The models screen over sources that hold real values."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.composition import Composition
from desktop.paths import Paths
from desktop.ui.actions import Actions
from desktop.ui.models.models_screen import ModelsScreen
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme
from tests.fixtures.model_samples import DOWNLOADS, SampleDownloads, SampleOffers


class Shown:
    """The screen in a window."""

    def __init__(self, theme: Theme, qtbot: QtBot, data: Path) -> None:
        self.qtbot = qtbot
        self.offers = SampleOffers()
        self.downloads = SampleDownloads(DOWNLOADS)
        composition = Composition(Paths.under(data))
        self.kept = composition
        self.tasks = TaskRunner()
        self.actions = Actions()
        self.window = MainWindow(theme, self.actions)
        self.screen = ModelsScreen(
            theme,
            self.offers,
            self.downloads,
            self.kept,
            self.tasks,
            toast=self.window.toast,
            parent=self.window,
        )
        self.view: Any = self.screen.view
        self.window.add_screen("chat", "Chat", "message-square", QWidget())
        self.window.add_screen("models", "Models", "box", self.view)

    def open(self) -> "Shown":
        """Show it, and wait until it is filled."""
        self.window.show()
        self.window.show_screen("models")
        self.window.activateWindow()
        self.screen.refresh()
        self.until(lambda: self.offers.error is not None or self.view.details.model_id)
        self.idle()
        return self

    def until(self, state: Any) -> None:
        """Wait for something."""
        self.qtbot.waitUntil(lambda: bool(state()), timeout=5000)

    def idle(self) -> None:
        """Wait for the work that was begun."""
        self.until(lambda: self.tasks.is_idle)

    def names(self) -> list[str]:
        """The rows."""
        return [offer.model.name for offer in self.view.discover.rows.items]

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def close(self) -> None:
        """End."""
        self.screen.shutdown()
        self.tasks.shutdown()
        self.window.close()
        self.window.deleteLater()


@pytest.fixture
def shown(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    made = Shown(theme, qtbot, tmp_path / "data")
    yield made
    made.close()
