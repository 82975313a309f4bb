"""A second start raises the first window."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.shell.raise_request import RaiseRequest


def test_the_window_comes_back(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    request = RaiseRequest(tmp_path, window, window)
    window.showMinimized()
    RaiseRequest.ask(tmp_path)
    qtbot.waitUntil(lambda: not window.windowState() & Qt.WindowState.WindowMinimized and window.isVisible())
    assert request.parent() is window


def test_a_folder_that_is_not_there_is_no_error(tmp_path: Path) -> None:
    RaiseRequest.ask(tmp_path / "gone")
