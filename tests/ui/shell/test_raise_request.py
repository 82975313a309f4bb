"""A second start raises the first window, and brings it what it was told to open; nothing is lost on the way."""

import json
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.shell import raise_request
from desktop.ui.shell.raise_request import FOLDER, Outcome, RaiseRequest, hand_over

STRANGE = os.fsdecode(b"/models/two\nlines \xff.gguf")


def yes() -> bool:
    return True


def no() -> bool:
    return False


class Second:
    """Another start, on a thread of its own."""

    def __init__(self, data: Path, words: list[str], is_free: Callable[[], bool] = no) -> None:
        self.outcome: Outcome | None = None
        self._thread = threading.Thread(target=self._run, args=(data, words, is_free))
        self._thread.start()

    def _run(self, data: Path, words: list[str], is_free: Callable[[], bool]) -> None:
        self.outcome = hand_over(data, words, yes, is_free)

    def join(self) -> None:
        self._thread.join(30)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_the_window_comes_back(qtbot: QtBot, window: QWidget, tmp_path: Path) -> None:
    request = RaiseRequest(tmp_path, window, window)
    window.showMinimized()
    second = Second(tmp_path, [])
    qtbot.waitUntil(lambda: not window.windowState() & Qt.WindowState.WindowMinimized and window.isVisible())
    second.join()
    assert second.outcome is Outcome.TAKEN
    assert request.parent() is window


def test_a_window_that_was_as_large_as_the_screen_is_so_again(qtbot: QtBot, window: QWidget, tmp_path: Path) -> None:
    RaiseRequest(tmp_path, window, window)
    window.showMaximized()
    window.showMinimized()
    second = Second(tmp_path, [])
    qtbot.waitUntil(lambda: not window.isMinimized())
    second.join()
    assert window.isMaximized()


def test_many_starts_at_once_lose_nothing(qtbot: QtBot, window: QWidget, tmp_path: Path) -> None:
    heard: list[str] = []
    request = RaiseRequest(tmp_path, window, window)
    request.given.connect(heard.extend)
    wanted = [STRANGE, *(f"/models/{number}.gguf" for number in range(11))]
    seconds = [Second(tmp_path, [word]) for word in wanted]
    qtbot.waitUntil(lambda: len(heard) >= len(wanted))
    for second in seconds:
        second.join()
    assert [second.outcome for second in seconds] == [Outcome.TAKEN] * len(wanted)
    assert sorted(heard) == sorted(wanted)
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_what_was_wished_before_the_window_listened_is_heard(qtbot: QtBot, window: QWidget, tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    second = Second(tmp_path, ["/early.gguf"])
    qtbot.waitUntil(lambda: any((tmp_path / FOLDER).glob("*.json")))
    with qtbot.waitSignal(RaiseRequest(tmp_path, window, window).given) as heard:
        pass
    second.join()
    assert heard.args == [["/early.gguf"]]
    assert second.outcome is Outcome.TAKEN


def test_a_window_that_has_just_ended_leaves_the_wish_to_the_next_start(window: QWidget, tmp_path: Path) -> None:
    request = RaiseRequest(tmp_path, window, window)
    request.stop()
    ends = time.monotonic() + 0.3
    second = Second(tmp_path, ["/late.gguf"], is_free=lambda: time.monotonic() > ends)
    second.join()
    request.look()
    assert second.outcome is Outcome.FREE
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_a_command_that_holds_the_folder_has_no_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raise_request, "NO_WINDOW_AFTER", 0.2)
    assert hand_over(tmp_path, [], no, no) is Outcome.NO_ANSWER
    monkeypatch.setattr(raise_request, "PATIENCE", 0.2)
    assert hand_over(tmp_path / "gone", [], yes, no) is Outcome.NO_ANSWER
    (tmp_path / FOLDER).mkdir()
    assert hand_over(tmp_path, ["/x"], yes, no) is Outcome.NO_ANSWER, "a window that hangs"
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_what_is_old_or_not_ours_is_not_heard(qtbot: QtBot, window: QWidget, tmp_path: Path) -> None:
    folder = tmp_path / FOLDER
    folder.mkdir()
    old = {"words": ["/old.gguf"], "token": "", "at": time.time() - 3600}
    for name, content in {"old": json.dumps(old), "list": "[]", "half": "{", "number": '{"words": 3}'}.items():
        (folder / f"{name}.json").write_text(content, "ascii")
    heard: list[str] = []
    request = RaiseRequest(tmp_path, window, window)
    request.given.connect(heard.extend)
    request.look()
    qtbot.wait(50)
    assert heard == []
    assert not window.isVisible()
