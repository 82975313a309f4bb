"""Work runs beside the GUI thread, what comes of it arrives on it, and nothing comes after the end."""

import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from desktop.core.errors import ErrorKind, KnownError
from desktop.ui import tasks as tasks_module
from desktop.ui.tasks import PATIENCE, THREADS, Relay, TaskRunner

MANY = 10_000


class Ear(QObject):
    """Remembers what it heard and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[int] = []
        self.threads: set[str] = set()

    @Slot(object)
    def on_happened(self, event: int) -> None:
        self.heard.append(event)
        self.threads.add(threading.current_thread().name)


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.shutdown()


def test_work_runs_elsewhere_and_its_result_arrives_here(tasks: TaskRunner, qtbot: QtBot) -> None:
    results: list[tuple[str, str]] = []
    tasks.start(
        lambda: threading.current_thread().name,
        succeeded=lambda name: results.append((name, threading.current_thread().name)),
    )
    qtbot.waitUntil(lambda: bool(results))
    assert results[0][0].startswith("task")
    assert results[0][1] == threading.current_thread().name


def test_a_known_error_is_told(tasks: TaskRunner, qtbot: QtBot) -> None:
    errors: list[Exception] = []

    def work() -> None:
        raise KnownError(ErrorKind.CONVERSATION_UNKNOWN)

    tasks.start(work, failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], KnownError)


@pytest.mark.expects_log
def test_an_unknown_error_is_logged_and_told(tasks: TaskRunner, qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    errors: list[Exception] = []
    tasks.start(lambda: 1 // 0, failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert "unexpected" in caplog.text


def test_nothing_is_told_of_a_forgotten_task(tasks: TaskRunner, qtbot: QtBot) -> None:
    results: list[int] = []
    task = tasks.start(lambda: 1, succeeded=results.append)
    task.forget()
    tasks.start(lambda: 2, succeeded=results.append)
    qtbot.waitUntil(lambda: bool(results))
    assert results == [2]


def test_nothing_is_told_after_the_end(qtbot: QtBot) -> None:
    runner = TaskRunner()
    results: list[int] = []
    gate = threading.Event()
    runner.start(lambda: gate.wait(5), succeeded=lambda _: results.append(1))
    gate.set()
    runner.shutdown()
    runner.shutdown()
    runner.start(lambda: results.append(2))
    qtbot.wait(50)
    assert results == []


def test_what_is_queued_is_not_waited_for(qtbot: QtBot) -> None:
    runner, gate, ran = TaskRunner(), threading.Event(), threading.Event()
    for _ in range(THREADS):
        runner.start(lambda: gate.wait(5))
    runner.start(ran.set)
    threading.Timer(0.1, gate.set).start()
    started = time.monotonic()
    runner.shutdown()
    assert time.monotonic() - started < PATIENCE / 2
    assert not ran.is_set()


def test_a_late_task_ends_before_what_it_tells_is_deleted(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    runner, gate, ended = TaskRunner(), threading.Event(), threading.Event()

    def work() -> None:
        gate.wait(20)
        ended.set()

    runner.start(work)
    monkeypatch.setattr(tasks_module, "PATIENCE", 0.05)
    runner.shutdown()
    assert not ended.is_set()
    monkeypatch.setattr(tasks_module, "PATIENCE", 20.0)
    gate.set()  # as the end of an engine does
    runner.join()
    assert ended.is_set()


def test_every_task_has_its_own_id(tasks: TaskRunner) -> None:
    assert tasks.start(lambda: None).id != tasks.start(lambda: None).id


def test_ten_thousand_signals_arrive_in_order_on_the_gui_thread(tasks: TaskRunner, qtbot: QtBot) -> None:
    relay, ear = Relay(), Ear()
    relay.happened.connect(ear.on_happened)

    def work() -> None:
        for number in range(MANY):
            relay.happened.emit(number)

    tasks.start(work)
    qtbot.waitUntil(lambda: len(ear.heard) == MANY, timeout=20_000)
    assert ear.heard == list(range(MANY))
    assert ear.threads == {threading.current_thread().name}
