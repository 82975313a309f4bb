"""What is set before the window opens."""

import gc
import logging
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer, qInstallMessageHandler, qWarning
from pytestqt.qtbot import QtBot

from desktop.ui import application
from desktop.ui.application import Garbage


@pytest.fixture
def _gc_after() -> Iterator[None]:
    yield
    gc.enable()


@pytest.mark.usefixtures("_gc_after")
def test_garbage_is_collected_by_a_timer_alone(qtbot: QtBot) -> None:
    parent = QObject()
    garbage = Garbage(parent)
    timer = garbage.findChild(QTimer)
    assert timer is not None
    assert not gc.isenabled()
    assert timer.objectName() == "garbage"
    for _ in range(gc.get_threshold()[0] + 100):
        cycle: list[object] = []
        cycle.append(cycle)
    before = gc.get_count()[0]
    timer.timeout.emit()
    assert gc.get_count()[0] < before
    timer.stop()


@pytest.mark.expects_log
def test_what_qt_says_goes_to_the_log(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    previous = qInstallMessageHandler(application._on_message)
    try:
        with caplog.at_level(logging.WARNING):
            qWarning("something odd")
    finally:
        qInstallMessageHandler(previous)
    assert "something odd" in caplog.text
