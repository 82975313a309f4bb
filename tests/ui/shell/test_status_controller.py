"""The status bar's facts come from this computer, in tasks, and stop with the window."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from desktop.composition import Composition
from desktop.core.answer_events import AnswerEnded
from desktop.core.chat import Figures, Finish, Message, Role
from desktop.engine.build import EngineBuild
from desktop.engine.pool import EnginePool
from desktop.paths import Paths
from desktop.services.machine_service import MachineService
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.status_controller import StatusController
from desktop.ui.tasks import TaskRunner
from tests.engine.engines import child
from tests.engine.wishes import model
from tests.fixtures.installations import install

FIGURES = Figures(
    prompt_tokens=9, reused_tokens=0, tokens=26, prefill_seconds=0.1, decode_seconds=2.0, first_token_seconds=0.2
)


@pytest.fixture
def composition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Composition]:
    monkeypatch.setenv("BANTAM_INSTALLATION", str(install(tmp_path)))
    made = Composition(Paths.under(tmp_path / "data"))
    yield made
    made.close()


@pytest.fixture
def status(window: MainWindow, composition: Composition) -> Iterator[StatusController]:
    tasks = TaskRunner()
    made = StatusController(window, composition.machine, composition.settings, composition.network, tasks, window)
    yield made
    made.stop()
    tasks.shutdown()


def ended(figures: Figures | None) -> AnswerEnded:
    return AnswerEnded(
        Message(
            id="b",
            conversation_id="a",
            parent_id=None,
            role=Role.ASSISTANT,
            text="Paris.",
            created_at=1.0,
            finish=Finish.STOP,
            figures=figures,
        )
    )


def test_it_says_at_once_that_nothing_goes_online(window: MainWindow, status: StatusController) -> None:
    status.start()
    assert window.status.network.isVisible()
    assert "Offline" in window.status.network.text()


def test_it_says_what_is_online_for_as_long_as_it_is(
    window: MainWindow, status: StatusController, composition: Composition, qtbot: QtBot
) -> None:
    """By a thread of its own, as children of the hub are waited for."""
    status.start()
    text, leaves = window.status.network.text, threading.Event()

    def work() -> None:
        with composition.network.busy("mirror.example", is_download=False):
            leaves.wait(20)

    thread = threading.Thread(target=work)
    thread.start()
    qtbot.waitUntil(lambda: text() == "Asking mirror.example · chats and files stay offline")
    with composition.network.busy("huggingface.co", is_download=True):
        qtbot.waitUntil(lambda: text().startswith("Downloading from huggingface.co"))
    qtbot.waitUntil(lambda: text().startswith("Asking"))
    leaves.set()
    thread.join()
    qtbot.waitUntil(lambda: text() == "Offline · no network access")


def test_a_host_that_cannot_be_reached_is_said_and_the_next_try_counted_down(
    window: MainWindow, status: StatusController, composition: Composition, qtbot: QtBot
) -> None:
    status.start()
    text = window.status.network.text
    with composition.network.busy("mirror.example", True, time.monotonic() + 2.4):
        qtbot.waitUntil(lambda: text() == "Waiting for mirror.example, next try in 2 s · chats and files stay offline")
        qtbot.waitUntil(lambda: text().startswith("Waiting for mirror.example, next try in 1 s"))
        qtbot.waitUntil(lambda: text().startswith("Trying to reach mirror.example again"))
        with composition.network.busy("huggingface.co", is_download=False):
            qtbot.waitUntil(lambda: text().startswith("Asking huggingface.co"))
    qtbot.waitUntil(lambda: text() == "Offline · no network access")


def test_a_window_that_comes_later_says_it_too(
    window: MainWindow, status: StatusController, composition: Composition
) -> None:
    with composition.network.busy("huggingface.co", is_download=True):
        status.start()
        assert window.status.network.text().startswith("Downloading")
        status.stop()
    assert window.status.network.text().startswith("Downloading"), "it hears no more"


def test_processor_and_memory_follow(window: MainWindow, status: StatusController, qtbot: QtBot) -> None:
    status.start()
    qtbot.waitUntil(lambda: window.status.memory.isVisible(), timeout=20_000)
    assert window.status.processor.text().startswith("CPU ")
    used, _, rest = window.status.memory.text().removeprefix("Memory ").partition(" of ")
    assert 0 < float(used) < float(rest.removesuffix(" GB"))


def test_the_threads_that_were_chosen_are_named(
    window: MainWindow, status: StatusController, composition: Composition, qtbot: QtBot
) -> None:
    composition.settings.change(threads=3)
    status.start()
    qtbot.waitUntil(lambda: window.status.processor.isVisible(), timeout=20_000)
    assert "3" in window.status.processor.text()


def test_the_newest_answers_speed_is_shown(window: MainWindow, status: StatusController) -> None:
    status.answer_ended(ended(FIGURES))
    assert window.status.speed.text() == "12.5 tok/s"
    status.answer_ended(ended(None))
    assert window.status.speed.text() == "12.5 tok/s"


def test_an_engine_that_is_not_confined_is_no_secret(
    window: MainWindow, composition: Composition, tmp_path: Path, qtbot: QtBot
) -> None:
    pool = EnginePool(EngineBuild("b", tmp_path), tmp_path / "proof.json", None, command=child("obliging"))
    tasks = TaskRunner()
    parts = MachineService(lambda: pool, tmp_path), composition.settings, composition.network
    status = StatusController(window, *parts, tasks, window)
    try:
        pool.engine(model(tmp_path, "trusted"))
        status.start()
        qtbot.waitUntil(lambda: window.status.memory.isVisible(), timeout=20_000)
        assert not window.status.confinement.isVisible()
        pool.engine(model(tmp_path, "loose", loose="Landlock: not there"))
        qtbot.waitUntil(lambda: window.status.confinement.isVisible(), timeout=20_000)
        assert "Landlock: not there" in window.status.confinement.toolTip()
        pool.engine(model(tmp_path, "trusted"))
        qtbot.waitUntil(lambda: not window.status.confinement.isVisible(), timeout=20_000)
    finally:
        status.stop()
        tasks.shutdown()
        pool.shutdown()


def test_it_looks_until_it_is_stopped(status: StatusController) -> None:
    timer = status.findChild(QTimer)
    assert timer is not None
    status.start()
    running = timer.isActive()
    status.stop()
    assert running
    assert not timer.isActive()
