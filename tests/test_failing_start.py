"""A window that cannot open says why, lets go of everything, and a second one only raises the first."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from desktop.app import WINDOW_MARK
from desktop.storage.instance_lock import InstanceLock
from desktop.ui.shell.raise_request import FOLDER
from tests.library.gguf_maker import Gguf

ROOT = Path(__file__).parents[1]
START = [sys.executable, str(ROOT / "tests" / "fixtures" / "failing_start.py")]
OLD_SQLITE = "from desktop.storage import database; database.OLDEST_SQLITE = 9_000_000"
NO_PLACE = """
def fails(*_):
    raise PermissionError(13, "Permission denied", "somewhere")
bantam_window.WindowPlace = fails
"""


def start(data: Path, code: str = "") -> "subprocess.CompletedProcess[str]":
    """Start the program with something broken, to its end."""
    return subprocess.run([*START, str(data), code], capture_output=True, text=True, timeout=60, check=False)


def test_a_log_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "logs" / "window-crash.log").mkdir(parents=True)
    done = start(tmp_path)
    assert done.returncode == 1, done.stderr
    assert "Bantam cannot write to" in done.stdout
    assert "window-crash.log: Is a directory." in done.stdout
    assert "--data-dir" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_fault_of_ours_is_told_and_logged(tmp_path: Path) -> None:
    done = start(tmp_path, OLD_SQLITE)
    assert done.returncode == 1, done.stderr
    assert "SQLite" in done.stdout
    assert "bantam doctor" in done.stdout
    assert "BugError: SQLite" in (tmp_path / "logs" / "window.log").read_text()


@pytest.mark.parametrize("code", [OLD_SQLITE, NO_PLACE], ids=["before the chats", "after them"])
def test_nothing_is_held_while_the_error_is_read(tmp_path: Path, code: str) -> None:
    done = start(tmp_path, code)
    assert done.returncode == 1, done.stderr
    assert done.stdout.splitlines()[-1] == "free"


def test_a_folder_that_a_command_uses_is_told(tmp_path: Path) -> None:
    lock = InstanceLock(tmp_path)
    (tmp_path / WINDOW_MARK).write_text("1")  # of a window that was open at some other time
    lock.acquire()
    try:
        done = start(tmp_path)
    finally:
        lock.release()
    assert done.returncode == 1, done.stderr
    assert "Another program is using" in done.stdout


def test_a_second_start_raises_the_window_and_says_nothing(tmp_path: Path) -> None:
    with subprocess.Popen([*START, str(tmp_path)]) as first:
        try:
            deadline = time.monotonic() + 30
            while not (tmp_path / WINDOW_MARK).exists():
                assert time.monotonic() < deadline
                time.sleep(0.05)
            done = start(tmp_path)
            assert (done.returncode, done.stdout) == (0, ""), done.stderr
            assert list((tmp_path / FOLDER).iterdir()) == [], "the window took it"
            assert first.poll() is None
        finally:
            first.terminate()


def test_many_second_starts_bring_their_files_to_the_one_window(tmp_path: Path) -> None:
    """As Windows does where several files are opened; they come while the window is still being made."""
    names, data = [f"model {number}.gguf" for number in range(3)], tmp_path / "data"
    for name in names:
        (tmp_path / name).write_bytes(Gguf().bytes() + bytes(1000))
    program: dict[str, Any] = {
        "cwd": ROOT,
        "env": {**os.environ, "QT_QPA_PLATFORM": "offscreen", "GIVEN_FROM": str(tmp_path)},
    }
    first = subprocess.Popen(
        [sys.executable, "-m", "tests.fixtures.opens_files", "second", str(data), *names],
        stdout=subprocess.PIPE,
        text=True,
        **program,
    )
    others: list[subprocess.Popen[bytes]] = []
    try:
        while not (data / WINDOW_MARK).exists():
            assert first.poll() is None
            time.sleep(0.01)
        command = [sys.executable, "-m", "desktop", "--data-dir", str(data)]
        others = [subprocess.Popen([*command, str(tmp_path / name)], **program) for name in names]
        assert [one.wait(60) for one in others] == [0, 0, 0]
        said, _ = first.communicate(timeout=60)
    finally:
        for one in (first, *others):
            one.kill()
            one.wait()
    assert said.splitlines() == [", ".join(names), "models False", "1"]
