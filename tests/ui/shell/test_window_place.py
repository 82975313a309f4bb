"""The window comes back where it was; a lost, strange or unwritable file costs nothing."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.shell.window_place import FILE, WindowPlace

PLACE = QRect(60, 40, 420, 310)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.setGeometry(PLACE)
    return made


def test_it_comes_back_where_it_was(tmp_path: Path, window: QWidget) -> None:
    place = WindowPlace(tmp_path, window)
    place.save()
    window.setGeometry(0, 0, 200, 200)
    place.restore()
    assert window.geometry() == PLACE


def test_it_comes_back_maximised(tmp_path: Path, window: QWidget, qtbot: QtBot) -> None:
    window.showMaximized()
    WindowPlace(tmp_path, window).save()
    other = QWidget()
    qtbot.addWidget(other)
    WindowPlace(tmp_path, other).restore()
    assert other.isMaximized()


@pytest.mark.parametrize("data", [None, b"", b"no geometry", b"\x01\xd9\xd0\xcb" + b"\xff" * 60, b"x" * 100_000])
def test_what_is_no_place_changes_nothing(tmp_path: Path, window: QWidget, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / FILE).write_bytes(data)
    WindowPlace(tmp_path, window).restore()
    assert window.geometry() == PLACE


def test_a_folder_that_is_gone_is_no_error(tmp_path: Path, window: QWidget) -> None:
    place = WindowPlace(tmp_path / "gone", window)
    place.save()
    place.restore()
    assert window.geometry() == PLACE


def test_the_first_time_it_and_its_frame_are_inside_the_screen(tmp_path: Path, window: QWidget) -> None:
    screen = window.screen().availableGeometry()
    window.resize(screen.width() + 300, screen.height())
    WindowPlace(tmp_path, window).restore()
    assert window.width() < screen.width()
    assert window.height() <= screen.height() - 40
    window.setMinimumSize(screen.width() + 1, 100)
    window.resize(screen.width() + 300, screen.height())
    WindowPlace(tmp_path, window).restore()
    assert window.height() == screen.height(), "not even the smallest window has room there"
