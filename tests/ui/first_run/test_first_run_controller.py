"""The welcome is shown once, with this computer's own facts, and gives way to the chat."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.composition import Composition
from desktop.settings_store import SettingsStore
from desktop.ui.actions import Actions
from desktop.ui.first_run.advice_controller import Sources
from desktop.ui.first_run.first_run_controller import FirstRunController
from desktop.ui.first_run.first_run_view import FirstRunView
from desktop.ui.first_run.start_button import StartButton
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import PlainLabel


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.shutdown()


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> Iterator[MainWindow]:
    actions = Actions()
    made = MainWindow(theme, actions)
    qtbot.addWidget(made)
    made.add_screen("chat", "Chat", "message-square", QLabel("chat"))
    yield made
    made.close()


@pytest.fixture
def controller(window: MainWindow, theme: Theme, composition: Composition, tasks: TaskRunner) -> FirstRunController:
    known = composition.machine, composition.settings, composition.models
    late = lambda: Sources(composition.advice, composition.desk), lambda: composition.library
    return FirstRunController(window, theme, *known, *late, tasks, window)


def words(view: FirstRunView) -> str:
    return "\n".join(label.text() for label in view.findChildren(PlainLabel))


def started(controller: FirstRunController, window: MainWindow) -> FirstRunView:
    controller.start()
    window.show()
    assert controller.view is not None
    return controller.view


def test_a_first_start_shows_it(controller: FirstRunController, window: MainWindow) -> None:
    view = started(controller, window)
    assert window.screen_id == "welcome"
    assert view.isVisible()


def test_this_computer_and_its_model_are_shown(
    controller: FirstRunController, window: MainWindow, qtbot: QtBot
) -> None:
    view = started(controller, window)
    qtbot.waitUntil(lambda: "Tiny Chat comes with Bantam." in words(view), timeout=20_000)
    qtbot.waitUntil(lambda: "Checked" in words(view), timeout=20_000)
    assert "core" in words(view)


def test_starting_shows_the_chat_and_is_remembered(
    controller: FirstRunController, window: MainWindow, composition: Composition, qtbot: QtBot
) -> None:
    view = started(controller, window)
    with qtbot.waitSignals([controller.finished, view.destroyed]):
        view.findChildren(StartButton)[0].click()
    assert window.screen_id == "chat"
    assert controller.view is None
    qtbot.waitUntil(lambda: SettingsStore(composition.paths.settings).load().welcomed)


def test_leaving_before_anything_is_known_is_no_fault(
    controller: FirstRunController, window: MainWindow, tasks: TaskRunner, qtbot: QtBot
) -> None:
    view = started(controller, window)
    with qtbot.waitSignal(view.destroyed):
        view.findChildren(StartButton)[0].click()
    told: list[int] = []
    for _ in range(3):
        tasks.start(lambda: 1, succeeded=told.append)
    qtbot.waitUntil(lambda: len(told) == 3)
    assert window.screen_id == "chat"


def test_a_second_start_does_not(controller: FirstRunController, window: MainWindow, composition: Composition) -> None:
    composition.settings.change(welcomed=True)
    controller.start()
    assert controller.view is None
    assert window.screen_id == "chat"
