"""What is set before the window opens."""

import gc
import logging
import os
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


@pytest.mark.parametrize(("percent", "factor"), [(100, None), (150, "1.5"), (75, "0.75")])
def test_the_scale_is_told_to_qt_before_it_asks(
    percent: int, factor: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QT_SCALE_FACTOR", raising=False)
    application.use_scale(percent)
    assert os.environ.get("QT_SCALE_FACTOR") == factor
    assert application.scale_waits(125)
    assert not application.scale_waits(percent)
    application.forget_scale()
    assert "QT_SCALE_FACTOR" not in os.environ, "a program that is started again reads the setting"
    monkeypatch.setenv("QT_SCALE_FACTOR", "3")
    application.use_scale(percent)
    assert os.environ["QT_SCALE_FACTOR"] == "3", "what the person told Qt goes before it"
    assert not application.scale_waits(125)
    application.forget_scale()
    assert os.environ["QT_SCALE_FACTOR"] == "3"
    monkeypatch.delenv("QT_SCALE_FACTOR")
    application.use_scale(100)
